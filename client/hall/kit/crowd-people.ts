import { DataTexture, NearestFilter, RGBAFormat, SRGBColorSpace, UnsignedByteType } from 'three';
import type { Look } from '../../../shared/domain/citizen.ts';
import { bodyOf, wornMask } from './bodies.ts';
import { type BoneTexture, type ClipName, clipNames } from './bone-texture.ts';
import { type Gesture, type Pose, chooseClip, gestures, isGait, loopRate, poses } from './crowd-motion.ts';
import { figureNames } from './load-models.ts';
import { ROW_BYTES, slots, writePalette } from './palette.ts';

/** Seconds of cross-fade between two clips. */
const FADE = 0.22;

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
  const seated = people.wheelchair[i] === 1 || poses[people.pose[i] ?? 0] === 'sit';
  return (seated ? 1.46 : 1.72) * (people.height[i] ?? 1) + (people.lift[i] ?? 0) + 0.12;
}

function clipName(index: number | undefined): ClipName {
  return clipNames[index ?? 0] ?? 'idle';
}

/** Advances one person's clip by `dt` seconds, starting cross-fades where the clip changes. */
export function advance(people: CrowdPeople, i: number, dt: number, bones: BoneTexture): void {
  const current = clipName(people.clip[i]);
  const speed = people.speed[i] ?? 0;
  const gesture = gestures[people.gesture[i] ?? NO_GESTURE] ?? null;
  const pose = poses[people.pose[i] ?? 0] ?? 'stand';
  const wanted = chooseClip(pose, gesture, speed, people.wheelchair[i] === 1, current);
  if (wanted !== current) {
    people.oldClip[i] = people.clip[i] ?? 0;
    people.oldPhase[i] = people.phase[i] ?? 0;
    people.fade[i] = FADE;
    people.clip[i] = clipNames.indexOf(wanted);
    // gaits share their phase, so a foot that is down stays down; other clips start at their beginning
    if (!(isGait(current) && isGait(wanted))) people.phase[i] = 0;
    if (gesture && isGait(wanted)) people.gesture[i] = NO_GESTURE;
  }
  const rate = loopRate(wanted, bones.clips[wanted].duration, speed);
  let phase = (people.phase[i] ?? 0) + dt * rate;
  if (phase >= 1) {
    phase -= Math.floor(phase);
    people.gesture[i] = NO_GESTURE;
  }
  people.phase[i] = phase;
  people.fade[i] = Math.max(0, (people.fade[i] ?? 0) - dt);
}

/** Writes row a, row b and their mix for one person: a cross-fade while clips change, else between two frames. */
export function writeFrame(
  people: CrowdPeople,
  i: number,
  bones: BoneTexture,
  smooth: boolean,
  out: Float32Array,
  at: number,
): void {
  const { start, count } = bones.clips[clipName(people.clip[i])];
  const frame = (people.phase[i] ?? 0) * count;
  const whole = Math.min(count - 1, Math.floor(frame));
  const fade = people.fade[i] ?? 0;
  if (!smooth) {
    out[at] = start + whole;
    out[at + 1] = start + whole;
    out[at + 2] = 0;
  } else if (fade > 0) {
    const old = bones.clips[clipName(people.oldClip[i])];
    out[at] = start + whole;
    out[at + 1] = old.start + Math.min(old.count - 1, Math.floor((people.oldPhase[i] ?? 0) * old.count));
    out[at + 2] = fade / FADE;
  } else {
    out[at] = start + whole;
    out[at + 1] = start + ((whole + 1) % count);
    out[at + 2] = frame - whole;
  }
}
