import type { HallParts } from './hall-parts.ts';

/** Where the visitor is, for plan, pointer and sound. Metres, radians in the hall's yaw convention. */
export type Whereabouts = {
  readonly x: number;
  readonly z: number;
  /** Where the body faces, and where the camera looks. */
  readonly yaw: number;
  readonly lookYaw: number;
  /** People within earshot, officers included. */
  readonly near: number;
};

const EARSHOT_M = 9;

/** Asked a few times a second by the page, never from a frame. */
export function readWhereabouts({ visitor, view, crowd }: HallParts): Whereabouts {
  const { x, z, yaw } = visitor.walker;
  const { people } = crowd;
  let near = 0;
  for (let slot = 0; slot < people.capacity; slot += 1) {
    const isHere = people.visible[slot] === 1;
    if (isHere && Math.hypot((people.x[slot] ?? 0) - x, (people.z[slot] ?? 0) - z) < EARSHOT_M) near += 1;
  }
  return { x, z, yaw, lookYaw: view.rig.yaw, near: Math.max(0, near - 1) };
}
