/** Where something lies as seen from the visitor. Pure; metres and radians in the hall's yaw convention. */
import { turnBetween } from '../../../shared/hall/frame.ts';
import type { Point } from '../../../shared/hall/types.ts';

export type Direction = {
  /** In a straight line, metres. */
  readonly metres: number;
  /** Degrees clockwise on the screen: 0 is where the camera looks, 90 to its right. */
  readonly degrees: number;
};

/** `lookYaw` is where the camera looks. Looking along +z, +x lies to the left. */
export function directionTo(from: Point & { readonly lookYaw: number }, to: Point): Direction {
  const dx = to.x - from.x;
  const dz = to.z - from.z;
  const turn = turnBetween(from.lookYaw, Math.atan2(dx, dz));
  return { metres: Math.hypot(dx, dz), degrees: (-turn * 180) / Math.PI };
}

export type Side = 'ahead' | 'aheadRight' | 'right' | 'behind' | 'left' | 'aheadLeft';

/** The side in people's words: behind is behind, whichever way one would turn. */
export function sideOf(degrees: number): Side {
  const size = Math.abs(degrees);
  if (size <= 22) return 'ahead';
  if (size >= 130) return 'behind';
  if (size <= 62) return degrees > 0 ? 'aheadRight' : 'aheadLeft';
  return degrees > 0 ? 'right' : 'left';
}

/** Degrees to turn from one heading to another the nearest way round, in (-180, 180]. */
export function turnDegrees(from: number, to: number): number {
  const turn = (((to - from) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

export type Near<T> = Direction & { readonly place: T };

/** The places nearest to the visitor, the nearest first. */
export function nearest<T extends { readonly approach: Point }>(
  places: readonly T[],
  from: Point & { readonly lookYaw: number },
  count: number,
): readonly Near<T>[] {
  return places
    .map((place) => ({ place, ...directionTo(from, place.approach) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count);
}
