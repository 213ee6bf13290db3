import { expect, test } from 'vitest';
import { SIT } from '../../../shared/protocol/hall/gaits.ts';
import { hall } from '../hall/crowd-fixture.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { badWeather, walkOverNetwork, type Walk } from './walk-over-network.ts';

/** Seen between two frames of 16 ms beyond what one walks, metres. */
const JUMP_M = 0.05;
/** Two round trips and some ticks: after that nothing may be left to correct. */
const SETTLED_MS = 1000;

/** Keys that turn and change pace now and then, bumping into walls and counters; and ways to counters. */
async function wander(walk: Walk, seconds: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const { visitor } = walk;
  let next = walk.clock.ms;
  await walk.pass(seconds * 1000, () => {
    if (walk.clock.ms < next) return;
    next = walk.clock.ms + 300 + random() * 2500;
    const { keys } = visitor;
    const what = random();
    keys.forward = keys.left = keys.right = keys.back = keys.run = false;
    if (what < 0.25) {
      const counter = hall.counters[Math.floor(random() * hall.counters.length)];
      if (counter) visitor.leadTo(counter.approach, counter);
      next += 3000;
      return;
    }
    if (what < 0.35) return;
    keys.forward = what < 0.7;
    keys.back = what >= 0.7;
    keys.left = random() < 0.4;
    keys.right = !keys.left && random() < 0.4;
    keys.run = random() < 0.4;
  });
  const { keys } = visitor;
  keys.forward = keys.left = keys.right = keys.back = keys.run = false;
  visitor.stop();
}

test('a minute of walking among walls and counters over a bad network is never corrected, seen to jump, or lost', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const walk = walkOverNetwork(seed);
    await walk.pass(1000);
    walk.watch();
    await wander(walk, 60, seed * 77);
    await walk.pass(3000);
    expect(walk.corrections, `seed ${String(seed)}`).toEqual([]);
    expect(walk.jump()).toBeLessThan(JUMP_M);
    expect(walk.apart()).toBeLessThan(0.05);
  }
});

test('stalls of three seconds bring no correction, and the server is where we are two seconds after', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const stalls = [
      [5000, 8000],
      [15_000, 18_000],
      [25_000, 28_000],
    ] as const;
    const walk = walkOverNetwork(seed, { ...badWeather, stalls });
    await walk.pass(1000);
    walk.watch();
    await wander(walk, 40, seed * 177);
    await walk.pass(3000);
    expect(walk.corrections, `seed ${String(seed)}`).toEqual([]);
    expect(walk.jump()).toBeLessThan(JUMP_M);
    expect(walk.apart()).toBeLessThan(0.05);
  }
});

/** Walks into the hall, then lets `force` make the server disagree, and walks on. */
async function forced(seed: number, run: boolean, force: (walk: Walk) => void): Promise<Walk> {
  const walk = walkOverNetwork(seed);
  const { keys } = walk.visitor;
  await walk.pass(500);
  keys.forward = true;
  keys.run = run;
  walk.visitor.leadTo({ x: 0, z: -8 }, null);
  keys.forward = false;
  await walk.pass(2000);
  walk.watch();
  force(walk);
  await walk.pass(1500);
  return walk;
}

async function expectSettled(walk: Walk, moves: number): Promise<void> {
  const first = walk.corrections[0] ?? 0;
  expect(walk.moved).toHaveLength(moves);
  // Those that answer reports on their way come soon; none after that.
  for (const at of walk.corrections) expect(at - first).toBeLessThan(SETTLED_MS);
  walk.visitor.stop();
  walk.visitor.keys.run = false;
  await walk.pass(5000);
  expect(walk.corrections.every((at) => at - first < SETTLED_MS)).toBe(true);
  expect(walk.apart()).toBeLessThan(0.05);
  const { x, z } = walk.visitor.walker;
  expect(Math.hypot(walk.shown().x - x, walk.shown().z - z)).toBeLessThan(0.01);
}

test('put somewhere else by the server, one is there at once, is corrected once, and walks on from there', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const walk = await forced(seed, seed % 2 === 0, ({ server }) => {
      const at = server.place();
      server.put(at.x - 8, at.z, 0);
    });
    expect(walk.corrections.length).toBeGreaterThan(0);
    expect(walk.visitor.destination(), 'the way goes on').not.toBeNull();
    await expectSettled(walk, 1);
  }
});

