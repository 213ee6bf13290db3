import { hasBit, type BitGrid } from './bit-grid.ts';

/**
 * A* over the cells of a grid, eight neighbours, no cutting of corners. All memory is allocated once per
 * grid and told apart between searches by a stamp, so a search allocates nothing but its answer.
 */
export type SearchMemory = {
  readonly cost: Float32Array;
  readonly score: Float32Array;
  readonly parent: Int32Array;
  readonly stamp: Uint32Array;
  /** Binary heap of cells by score, and where each cell sits in it (-1: already expanded). */
  readonly heap: Int32Array;
  readonly place: Int32Array;
  size: number;
  search: number;
};

export function createSearchMemory(grid: BitGrid): SearchMemory {
  const n = grid.cols * grid.rows;
  return {
    cost: new Float32Array(n),
    score: new Float32Array(n),
    parent: new Int32Array(n),
    stamp: new Uint32Array(n),
    heap: new Int32Array(n),
    place: new Int32Array(n),
    size: 0,
    search: 0,
  };
}

const DIAGONAL = Math.SQRT2;
/** Slightly more than the true remaining way, so that of equal paths one is followed instead of all. */
const EAGERNESS = 1.001;

/**
 * Cells from `start` to `goal`, both included, or null when there is none of at most `maxCells` cell widths.
 * Start and goal must be open cells.
 */
export function searchCells(
  grid: BitGrid,
  memory: SearchMemory,
  start: number,
  goal: number,
  maxCells: number,
): number[] | null {
  const { cost, score, parent, stamp, place } = memory;
  const { cols } = grid;
  const search = ++memory.search;
  const goalCol = goal % cols;
  const goalRow = Math.floor(goal / cols);
  const remaining = (index: number): number => {
    const dc = Math.abs((index % cols) - goalCol);
    const dr = Math.abs(Math.floor(index / cols) - goalRow);
    return dc + dr + (DIAGONAL - 2) * Math.min(dc, dr);
  };

  memory.size = 0;
  stamp[start] = search;
  cost[start] = 0;
  parent[start] = -1;
  score[start] = remaining(start) * EAGERNESS;
  push(memory, start);

  while (memory.size > 0) {
    const current = popLowest(memory);
    if (current === goal) return collect(parent, goal);
    const soFar = cost[current] ?? 0;
    for (let dr = -1; dr <= 1; dr++) {
      for (let dc = -1; dc <= 1; dc++) {
        if (dr === 0 && dc === 0) continue;
        const next = current + dr * cols + dc;
        if (!hasBit(grid, next)) continue;
        if (dr !== 0 && dc !== 0 && (!hasBit(grid, current + dr * cols) || !hasBit(grid, current + dc)))
          continue;
        const total = soFar + (dr !== 0 && dc !== 0 ? DIAGONAL : 1);
        const isKnown = stamp[next] === search;
        if (isKnown && (place[next] === -1 || total >= (cost[next] ?? 0))) continue;
        const left = remaining(next);
        if (total + left > maxCells) continue;
        cost[next] = total;
        parent[next] = current;
        score[next] = total + left * EAGERNESS;
        if (isKnown) {
          siftUp(memory, place[next] ?? 0);
        } else {
          stamp[next] = search;
          push(memory, next);
        }
      }
    }
  }
  return null;
}

function collect(parent: Int32Array, goal: number): number[] {
  const cells: number[] = [];
  for (let at = goal; at >= 0; at = parent[at] ?? -1) cells.push(at);
  return cells.reverse();
}

function push(memory: SearchMemory, index: number): void {
  const at = memory.size++;
  memory.heap[at] = index;
  memory.place[index] = at;
  siftUp(memory, at);
}

function siftUp({ heap, place, score }: SearchMemory, from: number): void {
  let at = from;
  const index = heap[at] ?? 0;
  const own = score[index] ?? 0;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const above = heap[up] ?? 0;
    if ((score[above] ?? 0) <= own) break;
    heap[at] = above;
    place[above] = at;
    at = up;
  }
  heap[at] = index;
  place[index] = at;
}

function popLowest(memory: SearchMemory): number {
  const { heap, place, score } = memory;
  const lowest = heap[0] ?? 0;
  place[lowest] = -1;
  const last = heap[--memory.size] ?? 0;
  if (memory.size === 0) return lowest;
  const own = score[last] ?? 0;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= memory.size) break;
    if (child + 1 < memory.size && (score[heap[child + 1] ?? 0] ?? 0) < (score[heap[child] ?? 0] ?? 0))
      child++;
    const below = heap[child] ?? 0;
    if ((score[below] ?? 0) >= own) break;
    heap[at] = below;
    place[below] = at;
    at = child;
  }
  heap[at] = last;
  place[last] = at;
  return lowest;
}
