/**
 * Moves the camera: follows the visitor softly, keeps out of walls and heads, slides around columns, comes round
 * behind who walks, and lends itself to a fixed view (the desk while being served).
 */
import { turnBetween } from '../../../shared/hall/frame.ts';
import { clearShare, columnShare, isInsideWall, pushFromColumns, type Blockers } from './blockers.ts';
import { fenceShare } from './fence.ts';
import type { Framing } from './framing.ts';
import { NEAREST, USUAL_DISTANCE, type CameraRig, type FixedView } from './rig.ts';

export type CameraInput = {
  /** Where the visitor is shown and looks, and how fast they go. */
  x: number;
  z: number;
  yaw: number;
  vx: number;
  vz: number;
  /** Height of the visitor's eyes, metres. */
  eyes: number;
  /** Seconds since the visitor turned the camera by hand. */
  sinceTurned: number;
  /** Where the camera should drift to when left alone, or null for "behind the walker". */
  restYaw: number | null;
  /** Whether the visitor is being led, and to which side the camera then looks: radians to the left. */
  led: boolean;
  aside: number;
  framing: Framing;
  /** No easing (prefers-reduced-motion). */
  still: boolean;
};

const LOWEST_EYE = 0.42;
/** Under lanterns, braces and beams. */
const HIGHEST_EYE = 3.7;
/** Kept from what the ray meets, metres. */
const SKIN = 0.04;
/** With the back to a wall one looks over the head rather than into it. */
const OVER_HEAD = 0.3;
/** How far to the sides walls are looked for, to give way in time; radians. */
const WHISKER = 0.22;
/** A column may stand in the picture this long before the camera comes closer, seconds. */
const PATIENCE_S = 0.3;
/** Then the eye stops so far before its middle, metres. */
const BEFORE_COLUMN = 0.55;
const LEAD_S = 0.32;
const AHEAD_M = 3;
/** Own eyes see a little wider, degrees. */
const OWN_FOV = 10;

/** Share of a gap that is left after `dt` seconds when half of it goes every `halfLife`. */
const remain = (dt: number, halfLife: number): number => Math.pow(0.5, dt / halfLife);
const smooth = (t: number): number => t * t * (3 - 2 * t);
/** The same, and nothing is left when the picture must not glide. */
const keep = (input: CameraInput, dt: number, halfLife: number): number =>
  input.still ? 0 : remain(dt, halfLife);

/** What the eye wants, from the visitor's head: scratch of one step. */
const wish = { dx: 0, dy: 0, dz: 0 };

/** Moves the camera by `dt` seconds; eye, looked-at point and field of view are then in the rig. */
export function stepCamera(
  rig: CameraRig,
  input: CameraInput,
  view: FixedView | null,
  blockers: Blockers,
  dt: number,
): void {
  const near = keep(input, dt, 0.055);
  rig.focusX = input.x + (rig.focusX - input.x) * near;
  rig.focusZ = input.z + (rig.focusZ - input.z) * near;
  const lead = keep(input, dt, 0.4);
  rig.leadX = input.vx * LEAD_S + (rig.leadX - input.vx * LEAD_S) * lead;
  rig.leadZ = input.vz * LEAD_S + (rig.leadZ - input.vz * LEAD_S) * lead;
  driftBehind(rig, input, dt);
  const far = Math.max(NEAREST, rig.distance) * input.framing.near;
  rig.reach = far + (rig.reach - far) * keep(input, dt, 0.09);

  orbit(rig, input, blockers, dt);
  lookThroughOwnEyes(rig, input, dt);
  lendTo(rig, input, view, dt);
}

function orbit(rig: CameraRig, input: CameraInput, blockers: Blockers, dt: number): void {
  const { framing } = input;
  aim(rig, framing, rig.yaw, input);
  const { dx, dy, dz } = wish;
  const { x, z } = input;
  const y = rig.focusY;
  const length = Math.hypot(dx, dy, dz);
  const clear = Math.min(
    clearShare(blockers, x, y, z, dx, dy, dz, true),
    fenceShare(blockers.fence, x, z, dx, dz),
  );
  const columns = columnShare(blockers, x, z, dx, dz);
  rig.hidden = columns < 1 ? rig.hidden + dt : 0;
  const most = Math.max(0, clear - SKIN / length);

  let goal = most;
  if (rig.hidden > PATIENCE_S || (input.still && columns < 1))
    goal = Math.min(goal, Math.max(0, columns - BEFORE_COLUMN / length));
  // Walls beside the way pull the camera in before they cut it off.
  for (let side = -1; side <= 1; side += 2) {
    aim(rig, framing, rig.yaw + side * WHISKER, input);
    const beside = clearShare(blockers, x, y, z, wish.dx, wish.dy, wish.dz, true);
    goal = Math.min(goal, (most + beside) / 2);
  }
  rig.free = goal + (rig.free - goal) * keep(input, dt, goal < rig.free ? 0.16 : 0.4);
  rig.free = Math.min(rig.free, most);
  place(rig, x, y, z, dx, dy, dz, rig.free);
  pushFromColumns(blockers, rig);
  if (isInsideWall(blockers, rig.eyeX, rig.eyeY, rig.eyeZ)) {
    const safe = Math.max(0, Math.min(rig.free, clearShare(blockers, x, y, z, dx, dy, dz) - SKIN / length));
    place(rig, x, y, z, dx, dy, dz, safe);
    if (isInsideWall(blockers, rig.eyeX, rig.eyeY, rig.eyeZ)) rig.eyeY = y + dy * safe;
  }
  // The picture's middle: over the head, and some of the way ahead.
  const scale = rig.reach / USUAL_DISTANCE;
  const close = 1 - rig.free;
  // Pressed against the head, the eye looks over it instead of down on it.
  const ahead = close * AHEAD_M;
  rig.lookX = rig.focusX + rig.leadX + Math.sin(rig.yaw) * ahead;
  rig.lookY = y + framing.rise * scale + close * OVER_HEAD - Math.sin(rig.pitch) * ahead;
  rig.lookZ = rig.focusZ + rig.leadZ + Math.cos(rig.yaw) * ahead;
  rig.fov = framing.fov;
}

