import { isLineOpen, isOpenAt } from '../../../shared/hall/bit-grid.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath, nearestWalkable } from '../../../shared/hall/find-path.ts';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';

/** What the walkable floor answers; the same grid the server judges by. */
export type Ground = {
  readonly isWalkable: (x: number, z: number) => boolean;
  /** Whether a straight step stays on the floor the whole way. Allocates nothing. */
  readonly isClear: (ax: number, az: number, bx: number, bz: number) => boolean;
  /** Where one gets to from `from` by (dx, dz) metres, sliding along what is in the way. */
  readonly slide: (from: Point, dx: number, dz: number) => Point;
  /** Corner points from `from` to `to`, both included; null when there is no way. */
  readonly findPath: (from: Point, to: Point) => readonly Point[] | null;
  /** The walkable point nearest to a place. */
  readonly nearest: (p: Point) => Point;
};

/** Takes some tens of milliseconds: once per hall. */
export function createGround(hall: Hall): Ground {
  const grid = buildWalkGrid(hall);
  return {
    isWalkable: (x, z) => isOpenAt(grid.stand, x, z),
    isClear: (ax, az, bx, bz) => isLineOpen(grid.stand, ax, az, bx, bz),
    slide: (from, dx, dz) => slideMove(hall, from, dx, dz),
    findPath: (from, to) => findPath(grid, from, to),
    nearest: (p) => nearestWalkable(grid, p),
  };
}
