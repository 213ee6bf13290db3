import { toLocal } from '../../../shared/hall/frame.ts';
import type { Hall } from '../../../shared/hall/types.ts';

/** Id of the wing a point lies in, or null in the atrium and outside. */
export function wingAt(hall: Hall, x: number, z: number): string | null {
  const within = hall.wings.find((wing) =>
    wing.aisles.some((aisle) => {
      const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const length = Math.hypot(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const local = toLocal(aisle.from, yaw, { x, z });
      return local.z > -0.5 && local.z < length + 1 && Math.abs(local.x) < aisle.width / 2 + 1.5;
    }),
  );
  return within?.id ?? null;
}
