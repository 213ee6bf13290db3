import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { decodeCorrection, type Correction } from '../../../shared/protocol/hall/correction.ts';
import { WALK } from '../../../shared/protocol/hall/gaits.ts';
import type { HallServerMessages } from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard, encodeMove } from '../../../shared/protocol/hall/move-report.ts';
import { readRoster, type RosterEntry } from '../../../shared/protocol/hall/roster.ts';
import { KEY, readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { enterCrowd } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { createCrowd, type Crowd } from '../../../server/rooms/hall/crowd/crowd.ts';
import { createHallDirectory, type HallDirectory } from '../../../server/rooms/hall/halls/hall-directory.ts';
import { createHouse, type Place } from '../../../server/rooms/hall/halls/house.ts';
import { STEP_MS } from '../../../server/rooms/hall/crowd/crowd-time.ts';
import { hearHeard } from '../../../server/rooms/hall/hear/hear.ts';
import { hearMove } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { stepCrowd } from '../../../server/rooms/hall/crowd/tick-crowd.ts';
import type { HallIdentity, Person, Wire } from '../../../server/rooms/hall/crowd/person.ts';
import { realRegions, realWings } from './real-province.ts';

export const hall = layoutHall(realRegions, realWings);
export const grid = buildWalkGrid(hall);

export type Sent = {
  [K in keyof HallServerMessages]: { type: K; message: HallServerMessages[K] };
}[keyof HallServerMessages];

export type Seen = { readonly x: number; readonly z: number; readonly yaw: number; readonly gait: number };

/** A client without a network: keeps what it is sent, and its own picture of where everybody is. */
export type FakeClient = Wire & {
  readonly sent: Sent[];
  readonly corrections: Correction[];
  readonly frames: Uint8Array[];
  readonly keys: () => number;
  /** Whom it is told of, as a reader of the protocol understands it. */
  readonly seen: Map<number, Seen>;
  readonly said: { readonly id: number; readonly code: number }[];
  readonly changed: number[];
  /** People in the hall, as last counted for it, and in its cells by column and row. */
  people: number;
  readonly counts: Map<string, number>;
  readonly roster: RosterEntry[];
  /** The newest tick it read. */
  tick: number;
  ended: { code: number; reason: string } | null;
  waiting: number;
  ready: boolean;
};

export function createFakeClient(): FakeClient {
  let keys = 0;
  const client: FakeClient = {
    sent: [],
    corrections: [],
    frames: [],
    keys: () => keys,
    seen: new Map(),
    said: [],
    changed: [],
    people: 0,
    counts: new Map(),
    roster: [],
    tick: 0,
    ended: null,
    waiting: 0,
    ready: true,
    send(type, message) {
      client.sent.push({ type, message } as Sent);
    },
    sendFrame(frame) {
      client.frames.push(frame);
      if ((frame[1] ?? 0) & KEY) keys += 1;
      const tick = readSnapshot(frame, {
        key: () => client.seen.clear(),
        place: (id, x, z, yaw, gait) => client.seen.set(id, { x, z, yaw, gait }),
        gone: (id) => client.seen.delete(id),
        said: (id, code) => client.said.push({ id, code }),
        changed: (id) => client.changed.push(id),
        people: (inHall) => {
          client.people = inHall;
          client.counts.clear();
        },
        count: (column, row, here) => client.counts.set(`${String(column)} ${String(row)}`, here),
      });
      if (tick === null) throw new Error('a frame that cannot be read');
      if (tick === client.tick) throw new Error('two frames of one tick');
      client.tick = tick;
    },
    sendCorrection(bytes) {
      const correction = decodeCorrection(bytes);
      if (correction) client.corrections.push(correction);
    },
    sendRoster(bytes) {
      client.roster.push(...(readRoster(bytes) ?? []));
    },
    backlog: () => client.waiting,
    isReady: () => client.ready,
    end: (code, reason) => {
      client.ended = { code, reason };
    },
  };
  return client;
}

export const sentOf = <K extends Sent['type']>(client: FakeClient, type: K): HallServerMessages[K][] =>
  client.sent.flatMap((s) => (s.type === type ? [s.message as HallServerMessages[K]] : []));

export type TestCrowd = {
  readonly crowd: Crowd;
  readonly clock: { ms: number };
  readonly told: string[];
  readonly guests: Guest[];
};

/** A hall with a clock one sets and a record of what the house was told. */
export function openTestCrowd(
  clock = { ms: 1_000_000 },
  directory: HallDirectory = createHallDirectory(createHouse(() => clock.ms)),
  number = 1,
): TestCrowd {
  const told: string[] = [];
  const crowd = createCrowd({
    hall,
    grid,
    number,
    directory,
    presence: {
      moved: (subject, region) => told.push(`${subject} at ${region ?? '-'}`),
      left: (subject) => told.push(`${subject} left`),
    },
    now: () => clock.ms,
    seal: (bytes) => bytes.slice(),
  });
  return { crowd, clock, told, guests: [] };
}

export const identityOf = (subject: string, more: Partial<HallIdentity> = {}): HallIdentity => ({
  subject,
  kind: 'citizen',
  name: `Warga ${subject}`,
  look: { body: 0, skin: 0, top: 0, bottom: 0, hair: 0, pattern: 0 },
  simulated: false,
  ...more,
});

/** One report as the client would send it. */
export function report(
  crowd: Crowd,
  person: Person,
  x: number,
  z: number,
  { sequence, gait = WALK, yaw = 0 }: { sequence?: number; gait?: number; yaw?: number } = {},
): void {
  const next = sequence ?? ((person.lastSequence ?? 0) + 1) & 0xffff;
  const heard = person.observer ? person.observer.sentTick & 0xffff : 0;
  hearMove(crowd, person, encodeMove({ sequence: next, x, z, yaw, gait, heard }));
}

export type Guest = { readonly client: FakeClient; readonly person: Person };

/** Somebody comes in, with a client of their own. */
export function enter({ crowd, guests }: TestCrowd, subject: string, last: Place | null = null): Guest {
  const client = createFakeClient();
  const guest = { client, person: enterCrowd(crowd, identityOf(subject), client, last) };
  guests.push(guest);
  return guest;
}

/** Says that the newest frame was read, as a client does each second. */
export function hear({ crowd }: TestCrowd, { client, person }: Guest): void {
  hearHeard(crowd, person, encodeHeard(client.tick));
}

/** Lets time pass, step by step; everybody says each second what they have read, unless told not to. */
export function pass(test: TestCrowd, ms: number, { deaf = [] }: { deaf?: readonly Guest[] } = {}): void {
  for (let t = 0; t < ms; t += STEP_MS) {
    test.clock.ms += STEP_MS;
    stepCrowd(test.crowd);
    if (test.crowd.step % 40 !== 0) continue;
    for (const guest of test.guests)
      if (guest.person.wire === guest.client && !deaf.includes(guest)) hear(test, guest);
  }
}
