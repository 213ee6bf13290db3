import { expect, test } from 'vitest';
import { pick, type Ray } from '../../../client/hall/motion/pick.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();

const through = (from: [number, number, number], to: [number, number, number]): Ray => ({
  x: from[0],
  y: from[1],
  z: from[2],
  dx: to[0] - from[0],
  dy: to[1] - from[1],
  dz: to[2] - from[2],
});

test('a tap on each counter means that counter', () => {
  for (const counter of hall.counters) {
    const { approach, centre } = counter;
    const ray = through([approach.x, 1.6, approach.z], [centre.x, 1, centre.z]);
    expect(pick(hall, ray)).toMatchObject({ kind: 'counter', counter: { code: counter.code } });
  }
});

test('a tap on a tile of the floor map means its region', () => {
  for (const tile of hall.tiles) {
    const ray = through([tile.centre.x + 1, 3, tile.centre.z + 1], [tile.centre.x, 0, tile.centre.z]);
    expect(pick(hall, ray)).toMatchObject({ kind: 'tile', counter: { code: tile.code } });
  }
});

test('a tap on the bare floor gives the place, in metres', () => {
  const { x, z } = hall.entrance.spawn;
  const found = pick(hall, through([x, 2, z + 3], [x + 0.5, 0, z]));
  expect(found?.kind).toBe('floor');
  if (found?.kind === 'floor') expect(found.at.x).toBeCloseTo(x + 0.5, 6);
});

test('a tap on the sky means nothing', () => {
  expect(pick(hall, through([0, 2, 0], [0, 3, -10]))).toBeNull();
});
