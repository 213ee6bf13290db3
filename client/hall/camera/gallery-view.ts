/**
 * The view of who watches a full hall: from under the great roof's edge, across the map and into the wings. Turning
 * walks around the ring, so that everything is seen; the eye never leaves the roof's shelter.
 */
import type { Hall } from '../../../shared/hall/types.ts';
import type { FixedView } from './rig.ts';

/** Just inside the columns, as a part of the atrium's radius. */
const RING = 0.56;
/** Under the roof's beams, metres. */
const EYE_HEIGHT = 4.75;
const AIM_HEIGHT = 0.6;
const OVER_HEADS = 2.1;
/** How far beyond the middle one looks, metres, and how far the tilt carries the look towards the own feet. */
const BEYOND = 1.5;
const TILT_M = 9;
/** Degrees, vertical: wide and tall screens. */
const FOV = 58;
const FOV_TALL = 74;
export const CLOSEST = 0.55;

/**
 * `yaw` and `pitch` (downwards) as the camera's, radians; `width` factor on the field of view, from `CLOSEST` to 1.
 * Writes into `out`; allocates nothing.
 */
export function galleryView(
  { atrium }: Pick<Hall, 'atrium'>,
  yaw: number,
  pitch: number,
  width: number,
  aspect: number,
  out: { -readonly [K in keyof FixedView]: FixedView[K] },
): void {
  const tall = Math.min(1, Math.max(0, (1.2 - aspect) / 0.6));
  const ring = atrium.radius * RING;
  const s = Math.sin(yaw);
  const c = Math.cos(yaw);
  // What is looked at lies on the floor; the look itself ends over people's heads, so that nobody in it turns to glass.
  const aim = BEYOND - pitch * TILT_M;
  const ahead = -ring + (aim + ring) * ((EYE_HEIGHT - OVER_HEADS) / (EYE_HEIGHT - AIM_HEIGHT));
  out.eyeX = -s * ring;
  out.eyeY = EYE_HEIGHT;
  out.eyeZ = -c * ring;
  out.lookX = s * ahead;
  out.lookY = OVER_HEADS;
  out.lookZ = c * ahead;
  out.fov = (FOV + (FOV_TALL - FOV) * tall) * width;
  out.showsSelf = false;
}

/** A view to write into. */
export const noGalleryView = (): { -readonly [K in keyof FixedView]: FixedView[K] } => ({
  eyeX: 0,
  eyeY: 0,
  eyeZ: 0,
  lookX: 0,
  lookY: 0,
  lookZ: 1,
  fov: FOV,
  showsSelf: false,
});
