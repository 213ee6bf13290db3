/**
 * Where somebody else is between two snapshots. Each person has a short ring of dated places; the picture runs
 * a little behind the wire, so that there is nearly always a later place to walk towards.
 */
import { turnBetween } from '../../../shared/hall/frame.ts';

const PLACES = 8;

/** Shown this long after it was heard, milliseconds: two snapshot intervals. */
export const DELAY_MS = 220;
/** Beyond the last place a person walks on for at most this long, ms. */
const COAST_MS = 160;
/** A longer silence than this ends a movement: the next place begins a new one, ms. */
const PAUSE_MS = 420;
/** Farther in one step is no walking but a warp, metres. */
const WARP_M = 4;

export type Track = {
  readonly t: Float64Array;
  readonly x: Float32Array;
  readonly z: Float32Array;
  readonly yaw: Float32Array;
  /** Index of the newest place, and how many there are. */
  head: number;
  count: number;
};

/** What a track says at one moment. */
export type Pose = { x: number; z: number; yaw: number; speed: number };

export function createTrack(now: number, x: number, z: number, yaw: number): Track {
  const track: Track = {
    t: new Float64Array(PLACES),
    x: new Float32Array(PLACES),
    z: new Float32Array(PLACES),
    yaw: new Float32Array(PLACES),
    head: -1,
    count: 0,
  };
  pushPlace(track, now, x, z, yaw);
  return track;
}

/** Adds a place heard at `now` (ms, any steady clock). */
export function pushPlace(track: Track, now: number, x: number, z: number, yaw: number): void {
  const { head } = track;
  if (track.count > 0) {
    const jump = Math.hypot(x - (track.x[head] ?? 0), z - (track.z[head] ?? 0));
    const silence = now - (track.t[head] ?? 0);
    if (jump > WARP_M) track.count = 0;
    // Who stood still begins to walk now, not when last heard of.
    else if (silence > PAUSE_MS)
      append(track, now - 100, track.x[head] ?? 0, track.z[head] ?? 0, track.yaw[head] ?? 0);
  }
  append(track, now, x, z, yaw);
}

function append(track: Track, t: number, x: number, z: number, yaw: number): void {
  track.head = (track.head + 1) % PLACES;
  track.count = Math.min(PLACES, track.count + 1);
  track.t[track.head] = t;
  track.x[track.head] = x;
  track.z[track.head] = z;
  track.yaw[track.head] = yaw;
}

/** Fills `out` with the pose to show at `now`. */
export function readTrack(track: Track, now: number, out: Pose): void {
  const at = now - DELAY_MS;
  let later = track.head;
  const newest = track.t[later] ?? 0;
  if (at >= newest) return coast(track, at - newest, out);
  for (let k = 1; k < track.count; k++) {
    const earlier = (track.head - k + PLACES) % PLACES;
    const t0 = track.t[earlier] ?? 0;
    if (t0 <= at) {
      const t1 = track.t[later] ?? 0;
      between(track, earlier, later, (at - t0) / Math.max(1, t1 - t0), out);
      return;
    }
    later = earlier;
  }
  standAt(track, later, out);
}

function between(track: Track, a: number, b: number, share: number, out: Pose): void {
  const ax = track.x[a] ?? 0;
  const az = track.z[a] ?? 0;
  const dx = (track.x[b] ?? 0) - ax;
  const dz = (track.z[b] ?? 0) - az;
  const yaw = track.yaw[a] ?? 0;
  out.x = ax + dx * share;
  out.z = az + dz * share;
  out.yaw = yaw + turnBetween(yaw, track.yaw[b] ?? 0) * share;
  const seconds = Math.max(0.03, ((track.t[b] ?? 0) - (track.t[a] ?? 0)) / 1000);
  out.speed = Math.hypot(dx, dz) / seconds;
}

function standAt(track: Track, i: number, out: Pose): void {
  out.x = track.x[i] ?? 0;
  out.z = track.z[i] ?? 0;
  out.yaw = track.yaw[i] ?? 0;
  out.speed = 0;
}

/** Past the newest place: a few more steps at the last speed, then standing. */
function coast(track: Track, over: number, out: Pose): void {
  const b = track.head;
  standAt(track, b, out);
  if (track.count < 2 || over > COAST_MS) {
    if (track.count >= 2) leanForward(track, b, COAST_MS, out);
    out.speed = 0;
    return;
  }
  out.speed = leanForward(track, b, over, out);
}

/** Moves `out` by what the last two places promise for `ms`; returns their speed. */
function leanForward(track: Track, b: number, ms: number, out: Pose): number {
  const a = (b - 1 + PLACES) % PLACES;
  const span = (track.t[b] ?? 0) - (track.t[a] ?? 0);
  if (span <= 0 || span > PAUSE_MS) return 0;
  const vx = ((track.x[b] ?? 0) - (track.x[a] ?? 0)) / span;
  const vz = ((track.z[b] ?? 0) - (track.z[a] ?? 0)) / span;
  // Half the promise: an overshoot that must be taken back looks worse than a short stop.
  out.x += vx * ms * 0.5;
  out.z += vz * ms * 0.5;
  return Math.hypot(vx, vz) * 1000;
}
