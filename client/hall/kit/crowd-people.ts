import { DataTexture, NearestFilter, RGBAFormat, SRGBColorSpace, UnsignedByteType } from 'three';
import type { Look } from '../../../shared/domain/citizen.ts';
import { bodyOf, wornMask } from './bodies.ts';
import { type BoneTexture, type ClipName, clipNames } from './bone-texture.ts';
import {
  type Gesture,
  type Pose,
  chooseClip,
  gestures,
  isGait,
  loopRate,
  poses,
  stepShare,
} from './crowd-motion.ts';
import { figureNames } from './load-models.ts';
import { ROW_BYTES, slots, writePalette } from './palette.ts';

/** Seconds of cross-fade between two clips. */
const FADE = 0.3;
/** Somebody who turns on the spot faster than this (rad/s) shifts their feet as if walking at SHUFFLE m/s. */
const TURNING = 0.9;
const SHUFFLE = 0.3;

/**
 * Everybody's state as flat arrays, one slot per person; nothing here is drawn. Write through the functions below,
 * except `x y z yaw opacity`, which may be written directly every frame.
 */
export type CrowdPeople = {
  readonly capacity: number;
  readonly x: Float32Array;
  /** Floor height under the person, metres. */
  readonly y: Float32Array;
  readonly z: Float32Array;
  /** Radians; 0 faces +z. */
  readonly yaw: Float32Array;
  /** Metres above the floor, for seats higher than .45 m. */
  readonly lift: Float32Array;
  /** 0 hidden … 1 solid; drawn as a dither. */
  readonly opacity: Float32Array;
  readonly visible: Uint8Array;
  /** 1 for who is fading away. */
  readonly leaving: Uint8Array;
  /** Index into `figureNames`: which mesh draws the person. */
  readonly figure: Uint8Array;
  readonly wheelchair: Uint8Array;
  readonly mask: Float32Array;
  readonly width: Float32Array;
  readonly height: Float32Array;
  readonly speed: Float32Array;
  readonly pose: Uint8Array;
  /** Index into `gestures`, 255 for none. */
  readonly gesture: Uint8Array;
  readonly clip: Uint8Array;
  readonly phase: Float32Array;
  readonly oldClip: Uint8Array;
  readonly oldPhase: Float32Array;
  /** Seconds left of the cross-fade. */
  readonly fade: Float32Array;
  /** The yaw of the frame before, and how fast it changes, eased (rad/s). */
  readonly oldYaw: Float32Array;
  readonly turning: Float32Array;
  /** The speed the feet move at: the ground speed, or a shuffle while turning on the spot. */
  readonly stepping: Float32Array;
  readonly palette: Uint8Array;
  readonly paletteTexture: DataTexture;
};

const NO_GESTURE = 255;

export function createPeople(capacity: number): CrowdPeople {
  const floats = (value = 0) => new Float32Array(capacity).fill(value);
  const bytes = (value = 0) => new Uint8Array(capacity).fill(value);
  const palette = new Uint8Array(capacity * ROW_BYTES);
  const texture = new DataTexture(palette, slots.length, capacity, RGBAFormat, UnsignedByteType);
  texture.colorSpace = SRGBColorSpace;
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return {
    capacity,
    x: floats(),
    y: floats(),
    z: floats(),
    yaw: floats(),
    lift: floats(),
    opacity: floats(1),
    visible: bytes(),
    leaving: bytes(),
    figure: bytes(),
    wheelchair: bytes(),
    mask: floats(1),
    width: floats(1),
    height: floats(1),
    speed: floats(),
    pose: bytes(),
    gesture: bytes(NO_GESTURE),
    clip: bytes(),
    phase: Float32Array.from({ length: capacity }, (_, i) => (i * 0.618034) % 1),
    oldClip: bytes(),
    oldPhase: floats(),
    fade: floats(),
    oldYaw: floats(),
    turning: floats(),
    stepping: floats(),
    palette,
    paletteTexture: texture,
  };
}

export function setVisible(people: CrowdPeople, i: number, visible: boolean): void {
  people.visible[i] = visible ? 1 : 0;
}

