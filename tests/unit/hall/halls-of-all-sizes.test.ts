import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import { regionSchema } from '../../../shared/domain/province.ts';
import { findPath, lengthOf } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import {
  WALK_BOUND,
  WALK_SPEED,
  type Hall,
  type HallRegion,
  type HallWing,
} from '../../../shared/hall/types.ts';
import { provinceOf38 } from '../../studio/province-of-38.ts';
import { firstOverlap } from './boxes-overlap.ts';

function committed(province: string): Hall {
  const read = (name: string): unknown =>
    JSON.parse(
      readFileSync(new URL(`../../../assets/provinces/${province}/${name}.json`, import.meta.url), 'utf8'),
    );
  return layoutHall(read('regions') as HallRegion[], read('wings') as HallWing[]);
}

it('the fictive province of 38 is a pack like any other', () => {
  for (const region of provinceOf38()) expect(regionSchema.safeParse(region).error).toBeUndefined();
  expect(new Set(provinceOf38().map((region) => region.name)).size).toBe(38);
});

describe.each([
  [5, committed('contoh-lima')],
  [27, committed('jawa-barat')],
  [38, layoutHall(provinceOf38(), [])],
])('a hall for %i regions', (count, hall) => {
  it('has a counter for each, none within another', () => {
    expect(hall.counters).toHaveLength(count);
    expect(firstOverlap(hall.counters.map(boothFootprint))).toBeNull();
  });

  it('leads from the entrance to each counter in time, and standing there is being at it', () => {
    const grid = buildWalkGrid(hall);
    for (const counter of hall.counters) {
      const path = findPath(grid, hall.entrance.spawn, counter.approach);
      expect(path, counter.name).not.toBeNull();
      expect(lengthOf(path ?? []) / WALK_SPEED, counter.name).toBeLessThanOrEqual(WALK_BOUND / WALK_SPEED);
      expect(counterAt(hall, counter.approach.x, counter.approach.z)).toBe(counter.code);
    }
  });
});
