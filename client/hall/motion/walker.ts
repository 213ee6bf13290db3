/**
 * The visitor's own body: plain data moved by `stepWalker` every frame. Predicts what the server will allow,
 * because both walk on the same grid at the same speeds.
 */
import { turnBetween, wrapTurn } from '../../../shared/hall/frame.ts';
import { RUN_SPEED, WALK_SPEED, type Point } from '../../../shared/hall/types.ts';
import type { Ground } from './ground.ts';

export type Walker = {
  /** Metres, and the yaw the body faces, radians. */
  x: number;
  z: number;
  yaw: number;
  /** Velocity, metres per second. */
  vx: number;
  vz: number;
  /** What is left of a correction by the server, shown fading so that nobody jumps; metres. */
  slipX: number;
  slipZ: number;
  /** The way being followed; empty while the visitor steers. */
  path: readonly Point[];
  /** Index of the path's point being walked to. */
  leg: number;
  /** Where to look on arrival, or null for the way one came. */
  arriveYaw: number | null;
  /** Where a standing body turns to; forgotten with the next step. */
  faceYaw: number | null;
};

/** Wish of this frame: a direction on the floor, length 0 to 1, and whether to run. */
export type Steering = { x: number; z: number; run: boolean };

/** Metres per second squared: a body gathers and loses speed in about a third of a second. */
const ACCELERATION = 10;
const BRAKING = 13;
/** A body turns at most so fast (radians per second), and ever more slowly towards where it wants to look. */
const TURN_RATE = 8.5;
const TURN_EAGERNESS = 13;
/** Share of the speed left while the body still turns away from where it goes: nobody walks backwards. */
const TURNING_PACE = 0.3;
const ARRIVED_M = 0.06;
/** So near a corner of the path counts as reached, metres. */
const CORNER_M = 0.26;
/** Slows down over this last stretch, metres. */
const BRAKE_M = 0.7;
/** Half-life of a shown correction, seconds; and how fast the picture slides at most, metres per second. */
const SLIP_HALF_LIFE = 0.09;
const SLIP_SPEED = 3;
/** What is far off slides faster: so many times its distance a second. */
const SLIP_EAGERNESS = 1.6;
/** Farther than this a correction is shown at once, metres. */
const SLIP_LIMIT = 4;
/** Slow devices take one picture's time in several steps, seconds: corners are walked, not cut. */
const LONGEST_STEP_S = 0.05;
const NO_PATH: readonly Point[] = [];

export function createWalker(at: Point, yaw: number): Walker {
  return {
    x: at.x,
    z: at.z,
    yaw,
    vx: 0,
    vz: 0,
    slipX: 0,
    slipZ: 0,
    path: NO_PATH,
    leg: 0,
    arriveYaw: null,
    faceYaw: null,
  };
}

export const isGuided = (walker: Walker): boolean => walker.path.length > 0;
export const speedOf = (walker: Walker): number => Math.hypot(walker.vx, walker.vz);

export function followPath(walker: Walker, path: readonly Point[], arriveYaw: number | null): void {
  walker.path = path;
  walker.leg = Math.min(1, path.length - 1);
  walker.arriveYaw = arriveYaw;
  walker.faceYaw = null;
}

export function leavePath(walker: Walker): void {
  walker.path = NO_PATH;
  walker.arriveYaw = null;
}

/** Puts the body somewhere at once (entering, "Antar saya" by warp). */
export function placeWalker(walker: Walker, x: number, z: number, yaw: number): void {
  walker.x = x;
  walker.z = z;
  walker.yaw = yaw;
  walker.vx = walker.vz = walker.slipX = walker.slipZ = 0;
  walker.faceYaw = null;
  leavePath(walker);
}

/** The server knows better where we are: believe it, and let the picture catch up softly. */
export function correctWalker(walker: Walker, x: number, z: number): void {
  const slipX = walker.slipX + walker.x - x;
  const slipZ = walker.slipZ + walker.z - z;
  const far = Math.hypot(slipX, slipZ) > SLIP_LIMIT;
  walker.slipX = far ? 0 : slipX;
  walker.slipZ = far ? 0 : slipZ;
  walker.x = x;
  walker.z = z;
}

/** Metres left to walk on the path; 0 without one. */
export function pathLeft(walker: Walker): number {
  let left = 0;
  let x = walker.x;
  let z = walker.z;
  for (let i = walker.leg; i < walker.path.length; i++) {
    const p = walker.path[i];
    if (!p) break;
    left += Math.hypot(p.x - x, p.z - z);
    x = p.x;
    z = p.z;
  }
  return left;
}

const wish = { x: 0, z: 0 };

/** Changes where a led walker wants to go next, metres per second: around others. */
export type Bend = (walker: Walker, wish: { x: number; z: number }) => void;

/**
 * Moves the body by `dt` seconds, in steps short enough to follow a path; `bend` leads it around others on the way.
 * True when the path's end was reached.
 */
export function stepWalker(
  walker: Walker,
  steering: Steering,
  ground: Ground,
  dt: number,
  bend: Bend | null = null,
): boolean {
  const steps = Math.max(1, Math.ceil(dt / LONGEST_STEP_S));
  let arrived = false;
  for (let i = 0; i < steps; i++) arrived = stepOnce(walker, steering, ground, dt / steps, bend) || arrived;
  return arrived;
}

