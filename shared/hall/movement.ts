import type { WalkGrid } from './build-walk-grid.ts';
import { findPath, isSegmentClear, isWalkable, lengthOf } from './find-path.ts';
import { RUN_SPEED, type Point } from './types.ts';

/**
 * The server's rule for a person's own report of where they are. Distance is paid from a bucket of metres
 * that fills at a little more than running speed: over any stretch of time nobody gets farther than
 * `SPEED_LIMIT` × time + `BURST`, while reports may come late and in bunches.
 */
export const SPEED_LIMIT = RUN_SPEED * 1.15;
/** What the bucket holds: one second of running, the jitter of a mobile network. Metres. */
export const BURST = SPEED_LIMIT * 1;

/** Somebody's last good position and purse. One object a person: a report allocates nothing. */
export type Mover = {
  x: number;
  z: number;
  /** Metres the bucket held at `atMs`. */
  budget: number;
  atMs: number;
};

export type MoveRefusal = 'not-a-number' | 'too-fast' | 'blocked';

/** A person put down somewhere by the server (arrival, warp, correction), with a full bucket. */
export const placeMover = (at: Point, nowMs: number): Mover => ({
  x: at.x,
  z: at.z,
  budget: BURST,
  atMs: nowMs,
});

/**
 * Decides one report: null when `mover` now stands at `to`, else why it still stands at the last good position. The
 * way counts as walked straight; where a solid is between, as walked around it, when the bucket pays for that too
 * (two reports at the ends of a corner).
 */
export function checkMove(grid: WalkGrid, mover: Mover, to: Point, nowMs: number): MoveRefusal | null {
  const elapsed = Math.max(0, nowMs - mover.atMs);
  mover.budget = Math.min(BURST, mover.budget + (elapsed / 1000) * SPEED_LIMIT);
  // A clock that steps back must not freeze the bucket until it has caught up.
  mover.atMs = nowMs;
  if (!Number.isFinite(to.x) || !Number.isFinite(to.z)) return 'not-a-number';
  const straight = Math.hypot(to.x - mover.x, to.z - mover.z);
  if (straight > mover.budget) return 'too-fast';
  if (!isWalkable(grid, to.x, to.z)) return 'blocked';

  const cost = isSegmentClear(grid, mover, to) ? straight : wayAround(grid, mover, to, mover.budget);
  if (cost > mover.budget) return 'blocked';
  mover.x = to.x;
  mover.z = to.z;
  mover.budget -= cost;
  return null;
}

function wayAround(grid: WalkGrid, from: Point, to: Point, budget: number): number {
  const path = findPath(grid, from, to, budget);
  return path ? lengthOf(path) : Infinity;
}
