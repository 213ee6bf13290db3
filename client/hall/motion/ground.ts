import { cellX, cellZ, clearBit, isLineOpen, isOpenAt } from '../../../shared/hall/bit-grid.ts';
import { buildWalkGrid, type WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath, nearestWalkable } from '../../../shared/hall/find-path.ts';
import { isFree } from '../../../shared/hall/ground.ts';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import { PERSON_RADIUS, type Hall, type Point } from '../../../shared/hall/types.ts';

/** What the walkable floor answers; the same grid the server judges by. */
export type Ground = {
  readonly isWalkable: (x: number, z: number) => boolean;
  /** Whether a straight step stays on the floor the whole way. Allocates nothing. */
  readonly isClear: (ax: number, az: number, bx: number, bz: number) => boolean;
  /** Where one gets to from `from` by (dx, dz) metres, sliding along what is in the way. */
  readonly slide: (from: Point, dx: number, dz: number) => Point;
  /** Corner points from `from` to `to`, both included; null when there is no way. */
  readonly findPath: (from: Point, to: Point) => readonly Point[] | null;
  /** The same, but not past any of these places; for a way that people stand in. */
  readonly findPathPast: (from: Point, to: Point, taken: readonly Point[]) => readonly Point[] | null;
  /** Whether a person, and a hand's breadth, fits all along a straight piece. Slow. */
  readonly isRoomy: (ax: number, az: number, bx: number, bz: number) => boolean;
  /** The walkable point nearest to a place. */
  readonly nearest: (p: Point) => Point;
};

const HAND_M = 0.06;
const SAMPLE_M = 0.15;
/** Room left around somebody who stands in the way, metres. */
const BERTH_M = 0.6;

/** Takes some tens of milliseconds: once per hall. */
export function createGround(hall: Hall): Ground {
  const grid = buildWalkGrid(hall);
  return {
    isWalkable: (x, z) => isOpenAt(grid.stand, x, z),
    isClear: (ax, az, bx, bz) => isLineOpen(grid.stand, ax, az, bx, bz),
    slide: (from, dx, dz) => slideMove(hall, from, dx, dz),
    findPath: (from, to) => findPath(grid, from, to),
    findPathPast: (from, to, taken) => findPath(without(grid, taken, from, to), from, to),
    isRoomy(ax, az, bx, bz) {
      if (isLineOpen(grid.plan, ax, az, bx, bz)) return true;
      const count = Math.ceil(Math.hypot(bx - ax, bz - az) / SAMPLE_M);
      for (let k = 0; k <= count; k++) {
        const t = count === 0 ? 0 : k / count;
        if (!isFree(hall, { x: ax + (bx - ax) * t, z: az + (bz - az) * t }, PERSON_RADIUS + HAND_M))
          return false;
      }
      return true;
    },
    nearest: (p) => nearestWalkable(grid, p),
  };
}

/** The grid with the places of standing people taken out, but for those one stands at or goes to. */
function without(grid: WalkGrid, taken: readonly Point[], from: Point, to: Point): WalkGrid {
  const plan = { ...grid.plan, bits: grid.plan.bits.slice() };
  const reach = Math.ceil(BERTH_M / plan.cell);
  for (const { x, z } of taken) {
    for (let dz = -reach; dz <= reach; dz++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const col = Math.floor((x - plan.minX) / plan.cell) + dx;
        const row = Math.floor((z - plan.minZ) / plan.cell) + dz;
        if (col < 0 || row < 0 || col >= plan.cols || row >= plan.rows) continue;
        const index = row * plan.cols + col;
        const [cx, cz] = [cellX(plan, index), cellZ(plan, index)];
        const isOurs =
          Math.min(Math.hypot(cx - from.x, cz - from.z), Math.hypot(cx - to.x, cz - to.z)) < BERTH_M;
        if (!isOurs && Math.hypot(cx - x, cz - z) < BERTH_M) clearBit(plan, index);
      }
    }
  }
  return { ...grid, plan };
}
