import type { Point } from '../../../shared/hall/types.ts';

export type Pose = Point & { readonly yaw: number };

/**
 * Where somebody is who has walked `metres` along a path of corner points, and where they look. At the end they
 * stand on the last point. Null for an empty path.
 */
export function walkAlong(
  path: readonly Point[],
  metres: number,
): (Pose & { readonly arrived: boolean }) | null {
  let left = Math.max(0, metres);
  let yaw = 0;
  for (let i = 1; i < path.length; i += 1) {
    const from = path[i - 1];
    const to = path[i];
    if (!from || !to) continue;
    const leg = Math.hypot(to.x - from.x, to.z - from.z);
    if (leg === 0) continue;
    yaw = Math.atan2(to.x - from.x, to.z - from.z);
    if (left < leg) {
      const part = left / leg;
      return { x: from.x + (to.x - from.x) * part, z: from.z + (to.z - from.z) * part, yaw, arrived: false };
    }
    left -= leg;
  }
  const end = path.at(-1);
  return end ? { x: end.x, z: end.z, yaw, arrived: true } : null;
}
