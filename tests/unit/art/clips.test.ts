import { DataUtils, Matrix4, Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BoneTexture,
  type ClipName,
  bakeBoneTexture,
  clipNames,
} from '../../../client/hall/kit/bone-texture.ts';
import { metresPerLoop } from '../../../client/hall/kit/crowd-motion.ts';
import type { People } from '../../../client/hall/kit/load-models.ts';
import { loadPeople } from './read-assets.ts';

let people: People;
let baked: BoneTexture;

beforeAll(async () => {
  people = await loadPeople();
  baked = bakeBoneTexture(people);
});

function boneMatrix(row: number, bone: number): Matrix4 {
  const data = baked.texture.image.data as Uint16Array;
  const at = (row * people.bones.length + bone) * 12;
  const e = Array.from({ length: 12 }, (_, i) => DataUtils.fromHalfFloat(data[at + i] ?? 0));
  return new Matrix4().fromArray([
    ...[e[0], e[4], e[8], 0, e[1], e[5], e[9], 0].map((x) => x ?? 0),
    ...[e[2], e[6], e[10], 0, e[3], e[7], e[11], 1].map((x) => x ?? 0),
  ]);
}

/** Lowest, highest and widest point of the near mesh in one row of the texture. */
function extent(
  figure: 'man' | 'woman' | 'wheelchair',
  row: number,
): { low: number; high: number; wide: number } {
  const [near] = people.figures[figure];
  const matrices = people.bones.map((_, b) => boneMatrix(row, b));
  const [position, joint, weight] = ['position', 'skinIndex', 'skinWeight'].map((n) => near.getAttribute(n));
  const [v, sum, part] = [new Vector3(), new Vector3(), new Vector3()];
  let [low, high, wide] = [Infinity, -Infinity, 0];
  if (!position || !joint || !weight) throw new Error('no skin');
  for (let i = 0; i < position.count; i++) {
    v.fromBufferAttribute(position, i);
    sum.set(0, 0, 0);
    for (let k = 0; k < 3; k++) {
      const m = matrices[joint.getComponent(i, k)];
      if (m) sum.addScaledVector(part.copy(v).applyMatrix4(m), weight.getComponent(i, k));
    }
    low = Math.min(low, sum.y);
    high = Math.max(high, sum.y);
    wide = Math.max(wide, Math.abs(sum.x), Math.abs(sum.z));
  }
  return { low, high, wide };
}

/** Where a bone's joint is in one row of the texture. */
function joint(row: number, name: string): Vector3 {
  const bone = people.bones.findIndex((b) => b.name === name);
  const inverse = people.inverses[bone];
  if (!inverse) throw new Error(`no bone "${name}"`);
  return new Vector3().setFromMatrixPosition(inverse.clone().invert()).applyMatrix4(boneMatrix(row, bone));
}

const rowsOf = (name: ClipName) => {
  const { start, count } = baked.clips[name];
  return [0, 0.25, 0.5, 0.75].map((k) => start + Math.floor(k * count));
};

describe('clips', () => {
  it('are all there, loop by loop, in less than 480 KB of texture', () => {
    let row = 0;
    for (const name of clipNames) {
      expect(baked.clips[name].start).toBe(row);
      expect(baked.clips[name].duration).toBeGreaterThan(0.5);
      row += baked.clips[name].count;
    }
    expect(baked.bytes).toBe(row * people.bones.length * 3 * 8);
    expect(baked.bytes).toBeLessThan(480 * 1024);
  });

  it.each(['idle', 'walk', 'wave', 'salam', 'nod', 'typing', 'talk', 'serve', 'listen'] as const)(
    '%s keeps a person upright with a foot on the floor',
    (name) => {
      for (const row of rowsOf(name)) {
        const { low, high, wide } = extent('man', row);
        expect(Math.abs(low), `lowest point of row ${row}`).toBeLessThan(0.05);
        expect(high).toBeGreaterThan(1.5);
        expect(high).toBeLessThan(1.9);
        expect(wide).toBeLessThan(0.8);
      }
    },
  );

  it('stride and run leave the floor by a hand at most', () => {
    for (const name of ['stride', 'run'] as const)
      for (const row of rowsOf(name)) {
        const { low } = extent('woman', row);
        expect(low).toBeGreaterThan(-0.06);
        expect(low).toBeLessThan(0.15);
      }
  });

  it('seats people on a chair of .45 m and greets from there', () => {
    for (const name of ['sit', 'sit_salam', 'chair_idle', 'chair_wave'] as const)
      for (const row of rowsOf(name)) {
        const { low, high } = extent('man', row);
        expect(low).toBeGreaterThan(-0.05);
        expect(high).toBeGreaterThan(1.15);
        expect(high).toBeLessThan(1.72);
      }
  });

  it('turns the wheels of a rolling wheelchair and nothing else of it', () => {
    const wheels = people.bones.findIndex((b) => b.name === 'wheels');
    const [a, b] = rowsOf('chair_roll').map((row) => boneMatrix(row, wheels).elements);
    expect(a?.[5]).toBeCloseTo(1, 1);
    expect(b?.[5]).toBeCloseTo(0, 1);
    expect(extent('wheelchair', rowsOf('chair_roll')[1] ?? 0).low).toBeGreaterThan(-0.02);
  });

  it.each(['walk', 'stride', 'run'] as const)('%s keeps the foot that bears still on the floor', (name) => {
    const { start, count } = baked.clips[name];
    for (const foot of ['footL', 'footR']) {
      const path = Array.from({ length: count }, (_, k) => joint(start + k, foot));
      const lowest = Math.min(...path.map((p) => p.y));
      const step = metresPerLoop[name] / count;
      let bearing = 0;
      path.forEach((p, k) => {
        const next = path[(k + 1) % count];
        if (!next || p.y > lowest + 0.008 || next.y > lowest + 0.008) return;
        bearing++;
        // seen from the ground: what the body goes forward, the foot goes back; never sideways
        expect(Math.abs(p.z - next.z - step), `${foot} row ${k}`).toBeLessThan(step * 0.22);
        expect(Math.abs(p.x - next.x), `${foot} row ${k}`).toBeLessThan(0.012);
      });
      expect(bearing / count, `${name} share of bearing rows`).toBeGreaterThan(0.06);
    }
  });

  it('stands with both feet where they are while the weight shifts', () => {
    const { start, count } = baked.clips.idle;
    for (const foot of ['footL', 'footR']) {
      const first = joint(start, foot);
      for (let k = 1; k < count; k++) expect(joint(start + k, foot).distanceTo(first)).toBeLessThan(0.012);
    }
  });

  it('brings both hands together before the chest for sampurasun', () => {
    const { start, count } = baked.clips.salam;
    const middle = start + Math.floor(count / 2);
    const [left, right] = [joint(middle, 'handL'), joint(middle, 'handR')];
    expect(left.distanceTo(right)).toBeLessThan(0.1);
    expect(left.y).toBeGreaterThan(0.95);
    expect(left.z).toBeGreaterThan(0.15);
  });
});
