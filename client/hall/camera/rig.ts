/** The camera as plain data: an orbit around the visitor's head, the visitor's own eyes, or a lent fixed view. */
export type CameraRig = {
  /** Direction the camera looks in (yaw convention) and tilt downwards, radians. */
  yaw: number;
  pitch: number;
  /** Wished distance, and the one eased towards it; metres. */
  distance: number;
  reach: number;
  /** What is looked at; follows the visitor. */
  focusX: number;
  focusY: number;
  focusZ: number;
  /** How far the look runs ahead of who walks, metres. */
  leadX: number;
  leadZ: number;
  /** Share of the distance that is free of walls, eased. */
  free: number;
  /** Seconds a column has stood between the eye and the visitor. */
  hidden: number;
  /** Whether the visitor looks through their own eyes, and how far the camera has got there (1 = there). */
  firstPerson: boolean;
  inside: number;
  /** 0 = orbit, 1 = the fixed view; and the last fixed view, to come back from. */
  fixed: number;
  view: FixedView | null;
  /** Where the eye is now, what it looks at, and the vertical field of view (degrees). */
  eyeX: number;
  eyeY: number;
  eyeZ: number;
  lookX: number;
  lookY: number;
  lookZ: number;
  fov: number;
};

/** A fixed view: eye and what it looks at (metres), field of view (degrees), and whether the own figure is in it. */
export type FixedView = {
  readonly eyeX: number;
  readonly eyeY: number;
  readonly eyeZ: number;
  readonly lookX: number;
  readonly lookY: number;
  readonly lookZ: number;
  readonly fov: number;
  readonly showsSelf: boolean;
};

export const NEAREST = 1.9;
export const FARTHEST = 11;
export const USUAL_DISTANCE = 5;
/** Zoomed in beyond this, one looks through one's own eyes; out again, from behind. Metres. */
const INTO_EYES = 1.45;
const DEEPEST = 1.25;
export const LOWEST_PITCH = -0.28;
export const HIGHEST_PITCH = 0.95;
/** Own eyes look up to the roof as well. */
const LOWEST_OWN_PITCH = -0.85;
const HEAD_HEIGHT = 1.42;

export function createCameraRig(x: number, z: number, yaw: number): CameraRig {
  return {
    yaw,
    pitch: 0.14,
    distance: USUAL_DISTANCE,
    reach: USUAL_DISTANCE,
    focusX: x,
    focusY: HEAD_HEIGHT,
    focusZ: z,
    leadX: 0,
    leadZ: 0,
    free: 1,
    hidden: 0,
    firstPerson: false,
    inside: 0,
    fixed: 0,
    view: null,
    eyeX: x,
    eyeY: 2,
    eyeZ: z,
    lookX: x,
    lookY: HEAD_HEIGHT,
    lookZ: z,
    fov: 50,
  };
}

export function turnCamera(rig: CameraRig, byYaw: number, byPitch: number): void {
  rig.yaw += byYaw;
  const lowest = rig.firstPerson ? LOWEST_OWN_PITCH : LOWEST_PITCH;
  rig.pitch = Math.min(HIGHEST_PITCH, Math.max(lowest, rig.pitch + byPitch));
}

/** Looks through the visitor's own eyes, or from behind again. */
export function enterFirstPerson(rig: CameraRig, on: boolean): void {
  if (rig.firstPerson === on) return;
  rig.firstPerson = on;
  if (on) {
    rig.distance = DEEPEST;
    rig.pitch = Math.min(rig.pitch, 0.08);
  } else {
    rig.distance = Math.max(rig.distance, NEAREST * 1.4);
    rig.pitch = Math.max(rig.pitch, 0.1);
  }
}

/** Multiplies the distance. Coming closer than the head ends in the visitor's own eyes, leaving them behind it. */
export function zoomCamera(rig: CameraRig, factor: number): void {
  rig.distance = Math.min(FARTHEST, Math.max(DEEPEST, rig.distance * factor));
  if (!rig.firstPerson && rig.distance < INTO_EYES) enterFirstPerson(rig, true);
  else if (rig.firstPerson && rig.distance > INTO_EYES) enterFirstPerson(rig, false);
}
