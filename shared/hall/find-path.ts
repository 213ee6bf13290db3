import { cellIndex, cellX, cellZ, hasBit, isLineOpen, isOpenAt, type BitGrid } from './bit-grid.ts';
import type { WalkGrid } from './build-walk-grid.ts';
import { searchCells } from './search-path.ts';
import type { Point } from './types.ts';

/** Whether a person may stand at this point. */
export const isWalkable = (grid: WalkGrid, x: number, z: number): boolean => isOpenAt(grid.stand, x, z);

/** Whether a person may walk straight from `a` to `b`. */
export const isSegmentClear = (grid: WalkGrid, a: Point, b: Point): boolean =>
  isLineOpen(grid.stand, a.x, a.z, b.x, b.z);

/** The point itself where one may stand, else the nearest place that one can walk to. Any finite point. */
export function nearestWalkable(grid: WalkGrid, p: Point): Point {
  if (isWalkable(grid, p.x, p.z)) return { x: p.x, z: p.z };
  return centreOf(grid.plan, nearestOpenCell(grid.plan, p));
}

/**
 * The way a person walks from `from` to `to`: corner points, both ends included, every leg clear. Ends in
 * solids or outside move to the nearest walkable place. Null when the way is longer than `maxLength`
 * (metres) or a coordinate is not a number.
 */
export function findPath(grid: WalkGrid, from: Point, to: Point, maxLength = Infinity): Point[] | null {
  if (!isFinitePoint(from) || !isFinitePoint(to)) return null;
  const a = nearestWalkable(grid, from);
  const b = nearestWalkable(grid, to);
  const { plan } = grid;
  if (isLineOpen(plan, a.x, a.z, b.x, b.z)) return lengthOf([a, b]) <= maxLength ? [a, b] : null;

  const start = nearestOpenCell(plan, a);
  const goal = nearestOpenCell(plan, b);
  // Straightening shortens a path over cells, by up to 8 %: let it through now, measure after.
  const cells = searchCells(plan, grid.memory, start, goal, (maxLength * 1.09) / plan.cell + 2);
  if (!cells) return null;
  const corners = cells.map((c) => centreOf(plan, c));
  // The exact ends replace their cells' centres where the plan sees them, else the wall's edge is crossed slowly.
  if (isOpenAt(plan, a.x, a.z)) corners[0] = a;
  else corners.unshift(a);
  if (isOpenAt(plan, b.x, b.z)) corners[corners.length - 1] = b;
  else corners.push(b);
  const path = pullString(grid, corners);
  return lengthOf(path) <= maxLength ? path : null;
}

/** Length of a path, metres. */
export function lengthOf(path: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (a && b) sum += Math.hypot(b.x - a.x, b.z - a.z);
  }
  return sum;
}

const isFinitePoint = (p: Point): boolean => Number.isFinite(p.x) && Number.isFinite(p.z);

const centreOf = (grid: BitGrid, index: number): Point => ({ x: cellX(grid, index), z: cellZ(grid, index) });

/** From each corner straight to the farthest one in sight. */
function pullString(grid: WalkGrid, corners: readonly Point[]): Point[] {
  const path: Point[] = [];
  let at = 0;
  for (let here = corners[0]; here; here = corners[at]) {
    path.push(here);
    if (at === corners.length - 1) break;
    let next = at + 1;
    for (let far = corners.length - 1; far > next; far--) {
      const there = corners[far];
      if (there && isLineOpen(grid.plan, here.x, here.z, there.x, there.z)) {
        next = far;
        break;
      }
    }
    at = next;
  }
  return path;
}

/** Nearest open cell: rings of growing size around the point, until no nearer one can follow. */
function nearestOpenCell(grid: BitGrid, p: Point): number {
  const inside = cellIndex(grid, p.x, p.z);
  if (inside >= 0 && hasBit(grid, inside)) return inside;
  const clampTo = (v: number, n: number) => Math.min(n - 1, Math.max(0, v));
  const col = clampTo(Math.floor((p.x - grid.minX) / grid.cell), grid.cols);
  const row = clampTo(Math.floor((p.z - grid.minZ) / grid.cell), grid.rows);
  let best = -1;
  let bestDistance = Infinity;
  const consider = (c: number, r: number) => {
    if (c < 0 || r < 0 || c >= grid.cols || r >= grid.rows) return;
    const index = r * grid.cols + c;
    if (!hasBit(grid, index)) return;
    const distance = Math.hypot(cellX(grid, index) - p.x, cellZ(grid, index) - p.z);
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  };
  const largest = Math.max(grid.cols, grid.rows);
  const offset = Math.hypot(
    p.x - (grid.minX + (col + 0.5) * grid.cell),
    p.z - (grid.minZ + (row + 0.5) * grid.cell),
  );
  for (let ring = 0; ring <= largest; ring++) {
    if (ring * grid.cell - offset > bestDistance) break;
    for (let k = -ring; k <= ring; k++) {
      consider(col + k, row - ring);
      consider(col + k, row + ring);
      consider(col - ring, row + k);
      consider(col + ring, row + k);
    }
  }
  return best;
}
