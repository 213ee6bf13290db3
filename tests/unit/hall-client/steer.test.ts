import { expect, test } from 'vitest';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import { steer, turningOf } from '../../../client/hall/motion/steer.ts';

const out = () => ({ x: 0, z: 0, run: false });

test('forward is where the camera looks', () => {
  for (const yaw of [0, 1, Math.PI / 2, 4]) {
    const wish = out();
    steer({ ...noKeys(), forward: true }, { x: 0, y: 0 }, yaw, wish);
    expect(wish.x).toBeCloseTo(Math.sin(yaw), 9);
    expect(wish.z).toBeCloseTo(Math.cos(yaw), 9);
  }
});

test('right is to the right: looking north (yaw half a turn) it is east', () => {
  const wish = out();
  steer({ ...noKeys(), right: true }, { x: 0, y: 0 }, Math.PI, wish);
  expect(wish.x).toBeCloseTo(1, 9);
  expect(wish.z).toBeCloseTo(0, 9);
});

test('a diagonal is no faster, opposite keys cancel', () => {
  const wish = out();
  steer({ ...noKeys(), forward: true, right: true }, { x: 0, y: 0 }, 0.3, wish);
  expect(Math.hypot(wish.x, wish.z)).toBeCloseTo(1, 9);
  steer({ ...noKeys(), left: true, right: true }, { x: 0, y: 0 }, 0.3, wish);
  expect(Math.hypot(wish.x, wish.z)).toBe(0);
});

test('the stick walks by degrees and runs at its edge', () => {
  const wish = out();
  steer(noKeys(), { x: 0, y: 0.5 }, 0, wish);
  expect(wish).toMatchObject({ run: false });
  expect(wish.z).toBeCloseTo(0.5, 9);
  steer(noKeys(), { x: 0, y: 1 }, 0, wish);
  expect(wish.run).toBe(true);
});

test('forward twice runs', () => {
  const wish = out();
  steer({ ...noKeys(), forward: true, dash: true }, { x: 0, y: 0 }, 0, wish);
  expect(wish.run).toBe(true);
});

test('the side arrows walk sideways from behind, and only turn the head through own eyes', () => {
  const wish = out();
  const keys = { ...noKeys(), arrowRight: true };
  steer(keys, { x: 0, y: 0 }, Math.PI, wish);
  expect(wish.x).toBeCloseTo(1, 9);
  expect(turningOf(keys, { x: 0, y: 0 }, false)).toBe(0);
  steer(keys, { x: 0, y: 0 }, Math.PI, wish, true);
  expect(Math.hypot(wish.x, wish.z)).toBe(0);
  expect(turningOf(keys, { x: 0, y: 0 }, true)).toBeLessThan(-1);
});

test('through own eyes one thumb walks and turns', () => {
  const wish = out();
  steer(noKeys(), { x: 0.6, y: 0.6 }, 0, wish, true);
  expect(wish.z).toBeCloseTo(0.6, 9);
  expect(turningOf(noKeys(), { x: 0.6, y: 0.6 }, true)).toBeLessThan(0);
});
