/**
 * Third-person camera as plain data: an orbit around the visitor's head that follows softly, keeps out of walls
 * and may lend itself to a fixed view (the desk while being served).
 */
import { turnBetween } from '../../../shared/hall/frame.ts';
import { clearShare, type Blockers } from './blockers.ts';

export type CameraRig = {
  /** Direction the camera looks in (yaw convention), tilt downwards, wished distance. Radians, metres. */
  yaw: number;
  pitch: number;
  distance: number;
  /** What is looked at; follows the visitor. */
  focusX: number;
  focusY: number;
  focusZ: number;
  /** Share of the distance that is free of walls, eased. */
  free: number;
  /** Whether the visitor looks through their own eyes, and how far the camera has got there (1 = there). */
  firstPerson: boolean;
  inside: number;
  /** 0 = orbit, 1 = the fixed view. */
  fixed: number;
  /** Where the eye is now, and what it looks at. */
  eyeX: number;
  eyeY: number;
  eyeZ: number;
  lookX: number;
  lookY: number;
  lookZ: number;
};

/** A fixed view: eye and what it looks at, metres. */
export type FixedView = {
  readonly eyeX: number;
  readonly eyeY: number;
  readonly eyeZ: number;
  readonly lookX: number;
  readonly lookY: number;
  readonly lookZ: number;
};

export type CameraInput = {
  /** Where the visitor is shown and looks, and how fast they go. */
  x: number;
  z: number;
  yaw: number;
  speed: number;
  /** Seconds since the visitor turned the camera by hand. */
  sinceTurned: number;
  /** Where the camera should drift to when left alone, or null for "behind the walker". */
  restYaw: number | null;
  /** No easing (prefers-reduced-motion). */
  still: boolean;
};

export const NEAREST = 1.7;
export const FARTHEST = 11;
export const LOWEST_PITCH = -0.12;
export const HIGHEST_PITCH = 0.95;
const HEAD_HEIGHT = 1.42;
/** With the back to a wall the camera comes this near, as a share of its wished distance. */
const CLOSEST_SHARE = 0.08;
const LOWEST_EYE = 0.45;
/** Under the ceiling beams. */
const HIGHEST_EYE = 5.6;

export function createCameraRig(x: number, z: number, yaw: number): CameraRig {
  return {
    yaw,
    pitch: 0.2,
    distance: 5,
    focusX: x,
    focusY: HEAD_HEIGHT,
    focusZ: z,
    free: 1,
    firstPerson: false,
    inside: 0,
    fixed: 0,
    eyeX: x,
    eyeY: 2,
    eyeZ: z,
    lookX: x,
    lookY: HEAD_HEIGHT,
    lookZ: z,
  };
}

export function turnCamera(rig: CameraRig, byYaw: number, byPitch: number): void {
  rig.yaw += byYaw;
  rig.pitch = Math.min(HIGHEST_PITCH, Math.max(LOWEST_PITCH, rig.pitch + byPitch));
}

export function zoomCamera(rig: CameraRig, factor: number): void {
  rig.distance = Math.min(FARTHEST, Math.max(NEAREST, rig.distance * factor));
}

/** Share of a gap that is left after `dt` seconds when half of it goes every `halfLife`. */
const remain = (dt: number, halfLife: number): number => Math.pow(0.5, dt / halfLife);

/** Moves the camera by `dt` seconds; the eye and the looked-at point are then in the rig. */
export function stepCamera(
  rig: CameraRig,
  input: CameraInput,
  view: FixedView | null,
  blockers: Blockers,
  dt: number,
): void {
  const keep = input.still ? 0 : remain(dt, 0.055);
  rig.focusX = input.x + (rig.focusX - input.x) * keep;
  rig.focusZ = input.z + (rig.focusZ - input.z) * keep;
  driftBehind(rig, input, dt);

  const flat = Math.cos(rig.pitch) * rig.distance;
  const dx = -Math.sin(rig.yaw) * flat;
  const dz = -Math.cos(rig.yaw) * flat;
  const wishY = rig.focusY + Math.sin(rig.pitch) * rig.distance + 0.25;
  const eyeY = Math.min(HIGHEST_EYE, Math.max(LOWEST_EYE, wishY));
  const dy = eyeY - rig.focusY;
  const free = Math.max(
    CLOSEST_SHARE,
    clearShare(blockers, rig.focusX, rig.focusY, rig.focusZ, dx, dy, dz) - 0.02,
  );
  // Into safety at once, back out at leisure.
  rig.free = free < rig.free || input.still ? free : free + (rig.free - free) * remain(dt, 0.25);

  // Close to a wall the head would fill the picture: look over the shoulder instead.
  const lift = (1 - rig.free) * 0.35;
  const orbitX = rig.focusX + dx * rig.free;
  const orbitY = rig.focusY + dy * rig.free + lift;
  const orbitZ = rig.focusZ + dz * rig.free;

  const goal = view ? 1 : 0;
  rig.fixed = input.still ? goal : goal + (rig.fixed - goal) * remain(dt, 0.22);
  if (Math.abs(goal - rig.fixed) < 0.001) rig.fixed = goal;
  const k = view ? smooth(rig.fixed) : 0;
  rig.eyeX = orbitX + ((view?.eyeX ?? orbitX) - orbitX) * k;
  rig.eyeY = orbitY + ((view?.eyeY ?? orbitY) - orbitY) * k;
  rig.eyeZ = orbitZ + ((view?.eyeZ ?? orbitZ) - orbitZ) * k;
  const lookY = rig.focusY + 0.12 + lift;
  rig.lookX = rig.focusX + ((view?.lookX ?? rig.focusX) - rig.focusX) * k;
  rig.lookY = lookY + ((view?.lookY ?? lookY) - lookY) * k;
  rig.lookZ = rig.focusZ + ((view?.lookZ ?? rig.focusZ) - rig.focusZ) * k;
}

const smooth = (t: number): number => t * t * (3 - 2 * t);

/** Left alone, the camera comes round behind who walks, or settles on the counter one stands at. */
function driftBehind(rig: CameraRig, input: CameraInput, dt: number): void {
  if (input.sinceTurned < 1.2) return;
  if (input.restYaw !== null && input.speed < 0.3) {
    const turn = turnBetween(rig.yaw, input.restYaw);
    rig.yaw += input.still ? turn : turn * (1 - remain(dt, 0.35));
    return;
  }
  if (input.speed < 0.6) return;
  const turn = turnBetween(rig.yaw, input.yaw);
  // Walking towards the camera must not make it whirl.
  const eager = Math.max(0, Math.cos(turn / 2)) * Math.min(1, input.speed / 3);
  rig.yaw += turn * (1 - remain(dt, 0.75)) * eager;
}
