import type { WalkGrid } from './build-walk-grid.ts';
import { findPath, isSegmentClear, isWalkable, lengthOf } from './find-path.ts';
import { RUN_SPEED, type Point } from './types.ts';

/**
 * The server's rule for a person's own report of where they are. Distance is paid from a bucket of metres that fills
 * at a little more than running speed: nobody ever gets farther than `SPEED_LIMIT` × time + `BURST`, while reports
 * may come late and in bunches. Without a silence before it, that holds for every stretch of time, however short.
 *
 * A connection that stalls for seconds delivers everything at once, more than the bucket holds. So what ran over in
 * a silence is kept as a reserve for the bunch that ends it: it must come soon, in steps as short as honest reports
 * are, and is never more than the time that really passed.
 */
export const SPEED_LIMIT = RUN_SPEED * 1.15;
/** What the bucket holds: one second of running, the jitter of a mobile network. Also the longest step. Metres. */
export const BURST = SPEED_LIMIT * 1;
/** Nothing heard for so long is a silence, milliseconds. */
export const SILENCE_MS = 1000;
/** The longest stall that is made up for: beyond it a socket counts as dead, and its body stands. Metres. */
export const RESERVE = SPEED_LIMIT * 10;
/** What one report may take of the reserve: half a second of running, reports coming five to ten a second. Metres. */
export const RESERVE_STEP = SPEED_LIMIT * 0.5;
/** How long after a silence the reserve is kept: a bunch of many packets arrives in some round trips. */
export const RESERVE_MS = 2000;

/** Somebody's last good position and purse. One object a person: a report allocates nothing. */
export type Mover = {
  x: number;
  z: number;
  /** Metres the bucket held at `atMs`. */
  budget: number;
  /** Metres kept from a silence, and for how many milliseconds more. */
  reserve: number;
  reserveMs: number;
  atMs: number;
};

export type MoveRefusal = 'not-a-number' | 'too-fast' | 'blocked';

/** A person put down somewhere by the server (arrival, warp, correction), with a full bucket. */
export const placeMover = (at: Point, nowMs: number): Mover => ({
  x: at.x,
  z: at.z,
  budget: BURST,
  reserve: 0,
  reserveMs: 0,
  atMs: nowMs,
});

/**
 * Decides one report: null when `mover` now stands at `to`, else why it still stands at the last good position. The
 * way counts as walked straight; where a solid is between, as walked around it, when the bucket pays for that too
 * (two reports at the ends of a corner).
 */
export function checkMove(grid: WalkGrid, mover: Mover, to: Point, nowMs: number): MoveRefusal | null {
  fillPurse(mover, nowMs);
  if (!Number.isFinite(to.x) || !Number.isFinite(to.z)) return 'not-a-number';
  const purse = Math.min(BURST, mover.budget + Math.min(mover.reserve, RESERVE_STEP));
  const straight = Math.hypot(to.x - mover.x, to.z - mover.z);
  if (straight > purse) return 'too-fast';
  if (!isWalkable(grid, to.x, to.z)) return 'blocked';

  const cost = isSegmentClear(grid, mover, to) ? straight : wayAround(grid, mover, to, purse);
  if (cost > purse) return 'blocked';
  mover.x = to.x;
  mover.z = to.z;
  // The reserve first: it passes, and the bucket is for the jitter after.
  const reserved = Math.min(cost, mover.reserve, RESERVE_STEP);
  mover.reserve -= reserved;
  mover.budget -= cost - reserved;
  return null;
}

function fillPurse(mover: Mover, nowMs: number): void {
  // A clock that steps back must not freeze the bucket until it has caught up.
  const elapsed = Math.max(0, nowMs - mover.atMs);
  mover.atMs = nowMs;
  const filled = mover.budget + (elapsed / 1000) * SPEED_LIMIT;
  mover.budget = Math.min(BURST, filled);
  if (elapsed >= SILENCE_MS) {
    // Added to, because a stall may let a packet through now and then.
    mover.reserve = Math.min(RESERVE, mover.reserve + filled - mover.budget);
    mover.reserveMs = RESERVE_MS;
    return;
  }
  mover.reserveMs -= elapsed;
  if (mover.reserveMs <= 0) mover.reserve = 0;
}

function wayAround(grid: WalkGrid, from: Point, to: Point, budget: number): number {
  const path = findPath(grid, from, to, budget);
  return path ? lengthOf(path) : Infinity;
}