/** Metres and radians; `y` is the floor's height. */
export function setPlace(people: CrowdPeople, i: number, x: number, y: number, z: number, yaw: number): void {
  people.x[i] = x;
  people.y[i] = y;
  people.z[i] = z;
  people.yaw[i] = yaw;
}

/** Ground speed in m/s chooses and drives the gait. */
export function setSpeed(people: CrowdPeople, i: number, speed: number): void {
  people.speed[i] = speed;
}

/** `lift` raises a seated person onto a seat higher than .45 m (the pavilion's stool: STOOL_LIFT). */
export function setPose(people: CrowdPeople, i: number, pose: Pose, lift = 0): void {
  people.pose[i] = poses.indexOf(pose);
  people.lift[i] = lift;
}

/** Plays a gesture once; ignored while walking. */
export function playGesture(people: CrowdPeople, i: number, gesture: Gesture): void {
  people.gesture[i] = gestures.indexOf(gesture);
}

/**
 * Dresses a person. `uniform` is the accent ('#rrggbb') of the wing an officer works in: uniform shirt, lanyard,
 * card and shoulder boards; null for visitors.
 */
export function setLook(people: CrowdPeople, i: number, look: Look, uniform: string | null = null): void {
  const body = bodyOf(look.body);
  people.figure[i] = figureNames.indexOf(body.figure);
  people.wheelchair[i] = body.wheelchair ? 1 : 0;
  people.mask[i] = wornMask(look, uniform !== null);
  // small, repeatable differences in build
  const seed = (look.skin * 7 + look.top * 13 + look.bottom * 5 + look.hair * 3) % 11;
  people.height[i] = body.height * (0.972 + seed * 0.0056);
  people.width[i] = body.height * (0.965 + ((seed * 4) % 11) * 0.011);
  writePalette(people.palette, i * ROW_BYTES, look, uniform);
  people.paletteTexture.needsUpdate = true;
}

/** Where a name tag floats, metres above the person's floor. */
export function tagHeight(people: CrowdPeople, i: number): number {
  const seated = people.wheelchair[i] === 1 || (poses[people.pose[i] ?? 0] ?? 'stand').startsWith('sit');
  return (seated ? 1.46 : 1.72) * (people.height[i] ?? 1) + (people.lift[i] ?? 0) + 0.12;
}

function clipName(index: number | undefined): ClipName {
  return clipNames[index ?? 0] ?? 'idle';
}

/** How fast somebody turns on the spot; jumps (a new place) do not count. */
function feelTurn(people: CrowdPeople, i: number, dt: number): number {
  const yaw = people.yaw[i] ?? 0;
  const turned = Math.abs(Math.sin((yaw - (people.oldYaw[i] ?? 0)) / 2)) * 2;
  people.oldYaw[i] = yaw;
  const rate = dt > 0 && turned < 0.5 ? turned / dt : 0;
  const eased = (people.turning[i] ?? 0) + (rate - (people.turning[i] ?? 0)) * Math.min(1, dt * 9);
  people.turning[i] = eased;
  return eased;
}

/** A third of those who stand fold their hands; the first slot, one's own figure, is mostly seen from behind. */
const foldsHands = (i: number) => (i * 0.56984) % 1 > 0.66;

/** Repeatable pace of a person, .9 … 1.1: a row of people who wait never breathes in step. */
const paceOf = (i: number) => 0.9 + 0.2 * ((i * 0.754877) % 1);

/** Starts the cross-fade to another clip. Going back to the clip one is leaving reverses the fade. */
function change(people: CrowdPeople, i: number, to: ClipName, from: ClipName, gesture: Gesture | null): void {
  const left = people.fade[i] ?? 0;
  const next = clipNames.indexOf(to);
  const { clip, phase, oldClip, oldPhase, fade } = people;
  const phaseBefore = phase[i] ?? 0;
  if (left > 0 && oldClip[i] === next) {
    phase[i] = oldPhase[i] ?? 0;
    fade[i] = FADE - left;
  } else {
    // gaits share their phase, so a foot that is down stays down; gestures begin at their beginning
    if (!(isGait(from) && isGait(to))) phase[i] = gesture || isGait(to) ? 0 : (i * 0.618034) % 1;
    fade[i] = FADE;
  }
  oldClip[i] = clip[i] ?? 0;
  oldPhase[i] = phaseBefore;
  clip[i] = next;
  if (gesture && isGait(to)) people.gesture[i] = NO_GESTURE;
}

