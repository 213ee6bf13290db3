import type { ClipName } from './bone-texture.ts';

/**
 * What a person does for a while. For officers behind the desk: `typing`, `talk` (explains, then hears the answer) and
 * `serve` (types, looks up, explains, nods). `listen` is for whoever hears them out, standing.
 */
export const poses = ['stand', 'sit', 'typing', 'talk', 'serve', 'listen', 'sit_listen'] as const;
export type Pose = (typeof poses)[number];

/** What a person does once, on top of the pose. */
export const gestures = ['wave', 'salam', 'nod'] as const;
export type Gesture = (typeof gestures)[number];

/** Metres per loop of each gait (assets/source/blender/avatar_clips.py): stance feet do not slide. */
export const metresPerLoop = {
  walk: 0.7 / 0.56,
  stride: 0.76 / 0.36,
  run: 0.84 / 0.29,
  chair_roll: 1.88,
} as const;
type Gait = keyof typeof metresPerLoop;

export const STANDING_SPEED = 0.12;

/** The gait for a speed in m/s; limits overlap so that a speed near one does not flicker between two. */
export function gaitFor(speed: number, wheelchair: boolean, current: ClipName): Gait | null {
  if (speed < STANDING_SPEED) return null;
  if (wheelchair) return 'chair_roll';
  const quick = current === 'run' ? 3.9 : 4.3;
  const brisk = current === 'stride' || current === 'run' ? 1.7 : 2.0;
  return speed >= quick ? 'run' : speed >= brisk ? 'stride' : 'walk';
}

/** Below this speed (m/s) steps get shorter instead of slower. */
const SHORT_STEPS = 1.1;
const SHORTEST = 0.36;

/**
 * How much of a walking step is taken, SHORTEST … 1: slow walking is the walk blended with standing, and since standing
 * feet keep still, the ground covered per loop shrinks by the same share.
 */
export function stepShare(clip: ClipName, speed: number): number {
  if (clip !== 'walk' || speed >= SHORT_STEPS) return 1;
  return SHORTEST + (1 - SHORTEST) * Math.max(0, speed / SHORT_STEPS);
}

/** Loops per second of a clip: gaits follow the speed, everything else its own duration. */
export function loopRate(clip: ClipName, duration: number, speed: number): number {
  if (clip in metresPerLoop)
    return Math.min(3.2, speed / (metresPerLoop[clip as Gait] * stepShare(clip, speed)));
  return 1 / duration;
}

export function isGait(clip: ClipName): boolean {
  return clip in metresPerLoop;
}

/** The clip that shows this pose, gesture and gait. Walking people finish no gesture: feet come first. */
export function chooseClip(
  pose: Pose,
  gesture: Gesture | null,
  speed: number,
  wheelchair: boolean,
  current: ClipName,
): ClipName {
  const gait = gaitFor(speed, wheelchair, current);
  if (gait) return gait;
  if (wheelchair) {
    if (gesture) return `chair_${gesture}`;
    if (pose === 'talk' || pose === 'serve') return 'chair_talk';
    return pose === 'listen' || pose === 'sit_listen' ? 'chair_listen' : 'chair_idle';
  }
  if (pose === 'sit' || pose === 'sit_listen') return gesture ? `sit_${gesture}` : pose;
  return gesture ?? (pose === 'stand' ? 'idle' : pose);
}
