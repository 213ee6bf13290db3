import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectHall, type HallLink } from '../../../client/hall/engine/connect-hall.ts';
import { createVisitor, type Visitor } from '../../../client/hall/engine/visitor.ts';
import type { Crowd } from '../../../client/hall/kit/crowd.ts';
import { createPeople, type CrowdPeople } from '../../../client/hall/kit/crowd-people.ts';
import { createGround } from '../../../client/hall/motion/ground.ts';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import type { HallListener, HallRoom } from '../../../client/hall/net/hall-room.ts';
import { hearOthers } from '../../../client/hall/people/hear-others.ts';
import { createOthers, type Others } from '../../../client/hall/people/others.ts';
import { createSlots, OWN_SLOT } from '../../../client/hall/people/slots.ts';
import { resetHall, useHall } from '../../../client/hall/state/hall-store.ts';
import { noPanel } from '../../../client/hall/state/panel.ts';
import { createGuide } from '../../../client/hall/world/guide.ts';
import { encodeCorrection } from '../../../shared/protocol/hall/correction.ts';
import { SIT, STAND } from '../../../shared/protocol/hall/gaits.ts';
import type { HallServerMessages, WarpReply } from '../../../shared/protocol/hall/messages.ts';
import { createMoveReport, readMove, type MoveReport } from '../../../shared/protocol/hall/move-report.ts';
import { encodeRoster } from '../../../shared/protocol/hall/roster.ts';
import { cellOf, createSnapshotWriter } from '../../../shared/protocol/hall/snapshot.ts';
import { smallHall } from './small-hall.ts';

/** The room's other end: what it was sent, and what it tells. */
const wire = vi.hoisted(() => ({
  listener: null as unknown,
  sent: [] as { type: string; bytes: Uint8Array | null; on?: boolean }[],
  warps: [] as string[],
  /** The answer to a warp; refused without one. */
  warpReply: null as WarpReply | null,
  isOnline: true,
}));

vi.mock('../../../client/hall/net/hall-room.ts', () => ({
  openHallRoom(listener: HallListener): Partial<HallRoom> {
    wire.listener = listener;
    const send = (type: string, bytes: Uint8Array | null, on?: boolean): boolean => {
      if (wire.isOnline) wire.sent.push(on === undefined ? { type, bytes } : { type, bytes, on });
      return wire.isOnline;
    };
    return {
      sendMove: (bytes) => send('mv', bytes),
      sendHeard: (bytes) => send('ak', bytes),
      ask: (bytes) => send('who', bytes),
      sendRest: (on) => send('rest', null, on),
      warp: (region) => {
        wire.warps.push(region);
        const { warpReply } = wire;
        return warpReply ? Promise.resolve(warpReply) : Promise.reject(new Error('not here'));
      },
      close: () => undefined,
    };
  },
}));

const hall = smallHall();
const ground = createGround(hall);
const { spawn, spawnYaw } = hall.entrance;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const listener = (): HallListener => wire.listener as HallListener;

function show(state: 'visible' | 'hidden'): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
}

const welcomeAt = (more: Partial<HallServerMessages['welcome']> = {}): HallServerMessages['welcome'] => ({
  protocol: 2,
  you: 7,
  hall: 1,
  x: spawn.x,
  z: spawn.z,
  yaw: spawnYaw,
  seated: false,
  gallery: false,
  people: 3,
  ...more,
});

let tick = 0;
/** A snapshot with somebody walking, so that there is something to hear. */
function snapshot(): Uint8Array {
  const writer = createSnapshotWriter();
  tick += 1;
  writer.begin(tick, tick === 1);
  const x = 1 + (tick % 20) * 0.3;
  writer.openCell(cellOf(x), cellOf(2));
  writer.addPlace(99, x, 2, 0, 1);
  return (writer.finish() ?? new Uint8Array()).slice();
}

const links: HallLink[] = [];

type Opened = {
  readonly link: HallLink;
  readonly visitor: Visitor;
  readonly people: CrowdPeople;
  readonly others: Others;
};

function open(): Opened {
  const people = createPeople(16);
  const crowd = { people } as Crowd;
  const visitor = createVisitor(hall, ground, crowd, createGuide(), noKeys(), () => undefined);
  const others = createOthers(crowd, createSlots(1, 16));
  const link = connectHall(visitor, ground, others, crowd, () => undefined, hearOthers(crowd, undefined));
  links.push(link);
  return { link, visitor, people, others };
}

