import { boxCorners, boxHolds } from './frame.ts';
import type { CounterPlace, Hall } from './types.ts';

const CELL = 2;
/** Cells are numbered in a square this wide around the hall's centre; no hall is 1 km across. */
const SPAN = 512;

const cellOf = (x: number, z: number): number =>
  (Math.floor(z / CELL) + SPAN / 2) * SPAN + Math.floor(x / CELL) + SPAN / 2;

const indexes = new WeakMap<Hall, ReadonlyMap<number, readonly CounterPlace[]>>();

/**
 * The counter whose zone holds the point, or null. Zones do not overlap, so there is at most one. The
 * spatial hash behind it is built once per hall.
 */
export function counterAt(hall: Hall, x: number, z: number): string | null {
  let index = indexes.get(hall);
  if (!index) {
    index = indexZones(hall);
    indexes.set(hall, index);
  }
  for (const counter of index.get(cellOf(x, z)) ?? []) {
    if (boxHolds(counter.zone, x, z)) return counter.code;
  }
  return null;
}

function indexZones(hall: Hall): ReadonlyMap<number, readonly CounterPlace[]> {
  const cells = new Map<number, CounterPlace[]>();
  for (const counter of hall.counters) {
    const corners = boxCorners(counter.zone);
    const xs = corners.map((c) => c.x);
    const zs = corners.map((c) => c.z);
    const to = Math.floor(Math.max(...xs) / CELL);
    const down = Math.floor(Math.max(...zs) / CELL);
    for (let row = Math.floor(Math.min(...zs) / CELL); row <= down; row++) {
      for (let col = Math.floor(Math.min(...xs) / CELL); col <= to; col++) {
        const key = cellOf(col * CELL, row * CELL);
        const here = cells.get(key);
        if (here) here.push(counter);
        else cells.set(key, [counter]);
      }
    }
  }
  return cells;
}
