/** The order in which somebody with time walks along all counters: always the nearest that is left. */
import { readFileSync } from 'node:fs';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath, lengthOf } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import type { CounterPlace, Hall, HallRegion, HallWing, Point } from '../../../shared/hall/types.ts';

const packs = new URL('../../../assets/provinces/', import.meta.url);

/** The hall of a committed province, as client and server lay it out. */
export function readHall(province = 'jawa-barat'): Hall {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`${province}/${name}.json`, packs), 'utf8'));
  return layoutHall(read('regions') as HallRegion[], read('wings') as HallWing[]);
}

/** @throws when a counter cannot be walked to */
export function walkOrder(hall: Hall): readonly CounterPlace[] {
  const grid = buildWalkGrid(hall);
  const left = new Set(hall.counters);
  const order: CounterPlace[] = [];
  let at: Point = hall.entrance.spawn;
  while (left.size > 0) {
    let nearest: CounterPlace | null = null;
    let least = Infinity;
    for (const counter of left) {
      const path = findPath(grid, at, counter.approach);
      const length = path ? lengthOf(path) : Infinity;
      if (length < least) [nearest, least] = [counter, length];
    }
    if (!nearest) throw new Error('a counter without a way to it');
    left.delete(nearest);
    order.push(nearest);
    at = nearest.approach;
  }
  return order;
}