/**
 * Moves the body by `dt` seconds. Any steering takes over from a path. Returns true in the frame in which a
 * path's end is reached.
 */
function stepOnce(
  walker: Walker,
  steering: Steering,
  ground: Ground,
  dt: number,
  bend: Bend | null,
): boolean {
  const strength = Math.min(1, Math.hypot(steering.x, steering.z));
  if (strength > 0.05) {
    walker.faceYaw = null;
    if (isGuided(walker)) leavePath(walker);
  }
  let arrived = false;
  if (isGuided(walker)) {
    arrived = aimAlongPath(walker, ground, steering.run ? RUN_SPEED : WALK_SPEED);
    if (!arrived) bend?.(walker, wish);
  } else {
    const speed = steering.run ? RUN_SPEED : WALK_SPEED;
    wish.x = steering.x * speed;
    wish.z = steering.z * speed;
  }
  turnFirst(walker);
  gatherSpeed(walker, dt);
  advance(walker, ground, dt);
  turnBody(walker, dt);
  fadeSlip(walker, dt);
  return arrived;
}

function fadeSlip(walker: Walker, dt: number): void {
  const slip = Math.hypot(walker.slipX, walker.slipZ);
  if (slip === 0) return;
  const soft = slip * (1 - Math.pow(0.5, dt / SLIP_HALF_LIFE));
  const most = Math.max(SLIP_SPEED, slip * SLIP_EAGERNESS) * dt;
  const left = 1 - Math.min(soft, most) / slip;
  walker.slipX *= left;
  walker.slipZ *= left;
}

function aimAlongPath(walker: Walker, ground: Ground, pace: number): boolean {
  for (;;) {
    const next = walker.path[walker.leg];
    if (!next) break;
    const dx = next.x - walker.x;
    const dz = next.z - walker.z;
    const distance = Math.hypot(dx, dz);
    const isLast = walker.leg === walker.path.length - 1;
    if (distance > (isLast ? ARRIVED_M : CORNER_M) && !isPassed(walker, ground)) {
      const speed = isLast
        ? pace * Math.min(1, Math.max(0.12, distance / (BRAKE_M * (pace / WALK_SPEED))))
        : pace;
      wish.x = (dx / distance) * speed;
      wish.z = (dz / distance) * speed;
      return false;
    }
    walker.leg += 1;
  }
  walker.faceYaw = walker.arriveYaw;
  leavePath(walker);
  wish.x = wish.z = 0;
  return true;
}

/** Whether a corner one had to step aside from lies behind already, and the next one in sight. */
function isPassed(walker: Walker, ground: Ground): boolean {
  const before = walker.path[walker.leg - 1];
  const corner = walker.path[walker.leg];
  const after = walker.path[walker.leg + 1];
  if (!before || !corner || !after) return false;
  const along = (walker.x - corner.x) * (corner.x - before.x) + (walker.z - corner.z) * (corner.z - before.z);
  return along > 0 && ground.isClear(walker.x, walker.z, after.x, after.z);
}

/** Slows the wish of somebody who still looks elsewhere. */
function turnFirst(walker: Walker): void {
  const speed = Math.hypot(wish.x, wish.z);
  if (speed < 0.05) return;
  const facing = (wish.x * Math.sin(walker.yaw) + wish.z * Math.cos(walker.yaw)) / speed;
  if (facing >= 0.5) return;
  const pace = Math.max(TURNING_PACE, 0.5 + facing);
  wish.x *= pace;
  wish.z *= pace;
}

function gatherSpeed(walker: Walker, dt: number): void {
  const dx = wish.x - walker.vx;
  const dz = wish.z - walker.vz;
  const gap = Math.hypot(dx, dz);
  const faster = wish.x * wish.x + wish.z * wish.z > walker.vx * walker.vx + walker.vz * walker.vz;
  const most = (faster ? ACCELERATION : BRAKING) * dt;
  const share = gap > most ? most / gap : 1;
  walker.vx += dx * share;
  walker.vz += dz * share;
}

/** Goes where the floor allows; a wall takes the speed that points into it. */
function advance(walker: Walker, ground: Ground, dt: number): void {
  if (walker.vx === 0 && walker.vz === 0) return;
  const next = ground.slide(walker, walker.vx * dt, walker.vz * dt);
  walker.vx = (next.x - walker.x) / dt;
  walker.vz = (next.z - walker.z) / dt;
  walker.x = next.x;
  walker.z = next.z;
}

function turnBody(walker: Walker, dt: number): void {
  const goes = Math.hypot(wish.x, wish.z) > 0.25;
  const towards = goes
    ? Math.atan2(wish.x, wish.z)
    : speedOf(walker) > 0.6
      ? Math.atan2(walker.vx, walker.vz)
      : walker.faceYaw;
  if (towards === null) return;
  const turn = turnBetween(walker.yaw, towards);
  const most = Math.min(TURN_RATE * dt, Math.abs(turn) * Math.min(1, TURN_EAGERNESS * dt));
  walker.yaw = wrapTurn(walker.yaw + Math.sign(turn) * most);
}
