import { toLocal } from './frame.ts';
import type { Box, Floor, Hall, Point } from './types.ts';

/** Distance from a point to the box's edge, metres; 0 inside. */
export function distanceToBox(box: Box, x: number, z: number): number {
  const local = toLocal(box, box.yaw, { x, z });
  return Math.hypot(Math.max(0, Math.abs(local.x) - box.hx), Math.max(0, Math.abs(local.z) - box.hz));
}

/** Whether a person of this radius stands wholly on this piece of floor. */
export function isOnFloor(floor: Floor, x: number, z: number, radius: number): boolean {
  if (floor.kind === 'disc') return Math.hypot(x - floor.x, z - floor.z) <= floor.radius - radius;
  const local = toLocal(floor, floor.yaw, { x, z });
  return Math.abs(local.x) <= floor.hx - radius && Math.abs(local.z) <= floor.hz - radius;
}

/** The exact question behind the grids: does a person of this radius fit here? Slow; for building and tests. */
export function isFree(hall: Hall, p: Point, radius: number): boolean {
  return (
    hall.floors.some((f) => isOnFloor(f, p.x, p.z, radius)) &&
    hall.solids.every((s) => distanceToBox(s, p.x, p.z) >= radius)
  );
}
