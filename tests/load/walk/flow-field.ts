/** How far every cell is from one place, so that a thousand people find their way there without a search each. */
import { isOpenCell, type Ground } from './hall-map.ts';

export const UNREACHED = 0xffff;

/** Steps to the eight neighbours, and what they cost: 5 straight, 7 across, near enough to 1 : √2. */
const STEPS = [
  [1, 0, 5],
  [-1, 0, 5],
  [0, 1, 5],
  [0, -1, 5],
  [1, 1, 7],
  [1, -1, 7],
  [-1, 1, 7],
  [-1, -1, 7],
] as const;
/** One more than the dearest step: the distances in the open list never differ by more. */
const BUCKETS = 8;

/** Distances to the cell `goal` in fifths of a cell; `UNREACHED` where no way leads. No way cuts a corner. */
export function fillFlowField(ground: Ground, goal: number): Uint16Array {
  const distances = new Uint16Array(ground.open.length).fill(UNREACHED);
  const buckets: number[][] = Array.from({ length: BUCKETS }, () => []);
  distances[goal] = 0;
  buckets[0]?.push(goal);
  let waiting = 1;
  for (let distance = 0; waiting > 0; distance++) {
    const bucket = buckets[distance % BUCKETS] ?? [];
    for (let index = bucket.pop(); index !== undefined; index = bucket.pop()) {
      waiting -= 1;
      if (distances[index] !== distance) continue;
      eachStep(ground, index, (next, cost) => {
        const farther = distance + cost;
        if (farther >= (distances[next] ?? 0)) return;
        distances[next] = farther;
        buckets[farther % BUCKETS]?.push(next);
        waiting += 1;
      });
    }
  }
  return distances;
}

/** Visits the cells one may step to. */
export function eachStep(ground: Ground, index: number, visit: (next: number, cost: number) => void): void {
  const column = index % ground.columns;
  const row = (index - column) / ground.columns;
  for (const [dx, dz, cost] of STEPS) {
    if (!isOpenCell(ground, column + dx, row + dz)) continue;
    if (cost === 7 && !(isOpenCell(ground, column + dx, row) && isOpenCell(ground, column, row + dz)))
      continue;
    visit(index + dz * ground.columns + dx, cost);
  }
}
