/**
 * Walks along somebody's track, a little behind the server's time: as far as this person's places are apart and this
 * connection's frames are late, so that there is nearly always a later place to go to. That delay changes without being
 * seen: time runs at most a tenth faster or slower for somebody who walks, and as it likes for who stands.
 */
import { STAND } from '../../../shared/protocol/hall/gaits.ts';
import { turnBetween } from '../../../shared/hall/frame.ts';
import { isMoving, LOST_MS, PLACES, type Track } from './track.ts';

/** What is shown at one moment; `speed` in m/s. */
export type Pose = { x: number; z: number; yaw: number; speed: number };

/** The connection's time, the same for everybody. */
export type TrackTime = {
  /** Server's time that the quickest frames speak of now, ms. */
  now: number;
  /** How late frames usually are, ms. */
  lateness: number;
};

const LEAST_DELAY_MS = 120;
const MOST_DELAY_MS = 1200;
/** Beyond what was seen, ms. */
const MARGIN_MS = 35;
const BEND = 0.1;
/** Behind by so much, being late is of no use any more, ms. */
const GIVE_UP_MS = 3000;
/**
 * Past the newest place time goes on at half speed for 200 ms: half the promise, for an overshoot that must be taken back
 * looks worse than a short stop.
 */
const COAST_MS = 100;
const COAST_RATE = 0.5;
/** A broken promise fades like this, ms. */
const SLIP_MS = 400;

export function delayOf(track: Track, lateness: number): number {
  return Math.min(MOST_DELAY_MS, Math.max(LEAST_DELAY_MS, track.need + lateness + MARGIN_MS));
}

/** Whether somebody has come to rest at the newest place. */
export const isAtRest = (track: Track): boolean =>
  track.at >= (track.t[track.head] ?? 0) && !isMoving(track.gait[track.head]);

/** For somebody who was not shown until now: begins where they should be. */
export function cueTrack(track: Track, time: TrackTime): void {
  track.at = within(track, time.now - delayOf(track, time.lateness));
  track.slipX = track.slipZ = 0;
  track.jumped = false;
}

/** Lets `dt` ms pass and fills `out` with what to show. */
export function playTrack(track: Track, time: TrackTime, dt: number, out: Pose): void {
  settleLost(track, time.now - time.lateness);
  const was = track.at;
  advance(track, time.now - delayOf(track, time.lateness), dt);
  track.rate = dt > 0 ? (track.at - was) / dt : 1;
  placeAt(track, out);
  out.speed *= track.rate;
  fadeSlip(track, dt, out);
}

function advance(track: Track, goal: number, dt: number): void {
  const newest = track.t[track.head] ?? 0;
  if (isAtRest(track)) {
    track.at = newest;
    return;
  }
  const still = stillUntil(track);
  if (still > track.at) {
    track.at = Math.min(still, Math.max(track.at, goal));
    if (track.at < still) return;
  }
  const behind = goal - track.at;
  if (behind > GIVE_UP_MS) {
    track.at = within(track, goal);
    track.slipX = track.slipZ = 0;
    track.jumped = true;
    return;
  }
  const next = track.at + dt * (1 + Math.max(-BEND, Math.min(BEND, behind / 1000)));
  if (next <= newest) track.at = next;
  else if (!isMoving(track.gait[track.head])) track.at = newest;
  else {
    const from = Math.max(track.at, newest);
    track.at = Math.max(track.at, Math.min(newest + COAST_MS, from + (next - from) * COAST_RATE));
  }
}

/** Walking, and not heard of for long: they stand where last heard of. */
function settleLost(track: Track, now: number): void {
  const { head } = track;
  const newest = track.t[head] ?? 0;
  if (!isMoving(track.gait[head]) || track.at < newest) return;
  if (now - newest < LOST_MS) return;
  placeAt(track, lost);
  track.slipX += lost.x - (track.x[head] ?? 0);
  track.slipZ += lost.z - (track.z[head] ?? 0);
  track.gait[head] = STAND;
  track.at = newest;
}

