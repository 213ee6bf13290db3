import { readFileSync } from 'node:fs';
import type { BufferGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import sizes from '../../../assets/models/sizes.json' with { type: 'json' };
import { BODY_COUNT, bodies, bodyOf, wornMask } from '../../../client/hall/kit/bodies.ts';
import { pickGoodLook } from '../../../client/hall/kit/good-looks.ts';
import { readEnvironment } from '../../../client/hall/kit/load-environment.ts';
import { figureNames, type Levels, partNames } from '../../../client/hall/kit/load-models.ts';
import { bytesOf, loadParts, loadPeople, sizeOf } from './read-assets.ts';

const KB = 1024;
/** A repeatable source of [0, 1). */
function seeded(seed: number): () => number {
  let state = (seed * 7919) % 2147483647;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function wornTriangles(geometry: BufferGeometry, mask: number): number {
  const [index, uv] = [geometry.index, geometry.getAttribute('uv')];
  let count = 0;
  for (let i = 0; i < (index?.count ?? 0); i += 3)
    if ((mask >> Math.floor(uv.getY(index?.getX(i) ?? 0) * 16)) & 1) count++;
  return count;
}

const triangles = (levels: Levels) => levels.map((g) => (g.index?.count ?? 0) / 3);

describe('committed models', () => {
  it('stay within their budgets in bytes', () => {
    expect(sizeOf('models/pavilion.glb')).toBeLessThanOrEqual(100 * KB);
    expect(sizeOf('models/people.glb')).toBeLessThanOrEqual(170 * KB);
    expect(sizeOf('textures/env64.bin')).toBeLessThanOrEqual(131 * KB);
    expect(sizeOf('textures/terrazzo.png')).toBeLessThanOrEqual(32 * KB);
  });

  it('have the lengths that the progress bar counts on', () => {
    expect(sizes).toEqual({ pavilion: sizeOf('models/pavilion.glb'), people: sizeOf('models/people.glb') });
  });

  it('hold every part of the pavilion, in metres, front towards +z', async () => {
    const parts = await loadParts();
    expect(Object.keys(parts).sort()).toEqual([...partNames].sort());
    const [near] = parts.pavilion;
    near.computeBoundingBox();
    const box = near.boundingBox;
    expect(box?.min.y).toBeCloseTo(0, 1);
    expect(box?.max.y).toBeGreaterThan(4);
    expect(box?.max.y).toBeLessThan(5);
    expect(box?.max.x).toBeLessThan(2.45);
    const sign = parts.sign[0];
    sign.computeBoundingBox();
    expect(sign.boundingBox?.min.z).toBeGreaterThan(1);
  });

  it('keep the triangles of every level of the pavilion low', async () => {
    const parts = await loadParts();
    const [near = 0, mid = 0, far = 0] = triangles(parts.pavilion);
    expect(near).toBeLessThanOrEqual(5600);
    expect(mid).toBeLessThanOrEqual(1900);
    expect(far).toBeLessThanOrEqual(1200);
    for (const name of ['sign', 'board', 'panel'] as const)
      expect(triangles(parts[name])[0]).toBeLessThanOrEqual(60);
  });

  it('keep the triangles of every level of a person low', async () => {
    const { figures } = await loadPeople();
    for (const name of ['man', 'woman', 'hijab'] as const) {
      const [near = 0, mid = 0, far = 0] = triangles(figures[name]);
      expect(near, name).toBeLessThanOrEqual(4200);
      expect(mid, name).toBeLessThanOrEqual(1150);
      expect(far, name).toBeLessThanOrEqual(500);
    }
    expect(triangles(figures.wheelchair)[0]).toBeLessThanOrEqual(1000);
  });

  it('dress nobody in more triangles than a level allows', async () => {
    const { figures } = await loadPeople();
    const limits = [3000, 950, 400];
    for (let i = 0; i < 400; i++) {
      const look = pickGoodLook(seeded(i + 1));
      const worn = wornMask(look, i % 5 === 0);
      const levels = figures[bodyOf(look.body).figure];
      levels.forEach((level, k) => {
        expect(wornTriangles(level, worn), `${JSON.stringify(look)} level ${k}`).toBeLessThanOrEqual(
          limits[k] ?? 0,
        );
      });
    }
  });

  it('share one vertex buffer between the levels of a mesh', async () => {
    const { figures } = await loadPeople();
    const parts = await loadParts();
    for (const levels of [...Object.values(figures), parts.pavilion])
      for (const level of levels)
        expect(level.getAttribute('position')).toBe(levels[0].getAttribute('position'));
  });

  it('bind every vertex to at most three bones whose weights add up to one', async () => {
    const { figures, bones } = await loadPeople();
    for (const name of figureNames) {
      const [near] = figures[name];
      const weight = near.getAttribute('skinWeight');
      const joint = near.getAttribute('skinIndex');
      for (let i = 0; i < weight.count; i++) {
        const w = [weight.getX(i), weight.getY(i), weight.getZ(i), weight.getW(i)];
        expect(Math.abs(w.reduce((a, b) => a + b, 0) - 1), `${name} vertex ${i}`).toBeLessThan(0.02);
        expect(w[3]).toBe(0);
        for (const j of [joint.getX(i), joint.getY(i), joint.getZ(i)]) expect(j).toBeLessThan(bones.length);
      }
    }
  });

  it('hold every variant that a look can wear', async () => {
    const { figures } = await loadPeople();
    const presentIn = (near: BufferGeometry) => {
      const uv = near.getAttribute('uv');
      let present = 0;
      for (let i = 0; i < uv.count; i++) present |= 1 << Math.floor(uv.getY(i) * 16);
      return present;
    };
    for (let i = 0; i < 400; i++) {
      const look = pickGoodLook(seeded(i + 1), i);
      const own = bodyOf(look.body);
      const present = presentIn(figures[own.figure][0]);
      for (const mask of [own.mask, wornMask(look, false), wornMask(look, true)])
        expect(mask & ~present, own.name).toBe(0);
    }
  });

  it('offer one distinct body for each index a look may carry', () => {
    expect(BODY_COUNT).toBe(16);
    expect(new Set(bodies.map((b) => b.name)).size).toBe(BODY_COUNT);
    const shapes = bodies.map((b) => `${b.figure} ${b.mask} ${String(b.wheelchair)} ${String(b.elder)}`);
    expect(new Set(shapes).size).toBe(BODY_COUNT);
  });
});

describe('committed textures', () => {
  it.each(['env64.bin', 'env64-evening.bin'])('%s is a filtered cube that three takes as it is', (name) => {
    const cube = readEnvironment(bytesOf(`textures/${name}`));
    expect(Reflect.get(cube, 'isPMREMTexture')).toBe(true);
    const faces = cube.image as unknown as { mipmaps: { data: Uint16Array; width: number }[] }[];
    expect(faces).toHaveLength(6);
    for (const face of faces) expect(face.mipmaps.map((m) => m.width)).toEqual([64, 32, 16, 8]);
    for (const face of faces)
      for (const m of face.mipmaps) for (const half of m.data) expect((half >> 10) & 31).toBeLessThan(31);
  });

  it('are brighter from above than from below by day', () => {
    const cube = readEnvironment(bytesOf('textures/env64.bin'));
    const faces = cube.image as unknown as { mipmaps: { data: Uint16Array }[] }[];
    const sum = (f: number) => faces[f]?.mipmaps[3]?.data.reduce((a, b) => a + b, 0) ?? 0;
    expect(sum(2)).toBeGreaterThan(sum(3));
  });

  it.each([['terrazzo.png', 512, 512]])('%s is a picture of %i x %i', (name, width, height) => {
    const png = readFileSync(new URL(`../../../assets/textures/${name}`, import.meta.url));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  });
});
