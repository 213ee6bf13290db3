/** Where somebody else was: a ring of places with the server's time of each. `play-track.ts` walks along it. */
import { RUN, WALK } from '../../../shared/protocol/hall/gaits.ts';

/** Enough for the longest delay and a stall of a second, at ten places a second. */
export const PLACES = 32;

/** Walking, of whom nothing is heard for so long: they stopped, and that was not told; ms. */
export const LOST_MS = 1800;
/** How far apart places are expected before any was seen, ms. */
export const FIRST_NEED_MS = 200;

export type Track = {
  /** Server's time of each place, ms; it grows from place to place. */
  readonly t: Float64Array;
  readonly x: Float32Array;
  readonly z: Float32Array;
  readonly yaw: Float32Array;
  readonly gait: Uint8Array;
  /** Index of the newest place, and how many there are. */
  head: number;
  count: number;
  /** How long after a place the next one comes while walking, at most usually, ms. */
  need: number;
  /** Server's time of the snapshot that told of the newest place, ms. */
  told: number;
  /** Metres walked and time taken of late, what is older counting less: the usual pace. */
  metres: number;
  ms: number;
  /** Server's time that is shown now, ms. */
  at: number;
  /** How fast time ran in the last step, 1 = as it does. */
  rate: number;
  /** What is shown lies this far beside the track: a promise that was not kept, and fades. */
  slipX: number;
  slipZ: number;
  /** Shown somewhere else at once; who draws it clears this. */
  jumped: boolean;
};

export function createTrack(): Track {
  return {
    t: new Float64Array(PLACES),
    x: new Float32Array(PLACES),
    z: new Float32Array(PLACES),
    yaw: new Float32Array(PLACES),
    gait: new Uint8Array(PLACES),
    head: 0,
    count: 0,
    need: FIRST_NEED_MS,
    told: 0,
    metres: 0,
    ms: 0,
    at: 0,
    rate: 1,
    slipX: 0,
    slipZ: 0,
    jumped: false,
  };
}

/** For somebody else. */
export function clearTrack(track: Track): void {
  track.count = 0;
  track.need = FIRST_NEED_MS;
  track.metres = track.ms = 0;
  track.slipX = track.slipZ = 0;
  track.jumped = false;
}

export const isMoving = (gait: number | undefined): boolean => gait === WALK || gait === RUN;
