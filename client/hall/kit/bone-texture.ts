import {
  type AnimationClip,
  type Bone,
  DataTexture,
  DataUtils,
  HalfFloatType,
  type Interpolant,
  Matrix4,
  NearestFilter,
  Quaternion,
  RGBAFormat,
  Vector3,
} from 'three';
import type { People } from './load-models.ts';

/**
 * Clips a person can play. `legs` names the recorded clip of hips and legs, `upper` that of everything above;
 * rows are texture rows, so slow clips take few (the near level blends neighbouring rows).
 */
const clipTable = {
  idle: { legs: 'idle', upper: 'idle', rows: 48 },
  wait: { legs: 'idle', upper: 'wait', rows: 48 },
  walk: { legs: 'walk', upper: 'walk', rows: 24 },
  stride: { legs: 'stride', upper: 'stride', rows: 24 },
  run: { legs: 'run', upper: 'run', rows: 24 },
  wave: { legs: 'idle', upper: 'wave', rows: 48 },
  salam: { legs: 'idle', upper: 'salam', rows: 32 },
  nod: { legs: 'idle', upper: 'nod', rows: 28 },
  typing: { legs: 'idle', upper: 'typing', rows: 32 },
  listen: { legs: 'idle', upper: 'listen', rows: 48 },
  talk: { legs: 'idle', upper: 'talk', rows: 56 },
  serve: { legs: 'idle', upper: 'serve', rows: 72 },
  sit: { legs: 'sit', upper: 'sit', rows: 40 },
  sit_talk: { legs: 'sit', upper: 'talk', rows: 56 },
  sit_listen: { legs: 'sit', upper: 'listen', rows: 48 },
  sit_wave: { legs: 'sit', upper: 'wave', rows: 48 },
  sit_salam: { legs: 'sit', upper: 'salam', rows: 32 },
  sit_nod: { legs: 'sit', upper: 'nod', rows: 28 },
  chair_idle: { legs: 'chair_idle', upper: 'chair_idle', rows: 40 },
  chair_roll: { legs: 'chair_roll', upper: 'chair_roll', rows: 24 },
  chair_talk: { legs: 'chair_idle', upper: 'talk', rows: 56 },
  chair_listen: { legs: 'chair_idle', upper: 'listen', rows: 48 },
  chair_wave: { legs: 'chair_idle', upper: 'wave', rows: 48 },
  chair_salam: { legs: 'chair_idle', upper: 'salam', rows: 32 },
  chair_nod: { legs: 'chair_idle', upper: 'nod', rows: 28 },
} as const;

export type ClipName = keyof typeof clipTable;
export const clipNames = Object.keys(clipTable) as ClipName[];

/** Texture rows `start … start+count-1` hold one loop of `duration` seconds. */
export type ClipRows = { readonly start: number; readonly count: number; readonly duration: number };

export type BoneTexture = {
  /** Three RGBA16F texels per bone (the rows of its 3x4 matrix), one texture row per frame. */
  readonly texture: DataTexture;
  readonly clips: Record<ClipName, ClipRows>;
  readonly bytes: number;
};

const LOWER = /^(root|hips|thigh|shin|foot|wheels)/;

type Track = { bone: Bone; path: 'quaternion' | 'position' | 'scale'; curve: Interpolant };

/** Curves of one clip for the bones that `wanted` accepts; names are three's ("upperarmL.quaternion"). */
function tracksOf(clip: AnimationClip, bones: Map<string, Bone>, wanted: (bone: string) => boolean): Track[] {
  return clip.tracks.flatMap((track): Track[] => {
    const [name = '', path] = track.name.split('.');
    const bone = bones.get(name);
    if (!bone || !wanted(name) || (path !== 'quaternion' && path !== 'position')) return [];
    // three's typings leave the factory out, although every key frame track has it
    const curve = (track as unknown as { createInterpolant(): Interpolant }).createInterpolant();
    return [{ bone, path, curve }];
  });
}

function apply(tracks: readonly Track[], time: number): void {
  for (const { bone, path, curve } of tracks) {
    const value = curve.evaluate(time) as ArrayLike<number>;
    if (path === 'quaternion') bone.quaternion.fromArray(value as number[]).normalize();
    else bone.position.fromArray(value as number[]);
  }
}

/** Plays every clip once and stores the bone matrices; about 60 ms on a slow machine. */
export function bakeBoneTexture(people: People): BoneTexture {
  const { bones, root, inverses } = people;
  const byName = new Map(bones.map((bone) => [bone.name, bone]));
  const rest = bones.map((bone) => ({ q: bone.quaternion.clone(), p: bone.position.clone() }));
  const clip = (name: string) => {
    const found = people.clips.find((c) => c.name === name);
    if (!found) throw new Error(`the people file has no clip "${name}"`);
    return found;
  };
  const width = bones.length * 3;
  const rows = clipNames.reduce((sum, name) => sum + clipTable[name].rows, 0);
  const data = new Uint16Array(width * rows * 4);
  const matrix = new Matrix4();
  const clips = {} as Record<ClipName, ClipRows>;
  let row = 0;
  for (const name of clipNames) {
    const { legs, upper, rows: count } = clipTable[name];
    const [below, above] = [clip(legs), clip(upper)];
    const lower = tracksOf(below, byName, (bone) => LOWER.test(bone));
    const higher = tracksOf(above, byName, (bone) => !LOWER.test(bone));
    clips[name] = { start: row, count, duration: above.duration };
    for (let frame = 0; frame < count; frame++, row++) {
      bones.forEach((bone, i) => {
        bone.quaternion.copy(rest[i]?.q ?? IDENTITY);
        bone.position.copy(rest[i]?.p ?? ORIGIN);
      });
      apply(lower, (below.duration * frame) / count);
      apply(higher, (above.duration * frame) / count);
      root.updateMatrixWorld(true);
      bones.forEach((bone, b) => {
        const inverse = inverses[b];
        if (!inverse) return;
        const e = matrix.multiplyMatrices(bone.matrixWorld, inverse).elements;
        const at = (row * width + b * 3) * 4;
        for (let r = 0; r < 3; r++)
          for (let k = 0; k < 4; k++) data[at + r * 4 + k] = DataUtils.toHalfFloat(e[k * 4 + r] ?? 0);
      });
    }
  }
  const texture = new DataTexture(data, width, rows, RGBAFormat, HalfFloatType);
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return { texture, clips, bytes: data.byteLength };
}

const IDENTITY = new Quaternion();
const ORIGIN = new Vector3();
