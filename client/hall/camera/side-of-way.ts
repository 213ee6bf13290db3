import { toLocal } from '../../../shared/hall/frame.ts';
import type { CounterPlace, Hall, Point } from '../../../shared/hall/types.ts';

/**
 * To which side the camera looks while somebody is led along an avenue: 1 = to the left row, -1 = to the right one,
 * as the walker sees them; 0 outside of avenues. The side of the counter one is led to; without one the right.
 */
export function sideOfWay(
  hall: Hall,
  at: Point & { readonly yaw: number },
  target: CounterPlace | null,
): -1 | 0 | 1 {
  for (const wing of hall.wings) {
    for (const aisle of wing.aisles) {
      const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const length = Math.hypot(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const here = toLocal(aisle.from, yaw, at);
      if (here.z < -1 || here.z > length || Math.abs(here.x) > aisle.width / 2 + 1) continue;
      const there = target ? toLocal(aisle.from, yaw, target.centre) : null;
      const isBeside = there !== null && Math.abs(there.x) < aisle.width && there.z > 0 && there.z < length;
      if (!isBeside) return -1;
      // Local x grows to the left of one who walks outwards.
      const isOutwards = Math.cos(at.yaw - yaw) > 0;
      return there.x > 0 === isOutwards ? 1 : -1;
    }
  }
  return 0;
}