/** Writes the way from the visitor's head to the wished eye, shortened to stay between floor and beams. */
function aim(rig: CameraRig, framing: Framing, yaw: number, input: CameraInput): void {
  const pitch = rig.pitch + framing.tilt;
  const flat = Math.cos(pitch) * rig.reach;
  const up = Math.sin(pitch) * rig.reach + 0.3;
  const limit = up > 0 ? HIGHEST_EYE - rig.focusY : rig.focusY - LOWEST_EYE;
  const share = Math.min(1, limit / Math.max(1e-6, Math.abs(up)));
  wish.dx = rig.focusX - input.x - Math.sin(yaw) * flat * share;
  wish.dz = rig.focusZ - input.z - Math.cos(yaw) * flat * share;
  wish.dy = up * share;
}

function place(
  rig: CameraRig,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  share: number,
): void {
  rig.eyeX = x + dx * share;
  rig.eyeY = y + dy * share + (1 - share) * OVER_HEAD;
  rig.eyeZ = z + dz * share;
}

function lookThroughOwnEyes(rig: CameraRig, input: CameraInput, dt: number): void {
  const goal = rig.firstPerson ? 1 : 0;
  rig.inside = goal + (rig.inside - goal) * keep(input, dt, 0.11);
  if (Math.abs(goal - rig.inside) < 0.002) rig.inside = goal;
  if (rig.inside === 0) return;
  const k = smooth(rig.inside);
  const flat = Math.cos(rig.pitch);
  rig.eyeX += (input.x - rig.eyeX) * k;
  rig.eyeY += (input.eyes - rig.eyeY) * k;
  rig.eyeZ += (input.z - rig.eyeZ) * k;
  rig.lookX += (rig.eyeX + Math.sin(rig.yaw) * flat * 4 - rig.lookX) * k;
  rig.lookY += (rig.eyeY - Math.sin(rig.pitch) * 4 - rig.lookY) * k;
  rig.lookZ += (rig.eyeZ + Math.cos(rig.yaw) * flat * 4 - rig.lookZ) * k;
  rig.fov += OWN_FOV * k;
}

/** Goes over to the fixed view and, when it is taken away, back from where it was. */
function lendTo(rig: CameraRig, input: CameraInput, view: FixedView | null, dt: number): void {
  const goal = view ? 1 : 0;
  rig.fixed = goal + (rig.fixed - goal) * keep(input, dt, 0.22);
  if (Math.abs(goal - rig.fixed) < 0.001) rig.fixed = goal;
  rig.view = view ?? (rig.fixed > 0 ? rig.view : null);
  const at = rig.view;
  if (!at) return;
  const k = smooth(rig.fixed);
  rig.eyeX += (at.eyeX - rig.eyeX) * k;
  rig.eyeY += (at.eyeY - rig.eyeY) * k;
  rig.eyeZ += (at.eyeZ - rig.eyeZ) * k;
  rig.lookX += (at.lookX - rig.lookX) * k;
  rig.lookY += (at.lookY - rig.lookY) * k;
  rig.lookZ += (at.lookZ - rig.lookZ) * k;
  rig.fov += (at.fov - rig.fov) * k;
}

/** Left alone, the camera comes round behind who walks, or settles on the counter one stands at. */
function driftBehind(rig: CameraRig, input: CameraInput, dt: number): void {
  if (input.sinceTurned < (input.led ? 2.4 : 1.4)) return;
  const speed = Math.hypot(input.vx, input.vz);
  if (input.restYaw !== null && speed < 0.3) {
    const turn = turnBetween(rig.yaw, input.restYaw);
    rig.yaw += input.still ? turn : turn * (1 - remain(dt, 0.4));
    return;
  }
  if (speed < 0.6) return;
  // Own eyes look where one is led; who steers decides alone where to look.
  if (rig.firstPerson && !input.led) return;
  const turn = turnBetween(rig.yaw, input.led && !rig.firstPerson ? input.yaw + input.aside : input.yaw);
  // Walking towards the camera or sideways must not make it whirl.
  const level = Math.max(0, Math.cos(turn / 2));
  const eager = (input.led ? level : level * level * level) * Math.min(1, speed / 3);
  rig.yaw += turn * (1 - remain(dt, rig.firstPerson ? 0.3 : 0.7)) * eager;
}
