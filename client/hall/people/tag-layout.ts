/**
 * Which names and words find room on the screen. Everybody who may have a tag is a candidate with a rank; the best
 * ranked are placed first, and who would overlap one that is placed goes without.
 */
import type { Tagged } from './tagged.ts';

/** Pixels; `x` is the middle of the tag, `y` its lower edge just above the head. */
export type Candidate = {
  tagged: Tagged | null;
  /** Smaller is placed earlier: metres, less what makes somebody matter more. */
  rank: number;
  distance: number;
  x: number;
  y: number;
  width: number;
  height: number;
  speaks: boolean;
  /** Raised by this much to find room, pixels. */
  lift: number;
  isPlaced: boolean;
};

export type Box = { left: number; top: number; right: number; bottom: number };

export const noCandidate = (): Candidate => ({
  tagged: null,
  rank: Infinity,
  distance: 0,
  x: 0,
  y: 0,
  width: 0,
  height: 0,
  speaks: false,
  lift: 0,
  isPlaced: false,
});

/** Room left between two tags, pixels. */
const GAP = 4;
/** Words are worth looking for room far above their speaker; a name must stay at its head. */
const LIFTS = { words: 3, name: 2 } as const;

/**
 * Places at most `limit` of the first `count` candidates, at most `bubbles` of them with words, and none over
 * `taken` (the visitor's own head) unless it is the visitor's own. Sorts the list by rank.
 */
export function placeTags(
  list: Candidate[],
  count: number,
  limit: number,
  bubbles: number,
  taken: Readonly<Box> | null,
): void {
  for (let i = count; i < list.length; i++) {
    const unused = list[i];
    if (unused) unused.rank = Infinity;
  }
  list.sort((a, b) => a.rank - b.rank);
  let placed = 0;
  let spoken = 0;
  for (let i = 0; i < count; i++) {
    const one = list[i];
    if (!one) continue;
    one.isPlaced = false;
    one.lift = 0;
    if (placed >= limit || (one.speaks && spoken >= bubbles)) continue;
    const blockedBy = one.tagged?.role === 'self' ? null : taken;
    const tries = one.speaks ? LIFTS.words : LIFTS.name;
    for (let k = 0; k < tries && !one.isPlaced; k++) {
      one.lift = k * (one.height * 0.6);
      one.isPlaced = !isOverTaken(one, blockedBy) && !isOverPlaced(list, i, one);
    }
    if (!one.isPlaced) continue;
    placed += 1;
    if (one.speaks) spoken += 1;
  }
}

function isOverTaken(one: Candidate, box: Readonly<Box> | null): boolean {
  if (!box) return false;
  const bottom = one.y - one.lift;
  const isBeside = one.x + one.width / 2 < box.left || one.x - one.width / 2 > box.right;
  return !isBeside && bottom > box.top && bottom - one.height < box.bottom;
}

function isOverPlaced(list: readonly Candidate[], before: number, one: Candidate): boolean {
  const bottom = one.y - one.lift;
  for (let i = 0; i < before; i++) {
    const other = list[i];
    if (!other?.isPlaced) continue;
    const across = Math.abs(other.x - one.x) < (other.width + one.width) / 2 + GAP;
    const otherBottom = other.y - other.lift;
    if (across && bottom - one.height < otherBottom + GAP && bottom > otherBottom - other.height - GAP) {
      return true;
    }
  }
  return false;
}