/** Advances one person's clip by `dt` seconds, starting cross-fades where the clip changes. */
export function advance(people: CrowdPeople, i: number, dt: number, bones: BoneTexture): void {
  const current = clipName(people.clip[i]);
  const pose = poses[people.pose[i] ?? 0] ?? 'stand';
  const gesture = gestures[people.gesture[i] ?? NO_GESTURE] ?? null;
  const ground = people.speed[i] ?? 0;
  const shuffles = feelTurn(people, i, dt) > TURNING && pose === 'stand' && !gesture;
  const speed = shuffles && people.wheelchair[i] === 0 ? Math.max(ground, SHUFFLE) : ground;
  people.stepping[i] = speed;
  const chosen = chooseClip(pose, gesture, speed, people.wheelchair[i] === 1, current);
  const wanted = chosen === 'idle' && foldsHands(i) ? 'wait' : chosen;
  if (wanted !== current) change(people, i, wanted, current, gesture);
  const pace = isGait(wanted) || gesture ? 1 : paceOf(i);
  const rate = loopRate(wanted, bones.clips[wanted].duration, speed) * pace;
  let phase = (people.phase[i] ?? 0) + dt * rate;
  if (phase >= 1) {
    phase -= Math.floor(phase);
    people.gesture[i] = NO_GESTURE;
  }
  people.phase[i] = phase;
  const left = Math.max(0, (people.fade[i] ?? 0) - dt);
  people.fade[i] = left;
  if (left === 0) return;
  // the clip one leaves keeps moving: a frozen one would drag the feet
  const old = clipName(people.oldClip[i]);
  const oldPhase =
    isGait(old) && isGait(wanted) ? phase : (people.oldPhase[i] ?? 0) + dt * oldRate(old, bones, speed);
  people.oldPhase[i] = oldPhase % 1;
}

function oldRate(old: ClipName, bones: BoneTexture, speed: number): number {
  return isGait(old) ? loopRate(old, 1, Math.max(speed, 0.4)) : 1 / bones.clips[old].duration;
}

const isStanding = (clip: ClipName) => clip === 'idle' || clip === 'wait';

/** How much a level of detail blends: everything, changes of clip only, or nothing. */
export type Blending = 'all' | 'changes' | 'none';

const rowOf = (start: number, count: number, phase: number) =>
  start + Math.min(count - 1, Math.floor(phase * count));

/**
 * Writes row a, row b and their mix for one person: a cross-fade while clips change, short steps blended with standing,
 * else two neighbouring frames.
 */
export function writeFrame(
  people: CrowdPeople,
  i: number,
  bones: BoneTexture,
  blending: Blending,
  out: Float32Array,
  at: number,
): void {
  const clip = clipName(people.clip[i]);
  const { start, count } = bones.clips[clip];
  const phase = people.phase[i] ?? 0;
  const row = rowOf(start, count, phase);
  const fade = people.fade[i] ?? 0;
  const short = 1 - stepShare(clip, people.stepping[i] ?? 0);
  out[at] = out[at + 1] = row;
  out[at + 2] = 0;
  if (blending === 'none') return;
  if (fade > 0) {
    const old = bones.clips[clipName(people.oldClip[i])];
    const k = fade / FADE;
    out[at + 1] = rowOf(old.start, old.count, people.oldPhase[i] ?? 0);
    out[at + 2] = Math.max(k * k * (3 - 2 * k), isStanding(clipName(people.oldClip[i])) ? short : 0);
  } else if (short > 0.01) {
    out[at + 1] = bones.clips[foldsHands(i) ? 'wait' : 'idle'].start;
    out[at + 2] = short;
  } else if (blending === 'all') {
    const frame = phase * count;
    out[at + 1] = start + ((Math.floor(frame) + 1) % count);
    out[at + 2] = frame - Math.floor(frame);
  }
}
