/**
 * Adds a place to somebody's track. A place is told at the tick after its report, so it was true up to one tick earlier;
 * of that time the moment is taken that keeps the pace even, or people would stumble whenever reports and ticks beat
 * against each other.
 */
import { STAND } from '../../../shared/protocol/hall/gaits.ts';
import { placeAt, type Pose } from './play-track.ts';
import { FIRST_NEED_MS, isMoving, LOST_MS, PLACES, type Track } from './track.ts';

const TICK_MS = 100;
/** Reports come to the server a little late, two in one tick now and then: then a place may count as so much later, ms. */
const LATE_MS = 60;
/** Nobody hurries more than this to be somewhere in time, if they need not be later than that (twice that at a run); ms. */
const HASTE = 1.3;
const LATEST_MS = 150;
/** Between two places, ms. */
const SHORTEST_MS = 30;
/** Places are this old when they are told, ms; the moments taken are drawn there a little, or they would wander. */
const USUAL_AGE_MS = 30;
const PULL = 0.1;
/** Farther in one step than this, and than one could run, is a warp; metres, metres per millisecond. */
const WARP_M = 4;
const WARP_PACE = 0.0065;
/** Who is no farther off than this is not seen to appear, metres. */
const HARDLY_M = 0.1;
/** Longer than this nobody was only late, ms. */
const SILENCE_MS = 1500;
/** Metres per millisecond: the hall's running, and the slowest that counts. */
const RUN_PACE = 0.0052;
const CREEP_PACE = 0.0004;
/** Strolling: nobody is hurried before their pace is known. */
const FIRST_PACE = 0.0014;
/** What was walked before counts by so much less with each place; and when somebody sets out again. */
const REMEMBERED = 0.75;
const REMEMBERED_AT_REST = 0.3;
/** Share by which the expected distance of places falls with each that came sooner. */
const NEED_FALLS = 0.03;

const before: Pose = { x: 0, z: 0, yaw: 0, speed: 0 };
const after: Pose = { x: 0, z: 0, yaw: 0, speed: 0 };

/** Adds a place of the snapshot of server's time `time`, ms. Metres, radians; `gait` is an index of `gaits`. */
export function pushPlace(track: Track, time: number, x: number, z: number, yaw: number, gait: number): void {
  if (track.count === 0) {
    begin(track, time, x, z, yaw, gait);
    return;
  }
  const { head } = track;
  const t = track.t[head] ?? 0;
  const step = Math.hypot(x - (track.x[head] ?? 0), z - (track.z[head] ?? 0));
  const isSame = step < 0.002 && yaw === track.yaw[head] && gait === track.gait[head];
  if (isSame) return;
  const ms = Math.min(time - track.told, isMoving(track.gait[head]) ? 2 * SILENCE_MS : SILENCE_MS);
  if (step > Math.max(WARP_M, ms * WARP_PACE)) {
    startAnew(track, time, x, z, yaw, gait);
    return;
  }
  placeAt(track, before);
  if (time <= track.told) overwrite(track, x, z, yaw, gait);
  else {
    const isWalking = isMoving(track.gait[head]) && time - t < LOST_MS;
    const reached = isWalking ? goOn(track, time, step) : setOut(track, time, step);
    append(track, reached, x, z, yaw, gait);
  }
  track.told = time;
  placeAt(track, after);
  track.slipX += before.x - after.x;
  track.slipZ += before.z - after.z;
}

/** Where they are by now, when nobody has looked for a while: how they came there is not told. */
export function startAnew(track: Track, time: number, x: number, z: number, yaw: number, gait: number): void {
  const { head, count } = track;
  track.jumped = count > 0 && Math.hypot(x - (track.x[head] ?? 0), z - (track.z[head] ?? 0)) > HARDLY_M;
  begin(track, time, x, z, yaw, gait);
  track.slipX = track.slipZ = 0;
}

function begin(track: Track, time: number, x: number, z: number, yaw: number, gait: number): void {
  track.count = 0;
  append(track, time, x, z, yaw, gait);
  track.at = track.told = time;
}

/** When another place while walking counts as reached. */
function goOn(track: Track, time: number, step: number): number {
  const t = track.t[track.head] ?? 0;
  const gap = time - t;
  const need = Math.min(gap, SILENCE_MS);
  track.need = need > track.need ? need : track.need + (need - track.need) * NEED_FALLS;
  const known = track.ms > 0 ? paceOf(track) : 0;
  learnPace(track, step, time - track.told);
  const even = t + step / paceOf(track);
  const evenly = even + (time - USUAL_AGE_MS - even) * PULL;
  const earliest = Math.max(time - TICK_MS, t + SHORTEST_MS);
  const unhurried = known > 0 ? t + step / (known * HASTE) : time;
  const running = Math.min(time + 2 * LATEST_MS, t + step / (RUN_PACE * HASTE));
  const latest = Math.max(time + LATE_MS, Math.min(time + LATEST_MS, unhurried), running);
  return Math.max(earliest, Math.min(latest, evenly));
}

/** When the first place after standing counts as reached: they stood until just before, not set out when last heard of. */
function setOut(track: Track, time: number, step: number): number {
  const { head } = track;
  const t = track.t[head] ?? 0;
  const atMost = track.ms > 0 ? Math.max(track.need, FIRST_NEED_MS) : SILENCE_MS;
  const asUsual = Math.min(step / paceOf(track), atMost);
  const arrived = Math.max(time, t + SHORTEST_MS);
  const taken = Math.min(arrived - t, Math.max(TICK_MS, step / RUN_PACE, asUsual));
  track.metres *= REMEMBERED_AT_REST;
  track.ms *= REMEMBERED_AT_REST;
  if (arrived - t > taken + 1) {
    append(track, arrived - taken, track.x[head] ?? 0, track.z[head] ?? 0, track.yaw[head] ?? 0, STAND);
  }
  return arrived;
}

/** The same moment told again. */
function overwrite(track: Track, x: number, z: number, yaw: number, gait: number): void {
  const { head } = track;
  track.x[head] = x;
  track.z[head] = z;
  track.yaw[head] = yaw;
  track.gait[head] = gait;
}

function learnPace(track: Track, step: number, ms: number): void {
  track.metres = track.metres * REMEMBERED + step;
  track.ms = track.ms * REMEMBERED + ms;
}

/** Usual pace while walking, metres per millisecond. */
const paceOf = (track: Track): number =>
  track.ms > 0 ? Math.max(CREEP_PACE, Math.min(RUN_PACE * 1.15, track.metres / track.ms)) : FIRST_PACE;

function append(track: Track, t: number, x: number, z: number, yaw: number, gait: number): void {
  track.head = (track.head + 1) % PLACES;
  track.count = Math.min(PLACES, track.count + 1);
  track.t[track.head] = t;
  overwrite(track, x, z, yaw, gait);
}
