/** The camera stays near the floor people walk on: behind it grow bushes and trees. */
import type { Hall } from '../../../shared/hall/types.ts';

/** Pieces of floor: x, z, sin yaw, cos yaw, half x, half z; a disc has its radius for half x and -1 for half z. */
export type Fence = Float64Array;
const STRIDE = 6;
/** So far off the floor the eye may stand, metres. Trees keep a little more. */
const OFF_FLOOR = 2.2;
const HALVINGS = 7;

export function createFence(hall: Hall): Fence {
  return Float64Array.from(
    hall.floors.flatMap((f) =>
      f.kind === 'disc'
        ? [f.x, f.z, 0, 1, f.radius, -1]
        : [f.x, f.z, Math.sin(f.yaw), Math.cos(f.yaw), f.hx, f.hz],
    ),
  );
}

/** Metres from a point to the nearest piece of floor; 0 on it. */
export function offFloor(fence: Fence, x: number, z: number): number {
  let nearest = Infinity;
  for (let at = 0; at < fence.length; at += STRIDE) {
    const ox = x - (fence[at] ?? 0);
    const oz = z - (fence[at + 1] ?? 0);
    const s = fence[at + 2] ?? 0;
    const c = fence[at + 3] ?? 1;
    const hx = fence[at + 4] ?? 0;
    const hz = fence[at + 5] ?? 0;
    const away =
      hz < 0
        ? Math.sqrt(ox * ox + oz * oz) - hx
        : Math.hypot(
            Math.max(0, Math.abs(ox * c - oz * s) - hx),
            Math.max(0, Math.abs(ox * s + oz * c) - hz),
          );
    if (away < nearest) nearest = away;
  }
  return Math.max(0, nearest);
}

/** How far one can go from (x, z) along (dx, dz) without leaving the floor's surroundings: a share of it, 0 to 1. */
export function fenceShare(fence: Fence, x: number, z: number, dx: number, dz: number): number {
  if (offFloor(fence, x + dx, z + dz) <= OFF_FLOOR) return 1;
  let inside = 0;
  let outside = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (inside + outside) / 2;
    if (offFloor(fence, x + dx * middle, z + dz * middle) <= OFF_FLOOR) inside = middle;
    else outside = middle;
  }
  return inside;
}
