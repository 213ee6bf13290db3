import type { Point } from '../../../shared/hall/types.ts';

/** Half the ribbon's width, metres. */
export const HALF_WIDTH = 0.24;
/** The ribbon is laid in pieces of about this length; a longer way than all of them shows its first part. */
const PIECE_M = 0.3;
export const MOST_PIECES = 320;

/**
 * Lays a flat ribbon along a path: two vertices every piece (x, y, z) and their lane (side -1 or 1, metres along).
 * The array lengths allow for `MOST_PIECES`. Returns how many pieces were laid and the path's length, metres.
 */
export function layRibbon(
  path: readonly Point[],
  y: number,
  positions: Float32Array | { [i: number]: number },
  lanes: Float32Array | { [i: number]: number },
): { readonly pieces: number; readonly length: number } {
  let along = 0;
  let count = 0;
  let length = 0;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (a && b) length += Math.hypot(b.x - a.x, b.z - a.z);
  }
  const put = (x: number, z: number, dx: number, dz: number) => {
    for (let k = 0; k < 2; k++) {
      const side = k * 2 - 1;
      const at = count * 2 + k;
      // To the right of one who walks along (dx, dz).
      positions[at * 3] = x - dz * side * HALF_WIDTH;
      positions[at * 3 + 1] = y;
      positions[at * 3 + 2] = z + dx * side * HALF_WIDTH;
      lanes[at * 2] = side;
      lanes[at * 2 + 1] = along;
    }
    count += 1;
  };
  for (let i = 1; i < path.length && count <= MOST_PIECES; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (!a || !b) break;
    const leg = Math.hypot(b.x - a.x, b.z - a.z);
    if (leg < 1e-6) continue;
    const pieces = Math.max(1, Math.round(leg / PIECE_M));
    const dx = (b.x - a.x) / leg;
    const dz = (b.z - a.z) / leg;
    // Where two legs meet the ribbon is mitred between their directions.
    const next = path[i + 1];
    const turn = next ? Math.hypot(next.x - b.x, next.z - b.z) : 0;
    for (let k = count === 0 ? 0 : 1; k <= pieces && count <= MOST_PIECES; k++) {
      const t = k / pieces;
      along += k === 0 ? 0 : leg / pieces;
      let [ux, uz] = [dx, dz];
      if (k === pieces && next && turn > 1e-6) {
        ux += (next.x - b.x) / turn;
        uz += (next.z - b.z) / turn;
        const size = Math.max(0.3, Math.hypot(ux, uz));
        ux /= size;
        uz /= size;
      }
      put(a.x + (b.x - a.x) * t, a.z + (b.z - a.z) * t, ux, uz);
    }
  }
  return { pieces: Math.max(0, count - 1), length };
}
