import { expect, test } from 'vitest';
import type { OwnBody } from '../../../client/hall/motion/own-body.ts';
import { createOwnMoves } from '../../../client/hall/motion/own-moves.ts';
import { RUN, SIT, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';
import type { MoveReport } from '../../../shared/protocol/hall/move-report.ts';

const FRAME = 1000 / 60;
const bodyAt = (x: number, z = 0, more: Partial<OwnBody> = {}): OwnBody => ({
  x,
  z,
  yaw: 0,
  vx: 0,
  vz: 0,
  gait: STAND,
  ...more,
});

/** Reporting into a list; snapshots are heard all the while, unless the hall is silent. */
function open({ isSilent = false } = {}) {
  const told: (MoveReport & { at: number })[] = [];
  const heard: { tick: number; at: number }[] = [];
  const clock = { now: 0, online: true };
  const moves = createOwnMoves({
    sendMove: (report) => clock.online && told.push({ ...report, at: clock.now }) > 0,
    sendHeard: (tick) => clock.online && heard.push({ tick, at: clock.now }) > 0,
    findWay: (from, to) => [from, to],
  });
  moves.meet({ x: 0, z: 0, yaw: 0, gait: STAND });
  /** Runs frames for so long; `body` is asked for at each time (ms since the beginning). */
  function pass(ms: number, body: (t: number) => OwnBody): void {
    const until = clock.now + ms;
    for (; clock.now < until; clock.now += FRAME) {
      moves.report(clock.now, body(clock.now));
      if (!isSilent) moves.sent.heard(clock.now);
    }
  }
  return { moves, told, heard, clock, pass };
}

test('straight on at an even pace is told five times a second', () => {
  const { told, pass } = open();
  pass(10_000, (t) => bodyAt((t / 1000) * 3.2, 0, { vx: 3.2, gait: WALK }));
  expect(told.length).toBeGreaterThan(42);
  expect(told.length).toBeLessThanOrEqual(51);
});

test('turning is told ten times a second and never more often', () => {
  const { told, pass } = open();
  pass(10_000, (t) => {
    const a = t / 700;
    return bodyAt(Math.sin(a) * 2.2, Math.cos(a) * 2.2 - 2.2, {
      yaw: a + Math.PI / 2,
      vx: Math.cos(a) * 3.2,
      vz: -Math.sin(a) * 3.2,
      gait: WALK,
    });
  });
  expect(told.length).toBeGreaterThan(75);
  expect(told.length).toBeLessThanOrEqual(101);
  told.forEach((report, i) => {
    const before = told[i - 1];
    if (before) expect(report.at - before.at).toBeGreaterThanOrEqual(100);
  });
});

test('starting, stopping, another pace and sitting down are told within a frame', () => {
  const steps: [number, OwnBody][] = [
    [1000, bodyAt(0)],
    [2000, bodyAt(0.1, 0, { vx: 3.2, gait: WALK })],
    [3000, bodyAt(0.2, 0, { vx: 5.2, gait: RUN })],
    [4000, bodyAt(0.2)],
    [5000, bodyAt(0.2, 0, { gait: SIT })],
  ];
  const { told, pass } = open();
  pass(6000, (t) => steps.filter(([from]) => from <= t).at(-1)?.[1] ?? bodyAt(0));
  for (const [at] of steps.slice(1)) {
    expect(
      told.some((r) => r.at >= at && r.at < at + 2 * FRAME),
      `at ${String(at)}`,
    ).toBe(true);
  }
  expect(told.map((r) => r.gait)).toEqual([WALK, RUN, STAND, SIT]);
});

test('who stands says nothing; where one stopped is told exactly', () => {
  const { told, pass } = open();
  pass(60_000, () => bodyAt(0));
  expect(told).toHaveLength(0);
  pass(1000, (t) => bodyAt(((t - 60_000) / 1000) * 3.2, 0, { vx: 3.2, gait: WALK }));
  pass(60_000, () => bodyAt(3.237));
  expect(told.length).toBeLessThan(10);
  expect(told.at(-1)).toMatchObject({ x: 3.237, gait: STAND });
});

test('what could not be sent is sent when the room is back; sequences grow by one, across rejoins', () => {
  const { told, clock, pass, moves } = open();
  const walk = (t: number) => bodyAt(Math.sin(t / 3000), 0, { vx: Math.cos(t / 3000) / 3, gait: WALK });
  pass(2000, walk);
  clock.online = false;
  pass(2000, walk);
  const before = told.length;
  clock.online = true;
  moves.begin();
  moves.meet({ x: 0, z: 0, yaw: 0, gait: STAND });
  pass(2000, walk);
  expect(told.length).toBeGreaterThan(before);
  told.forEach((report, i) => expect(report.sequence).toBe((i + 1) & 0xffff));
});

test('after 65,535 the sequence begins again at 0', () => {
  const { moves, told } = open();
  for (let k = 1; k <= 65_600; k++) {
    moves.sent.heard(k * 200);
    moves.report(k * 200, bodyAt(0, 0, { gait: k % 2 }));
  }
  expect(told).toHaveLength(65_600);
  expect(told.slice(65_533, 65_538).map(({ sequence }) => sequence)).toEqual([65_534, 65_535, 0, 1, 2]);
  expect(moves.sent.after(65_535).map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 65 }, (_, i) => i),
  );
});