/** Time passes; frames are drawn while the page is seen, snapshots come as long as nobody asked for rest. */
function pass({ link, visitor }: Opened, ms: number): void {
  let isResting = wire.sent.filter(({ type }) => type === 'rest').at(-1)?.on ?? false;
  for (let t = 0; t < ms; t += 50) {
    vi.advanceTimersByTime(50);
    isResting = wire.sent.filter(({ type }) => type === 'rest').at(-1)?.on ?? false;
    if (t % 100 === 0 && !isResting && wire.isOnline) listener().snapshot(snapshot());
    if (page.visibilityState === 'hidden') continue;
    visitor.frame(0.05, spawnYaw);
    link.report(performance.now());
  }
}

function movesSent(): MoveReport[] {
  return wire.sent.flatMap(({ type, bytes }) => {
    const report = createMoveReport();
    return type === 'mv' && bytes && readMove(bytes, report) ? [report] : [];
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
  wire.sent = [];
  wire.warps = [];
  wire.warpReply = null;
  wire.isOnline = true;
  tick = 0;
  resetHall();
});

afterEach(() => {
  for (const link of links.splice(0)) link.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a hidden minute costs one report, one word, and nothing more', () => {
  const hallNow = open();
  listener().welcome(welcomeAt(), 'room');
  hallNow.visitor.keys.forward = true;
  pass(hallNow, 2000);
  expect(movesSent().length).toBeGreaterThan(5);
  wire.sent = [];
  show('hidden');
  pass(hallNow, 2900);
  expect(wire.sent).toEqual([]);
  pass(hallNow, 60_000);
  expect(wire.sent.map(({ type }) => type)).toEqual(['mv', 'rest']);
  expect(movesSent()[0], 'who does not look does not walk on the spot').toMatchObject({ gait: STAND });
  wire.sent = [];
  show('visible');
  expect(wire.sent).toMatchObject([{ type: 'rest', on: false }]);
  pass(hallNow, 2000);
  expect(movesSent().length, 'and walks on').toBeGreaterThan(5);
});

test('seen again, people are where they are by then: nobody glides through the hall', () => {
  const hallNow = open();
  const { people, others } = hallNow;
  const look = { body: 0, skin: 1, top: 2, bottom: 3, hair: 1, pattern: 0 };
  const snapshotAt = (at: number, x: number, isKey: boolean): Uint8Array => {
    const writer = createSnapshotWriter();
    writer.begin(at, isKey);
    writer.openCell(cellOf(x), cellOf(2));
    writer.addPlace(99, x, 2, 0, STAND);
    return (writer.finish() ?? new Uint8Array()).slice();
  };
  const shown = (ms: number): number[] => {
    const xs: number[] = [];
    for (let t = 0; t < ms; t += 50) {
      vi.advanceTimersByTime(50);
      others.frame(performance.now(), 0.05);
      others.thin(0, 0, 10);
      const slot = others.tags.find(({ name }) => name === 'Asep')?.slot;
      if (slot !== undefined && people.visible[slot] === 1) xs.push(people.x[slot] ?? 0);
    }
    return xs;
  };
  listener().welcome(welcomeAt(), 'room');
  listener().snapshot(snapshotAt(10, 1, true));
  listener().roster(encodeRoster([{ id: 99, name: 'Asep', look, role: 'citizen', simulated: false }]));
  expect(shown(2000).at(-1)).toBeCloseTo(1, 1);
  show('hidden');
  vi.advanceTimersByTime(60_000);
  show('visible');
  shown(200);
  listener().snapshot(snapshotAt(640, 9, true));
  const after = shown(2000);
  expect(after.at(-1)).toBeCloseTo(9, 1);
  expect(after.filter((x) => x > 1.1 && x < 8.9)).toEqual([]);
});

test('a glance at another tab is no rest', () => {
  const hallNow = open();
  listener().welcome(welcomeAt(), 'room');
  show('hidden');
  pass(hallNow, 2000);
  show('visible');
  pass(hallNow, 10_000);
  expect(wire.sent.some(({ type }) => type === 'rest')).toBe(false);
});

test('a tab that joins again while hidden rests there, too; after the end nothing is said any more', () => {
  const hallNow = open();
  listener().welcome(welcomeAt(), 'room');
  show('hidden');
  pass(hallNow, 4000);
  wire.isOnline = false;
  pass(hallNow, 4000);
  wire.isOnline = true;
  wire.sent = [];
  listener().welcome(welcomeAt(), 'another');
  expect(wire.sent).toMatchObject([{ type: 'rest', on: true }]);
  hallNow.link.close();
  wire.sent = [];
  show('visible');
  expect(wire.sent).toEqual([]);
});

test('in the gallery one has no body: not drawn, not walking, not reporting, but hearing', () => {
  const hallNow = open();
  const { visitor, people } = hallNow;
  listener().welcome(welcomeAt({ gallery: true, you: 0 }), 'room');
  expect(useHall.getState().gallery).toBe(true);
  visitor.keys.forward = true;
  pass(hallNow, 5000);
  expect(people.visible[OWN_SLOT]).toBe(0);
  expect(movesSent()).toEqual([]);
  expect(wire.sent.filter(({ type }) => type === 'ak').length).toBeGreaterThanOrEqual(4);
  expect(visitor.walker).toMatchObject({ x: spawn.x, z: spawn.z });
  // A place became free.
  listener().welcome(welcomeAt({ x: spawn.x + 1 }), 'room');
  pass(hallNow, 3000);
  expect(people.visible[OWN_SLOT]).toBe(1);
  expect(movesSent().length).toBeGreaterThan(5);
});

test('whoever comes back to a seat sits on it, and the server is told so', () => {
  const seat = hall.counters[3]?.seats[2];
  if (!seat) throw new Error('counters have seats');
  const hallNow = open();
  listener().welcome(welcomeAt({ x: seat.x + 0.03, z: seat.z, seated: true }), 'room');
  pass(hallNow, 1000);
  const { people, visitor } = hallNow;
  expect([people.x[OWN_SLOT], people.z[OWN_SLOT]]).toEqual([Math.fround(seat.x), Math.fround(seat.z)]);
  expect(visitor.body().gait).toBe(SIT);
  visitor.keys.forward = true;
  pass(hallNow, 1000);
  expect(movesSent().at(-1)?.gait).not.toBe(SIT);
});

test('sitting is said only on a seat; "no seat here" stands up', () => {
  const counter = hall.counters[3];
  const seat = counter?.seats[0];
  if (!counter || !seat) throw new Error('counters have seats');
  const hallNow = open();
  listener().welcome(welcomeAt({ x: counter.approach.x, z: counter.approach.z }), 'room');
  hallNow.visitor.sitAt(counter, 0);
  pass(hallNow, 5000);
  for (const report of movesSent())
    if (report.gait === SIT) expect(Math.hypot(report.x - seat.x, report.z - seat.z)).toBeLessThan(0.75);
  const last = movesSent().at(-1);
  expect(last?.gait).toBe(SIT);
  const { x, z } = hallNow.visitor.walker;
  listener().correction(encodeCorrection({ sequence: last?.sequence ?? 0, x, z, yaw: 0, reason: 'no-seat' }));
  pass(hallNow, 1000);
  expect(movesSent().at(-1)?.gait).toBe(STAND);
});

test('who is taken to a counter at once is at its desk at once, also right after the welcome', async () => {
  const counter = hall.counters[3];
  if (!counter) throw new Error('a hall of twelve');
  const hallNow = open();
  wire.warpReply = { ...counter.approach, yaw: counter.approachYaw };
  listener().welcome(welcomeAt(), 'room');
  const isThere = hallNow.link.warpTo(counter.code);
  pass(hallNow, 100);
  expect(await isThere).toBe(true);
  listener().at({ region: counter.code });
  pass(hallNow, 100);
  expect(useHall.getState().panel.open).toBe(counter.code);
  expect(hallNow.visitor.walker).toMatchObject(counter.approach);
});

test('a drop leaves the open panel as it is; a server that has forgotten us is asked for the counter', () => {
  const code = hall.counters[3]?.code ?? '';
  const approach = hall.counters[3]?.approach ?? spawn;
  const hallNow = open();
  listener().welcome(welcomeAt({ x: approach.x, z: approach.z }), 'room');
  listener().at({ region: code });
  pass(hallNow, 2000);
  const { panel } = useHall.getState();
  expect(panel).toEqual({ ...noPanel, at: code, open: code });
  wire.isOnline = false;
  pass(hallNow, 5000);
  wire.isOnline = true;
  listener().welcome(welcomeAt({ x: approach.x, z: approach.z }), 'room');
  listener().at({ region: code });
  pass(hallNow, 3000);
  expect(useHall.getState().panel).toBe(panel);
  expect(wire.warps).toEqual([]);
  listener().welcome(welcomeAt(), 'room of another process');
  pass(hallNow, 500);
  expect(wire.warps).toEqual([code]);
  expect(useHall.getState().panel).toBe(panel);
  expect(hallNow.visitor.walker).toMatchObject({ x: approach.x, z: approach.z });
});