test('pushed aside by a metre, the picture slides there without a jump, within a second', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const walk = await forced(seed, false, ({ server }) => {
      const at = server.place();
      server.put(at.x + 1, at.z, -1);
    });
    expect(walk.corrections.length).toBeGreaterThan(0);
    expect(walk.jump()).toBeLessThan(JUMP_M);
    await expectSettled(walk, 1);
  }
});

test('a server that could not follow is waited for: nobody is pulled back', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const walk = await forced(seed, true, ({ server }) => {
      const at = server.place();
      server.put(at.x, at.z, -2);
    });
    expect(walk.corrections.length).toBeGreaterThan(0);
    expect(walk.jump()).toBeLessThan(JUMP_M);
    await expectSettled(walk, 0);
  }
});

test('back after a drop, one stands and is led where one sees oneself; the server is led there unseen', async () => {
  for (const away of [500, 5000, 20_000]) {
    const walk = walkOverNetwork(away);
    await walk.pass(500);
    const counter = hall.counters[20];
    if (!counter) throw new Error('27 counters');
    walk.visitor.leadTo(counter.approach, counter);
    await walk.pass(1500);
    walk.watch();
    await walk.drop(away);
    await walk.pass(20_000);
    expect(walk.jump()).toBeLessThan(JUMP_M);
    expect(walk.corrections).toEqual([]);
    expect(walk.visitor.destination()).toBeNull();
    expect(walk.apart()).toBeLessThan(0.05);
    expect(walk.told.at(-1)).toBe(counter.code);
  }
});

test('forgotten by the server at an open counter, one is put there again and the panel stays', async () => {
  const counter = hall.counters[13];
  if (!counter) throw new Error('27 counters');
  const walk = walkOverNetwork(5);
  await walk.pass(500);
  walk.visitor.leadTo(counter.approach, counter);
  await walk.pass(20_000);
  expect(walk.told.at(-1)).toBe(counter.code);
  const before = walk.told.length;
  walk.watch();
  walk.server.forget();
  await walk.drop(3000, counter.code);
  await walk.pass(4000);
  expect(walk.told.slice(before).every((code) => code === counter.code)).toBe(true);
  expect(walk.jump()).toBeLessThan(JUMP_M);
  expect(walk.corrections).toEqual([]);
  expect(walk.apart()).toBeLessThan(0.05);
});

test('forgotten by the server in the middle of the hall, one stays and the server is led there from the entrance', async () => {
  const counter = hall.counters[13];
  if (!counter) throw new Error('27 counters');
  const walk = walkOverNetwork(6);
  await walk.pass(500);
  walk.visitor.leadTo(counter.approach, counter);
  await walk.pass(20_000);
  const before = walk.told.length;
  walk.server.forget();
  walk.watch();
  await walk.drop(3000);
  await walk.pass(15_000);
  expect(walk.jump()).toBeLessThan(JUMP_M);
  expect(walk.corrections).toEqual([]);
  expect(walk.apart()).toBeLessThan(0.05);
  const after = walk.told.slice(before);
  expect(
    after.every((code) => code === counter.code),
    'no counter on the way is told of',
  ).toBe(true);
});

test('who sat at a counter sits there after a drop, for the server too', async () => {
  const counter = hall.counters[7];
  if (!counter) throw new Error('27 counters');
  for (const forgets of [false, true]) {
    const walk = walkOverNetwork(7);
    await walk.pass(500);
    walk.visitor.leadTo(counter.approach, counter);
    await walk.pass(20_000);
    walk.visitor.sitAt(counter, 1);
    await walk.pass(4000);
    expect(walk.server.place().gait).toBe(SIT);
    const seat = walk.shown();
    if (forgets) walk.server.forget();
    await walk.drop(3000, counter.code);
    await walk.pass(5000);
    expect(walk.server.place().gait).toBe(SIT);
    expect(walk.shown()).toEqual(seat);
    expect(walk.apart()).toBeLessThan(0.05);
    expect(walk.corrections).toEqual([]);
  }
});
