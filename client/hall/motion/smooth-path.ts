/** Rounds the corners of a path as far as the room beside it allows: nobody walks in straight lines and sharp turns. */
import type { Point } from '../../../shared/hall/types.ts';

/** A corner is cut by at most so much before and after it, metres. */
const LONGEST_CUT = 1.6;
const SHORTEST_CUT = 0.2;
/** Smaller turns than this need no rounding, radians. */
const STRAIGHT = 0.12;
/** A round corner is walked in pieces about this long, metres. */
const PIECE = 0.3;

/**
 * `path` with round corners; both ends stay. `isRoomy(ax, az, bx, bz)` says whether a person fits all along a
 * straight piece.
 */
export function smoothPath(
  path: readonly Point[],
  isRoomy: (ax: number, az: number, bx: number, bz: number) => boolean,
): readonly Point[] {
  const first = path[0];
  const last = path.at(-1);
  if (!first || !last || path.length < 3) return path;
  const round: Point[] = [first];
  for (let i = 1; i + 1 < path.length; i++) {
    const before = path[i - 1];
    const corner = path[i];
    const after = path[i + 1];
    if (before && corner && after) round.push(...roundCorner(before, corner, after, isRoomy));
  }
  round.push(last);
  return round;
}

function roundCorner(
  before: Point,
  corner: Point,
  after: Point,
  isRoomy: (ax: number, az: number, bx: number, bz: number) => boolean,
): readonly Point[] {
  const inLength = Math.hypot(corner.x - before.x, corner.z - before.z);
  const outLength = Math.hypot(after.x - corner.x, after.z - corner.z);
  if (inLength < 1e-6 || outLength < 1e-6) return [corner];
  const inX = (corner.x - before.x) / inLength;
  const inZ = (corner.z - before.z) / inLength;
  const outX = (after.x - corner.x) / outLength;
  const outZ = (after.z - corner.z) / outLength;
  const turn = Math.acos(Math.min(1, Math.max(-1, inX * outX + inZ * outZ)));
  if (turn < STRAIGHT) return [corner];
  // Two corners share the leg between them.
  let cut = Math.min(LONGEST_CUT, inLength / 2, outLength / 2);
  for (; cut > SHORTEST_CUT; cut *= 0.6) {
    const count = Math.max(2, Math.ceil((2 * cut) / PIECE));
    const arc = Array.from({ length: count + 1 }, (_, k): Point => {
      const t = k / count;
      // A quadratic curve whose handle is the corner.
      const a = -cut * (1 - t) * (1 - t);
      const b = cut * t * t;
      return { x: corner.x + inX * a + outX * b, z: corner.z + inZ * a + outZ * b };
    });
    const fits = arc.every((p, k) => {
      const q = arc[k - 1];
      return q === undefined || isRoomy(q.x, q.z, p.x, p.z);
    });
    if (fits) return arc;
  }
  return [corner];
}