const lost: Pose = { x: 0, z: 0, yaw: 0, speed: 0 };

/** The time within what the ring still holds. */
function within(track: Track, at: number): number {
  const oldest = track.t[(track.head - track.count + 1 + PLACES) % PLACES] ?? 0;
  return Math.max(oldest, Math.min(track.t[track.head] ?? 0, at));
}

/** Index of the last place not after the shown time, or -1 when it is before all of them. */
function placeBefore(track: Track): number {
  for (let k = 0; k < track.count; k++) {
    const i = (track.head - k + PLACES) % PLACES;
    if ((track.t[i] ?? 0) <= track.at) return i;
  }
  return -1;
}

/** Until when the shown time passes without anything to see. */
function stillUntil(track: Track): number {
  const a = placeBefore(track);
  if (a < 0 || a === track.head) return track.at;
  const b = (a + 1) % PLACES;
  const isStill = track.x[a] === track.x[b] && track.z[a] === track.z[b] && track.yaw[a] === track.yaw[b];
  return isStill ? (track.t[b] ?? 0) : track.at;
}

/** Fills `out` with the track's pose at the shown time, `speed` as if time ran as it does; without the slip. */
export function placeAt(track: Track, out: Pose): void {
  const a = placeBefore(track);
  if (a === track.head) coast(track, out);
  else if (a < 0) standAt(track, (track.head - track.count + 1 + PLACES) % PLACES, out);
  else between(track, a, (a + 1) % PLACES, out);
}

function between(track: Track, a: number, b: number, out: Pose): void {
  const t = track.t[a] ?? 0;
  const span = Math.max(1, (track.t[b] ?? 0) - t);
  const share = (track.at - t) / span;
  const dx = (track.x[b] ?? 0) - (track.x[a] ?? 0);
  const dz = (track.z[b] ?? 0) - (track.z[a] ?? 0);
  const yaw = track.yaw[a] ?? 0;
  out.x = (track.x[a] ?? 0) + dx * share;
  out.z = (track.z[a] ?? 0) + dz * share;
  out.yaw = yaw + turnBetween(yaw, track.yaw[b] ?? 0) * share;
  out.speed = (Math.hypot(dx, dz) / span) * 1000;
}

function standAt(track: Track, i: number, out: Pose): void {
  out.x = track.x[i] ?? 0;
  out.z = track.z[i] ?? 0;
  out.yaw = track.yaw[i] ?? 0;
  out.speed = 0;
}

/** At the newest place, or a few steps beyond it at the pace one had. */
function coast(track: Track, out: Pose): void {
  const b = track.head;
  standAt(track, b, out);
  const over = track.at - (track.t[b] ?? 0);
  if (track.count < 2 || !isMoving(track.gait[b])) return;
  const a = (b - 1 + PLACES) % PLACES;
  const span = Math.max(1, (track.t[b] ?? 0) - (track.t[a] ?? 0));
  const vx = (out.x - (track.x[a] ?? 0)) / span;
  const vz = (out.z - (track.z[a] ?? 0)) / span;
  out.x += vx * over;
  out.z += vz * over;
  out.speed = Math.hypot(vx, vz) * 1000;
}

function fadeSlip(track: Track, dt: number, out: Pose): void {
  const { slipX, slipZ } = track;
  if (slipX === 0 && slipZ === 0) return;
  const left = Math.exp(-dt / SLIP_MS);
  track.slipX = Math.abs(slipX) < 0.002 ? 0 : slipX * left;
  track.slipZ = Math.abs(slipZ) < 0.002 ? 0 : slipZ * left;
  out.x += track.slipX;
  out.z += track.slipZ;
  // Who shifts their weight by more than a hand's breadth takes a step for it.
  if (out.speed === 0) out.speed = (Math.hypot(track.slipX, track.slipZ) / SLIP_MS) * 1000;
}
