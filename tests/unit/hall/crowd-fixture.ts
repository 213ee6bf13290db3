import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import type { HallServerMessages } from '../../../shared/protocol/hall-messages.ts';
import {
  decodeCorrection,
  encodeMove,
  readSnapshot,
  type Correction,
} from '../../../shared/protocol/snapshot.ts';
import { enterCrowd } from '../../../server/rooms/hall/come-and-go.ts';
import { createCrowd, type Crowd } from '../../../server/rooms/hall/crowd.ts';
import { createHallDirectory, type HallDirectory } from '../../../server/rooms/hall/hall-directory.ts';
import { hearMove } from '../../../server/rooms/hall/hear.ts';
import { tickCrowd } from '../../../server/rooms/hall/tick-crowd.ts';
import type { HallIdentity, Person, Wire } from '../../../server/rooms/hall/person.ts';
import { realRegions, realWings } from './real-province.ts';

export const hall = layoutHall(realRegions, realWings);
export const grid = buildWalkGrid(hall);

export type Sent = {
  [K in keyof HallServerMessages]: { type: K; message: HallServerMessages[K] };
}[keyof HallServerMessages];

/** A client without a network: keeps what it is sent, and its own picture of where everybody is. */
export type FakeClient = Wire & {
  readonly sent: Sent[];
  readonly corrections: Correction[];
  readonly frames: Uint8Array[];
  readonly seen: Map<number, { x: number; z: number }>;
  ended: { code: number; reason: string } | null;
  waiting: number;
  ready: boolean;
};

export function createFakeClient(): FakeClient {
  const client: FakeClient = {
    sent: [],
    corrections: [],
    frames: [],
    seen: new Map(),
    ended: null,
    waiting: 0,
    ready: true,
    send(type, message) {
      client.sent.push({ type, message } as Sent);
      const told = { type, message } as Sent;
      if (told.type === 'welcome')
        for (const p of told.message.people) client.seen.set(p.id, { x: p.x, z: p.z });
      if (told.type === 'enter') client.seen.set(told.message.id, { x: told.message.x, z: told.message.z });
      if (told.type === 'leave') client.seen.delete(told.message.id);
    },
    sendFrame(frame) {
      client.frames.push(frame);
      readSnapshot(frame, (id, x, z) => client.seen.set(id, { x, z }));
    },
    sendCorrection(bytes) {
      const correction = decodeCorrection(bytes);
      if (correction) client.corrections.push(correction);
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
};

/** A hall with a clock one sets and a record of what the house was told. */
export function openTestCrowd(
  directory: HallDirectory = createHallDirectory(),
  clock = { ms: 1_000_000 },
): TestCrowd {
  const told: string[] = [];
  const crowd = createCrowd({
    hall,
    grid,
    name: 'Aula 1',
    directory,
    presence: {
      moved: (subject, region) => told.push(`${subject} at ${region ?? '-'}`),
      left: (subject) => told.push(`${subject} left`),
    },
    now: () => clock.ms,
    seal: (bytes) => bytes.slice(),
  });
  return { crowd, clock, told };
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
export function report(crowd: Crowd, person: Person, x: number, z: number, sequence?: number): void {
  const next = sequence ?? ((person.lastSequence ?? 0) + 1) & 0xffff;
  hearMove(crowd, person, encodeMove({ sequence: next, x, z, yaw: 0, gait: 'walk' }));
}

/** Somebody comes in, with a client of their own. */
export function enter({ crowd }: TestCrowd, subject: string) {
  const client = createFakeClient();
  return { client, person: enterCrowd(crowd, identityOf(subject), client) };
}

/** Lets time pass, tick by tick. */
export function pass(test: TestCrowd, ms: number): void {
  for (let t = 0; t < ms; t += 100) {
    test.clock.ms += 100;
    tickCrowd(test.crowd);
  }
}