test('each report carries the newest snapshot heard; alone it is said once a second, and only news', () => {
  const { told, heard, clock, pass, moves } = open();
  for (let k = 0; k < 50; k++) {
    moves.heard(500 + k, clock.now);
    pass(100, () => bodyAt(0));
  }
  expect(told).toHaveLength(0);
  expect(heard.length).toBeGreaterThanOrEqual(4);
  expect(heard.length).toBeLessThanOrEqual(6);
  const count = heard.length;
  pass(2000, () => bodyAt(0));
  pass(20_000, () => bodyAt(0));
  expect(heard.length - count).toBeLessThanOrEqual(1);
  expect(heard.at(-1)?.tick).toBe(549);
  moves.heard(600, clock.now);
  pass(500, () => bodyAt(0.5, 0, { gait: WALK }));
  expect(told.at(-1)?.heard).toBe(600);
});

test('in the gallery snapshots are acknowledged, nothing else is said', () => {
  const { moves, told, heard } = open();
  for (let t = 0; t < 10_000; t += 500) {
    moves.heard(t / 100, t);
    moves.listen(t);
  }
  expect(told).toHaveLength(0);
  expect(heard.length).toBeGreaterThanOrEqual(8);
});

test('into a network that stands still no more is told than the server may take at once', () => {
  const { told, pass } = open({ isSilent: true });
  pass(6000, (t) => bodyAt((t / 1000) * 5.2, 0, { vx: 5.2, gait: RUN }));
  expect(told.at(-1)?.x).toBeGreaterThan(3);
  expect(told.at(-1)?.x).toBeLessThan(5);
});

test('a hall that says nothing at all silences us no longer than some seconds', () => {
  const { told, pass } = open({ isSilent: true });
  pass(60_000, (t) => bodyAt((t / 1000) * 3.2, 0, { vx: 3.2, gait: WALK }));
  expect(told.length).toBeGreaterThan(25);
});

test('a server that knows us elsewhere is led after us at a speed it accepts, onto the very place', () => {
  const { moves, told, clock, pass } = open();
  moves.meet({ x: -30, z: 0, yaw: 0, gait: STAND });
  pass(7000, () => bodyAt(2));
  expect(moves.behind()).toBe(0);
  expect(told.at(-1)).toMatchObject({ x: 2, gait: STAND });
  told.forEach((report, i) => {
    const before = told[i - 1];
    const [x, at] = before ? [before.x, before.at] : [-30, 0];
    expect(report.x - x).toBeLessThanOrEqual(((report.at - at) / 1000) * 5.8 + (before ? 0 : 2));
  });
  const count = told.length;
  pass(5000, () => bodyAt(2));
  expect(told).toHaveLength(count);
  expect(clock.now).toBeGreaterThan(0);
});
