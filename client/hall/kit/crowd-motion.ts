import type { ClipName } from './bone-texture.ts';

/** What a person does for a while. `typing` and `talk` are for officers behind the desk. */
export const poses = ['stand', 'sit', 'typing', 'talk'] as const;
export type Pose = (typeof poses)[number];

/** What a person does once, on top of the pose. */
export const gestures = ['wave', 'salam', 'nod'] as const;
export type Gesture = (typeof gestures)[number];

/** Metres per loop of each gait (assets/source/blender/avatar_clips.py): stance feet do not slide. */
const metresPerLoop = { walk: 1.07, stride: 1.61, run: 2.29, chair_roll: 1.88 } as const;
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

/** Loops per second of a clip: gaits follow the speed, everything else its own duration. */
export function loopRate(clip: ClipName, duration: number, speed: number): number {
  if (clip in metresPerLoop) return Math.min(3.2, speed / metresPerLoop[clip as Gait]);
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
  if (wheelchair) return gesture ? `chair_${gesture}` : pose === 'talk' ? 'chair_talk' : 'chair_idle';
  if (pose === 'sit') return gesture ? `sit_${gesture}` : 'sit';
  return gesture ?? (pose === 'stand' ? 'idle' : pose);
}
