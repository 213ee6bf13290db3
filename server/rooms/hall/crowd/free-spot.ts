import type { WalkGrid } from '../../../../shared/hall/build-walk-grid.ts';
import { isSegmentClear, isWalkable } from '../../../../shared/hall/find-path.ts';
import type { Point } from '../../../../shared/hall/types.ts';

/** Nobody is put nearer to somebody else than this as long as there is room, metres. */
export const ELBOW_ROOM = 0.8;
/** Rings of places around the wished one: distance in metres and number of directions. */
const RINGS: readonly (readonly [number, number])[] = [
  [0.9, 6],
  [1.8, 12],
  [2.7, 18],
];

/**
 * The wished place, or the nearest around it that is good and that one can walk to straight. In a dense
 * crowd it is the wished place after all: people do not block each other.
 */
export function findFreeSpot(grid: WalkGrid, wish: Point, isGood: (p: Point) => boolean): Point {
  if (isGood(wish)) return wish;
  for (const [distance, directions] of RINGS) {
    for (let i = 0; i < directions; i++) {
      const turn = (i / directions) * 2 * Math.PI;
      const p = { x: wish.x + Math.sin(turn) * distance, z: wish.z + Math.cos(turn) * distance };
      if (isWalkable(grid, p.x, p.z) && isSegmentClear(grid, wish, p) && isGood(p)) return p;
    }
  }
  return wish;
}
