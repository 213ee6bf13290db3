import { expect, test } from 'vitest';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import { steer } from '../../../client/hall/motion/steer.ts';

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
