import { expect, test } from 'vitest';
import { chooseLook } from '../../../client/avatar/random-look.ts';
import { crafts } from '../../../client/hall/kit/crafts.ts';
import { drawContactMap } from '../../../client/hall/world/contact-map.ts';
import { shortName, wordsYaw } from '../../../client/hall/world/floor-map.ts';
import { furniture } from '../../../client/hall/world/furniture.ts';
import { greatRoof } from '../../../client/hall/world/great-roof.ts';
import { box } from '../../../client/hall/world/solid.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { wingFrames } from '../../../client/hall/world/wing-frames.ts';
import { lookSchema } from '../../../shared/domain/citizen.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();

test('the code-built parts carry the kit vertex layout, no broken number, and few triangles', () => {
  const parts = [greatRoof(hall), furniture(hall), ...hall.wings.map((wing) => wingFrames(hall, wing))];
  let triangles = 0;
  for (const part of parts) {
    expect(Object.keys(part.attributes).sort()).toEqual(['color', 'normal', 'position', 'uv']);
    expect(part.getAttribute('color').itemSize).toBe(4);
    for (const value of part.getAttribute('position').array) expect(Number.isFinite(value)).toBe(true);
    triangles += (part.index?.count ?? 0) / 3;
  }
  expect(triangles).toBeLessThan(40_000);
});

test('what is made by hand says so by a small number that no accent can be mistaken for', () => {
  const masks = (look: Parameters<typeof box>[1]) => {
    const { array } = box({ size: [1, 1, 1], at: [0, 0, 0] }, look).getAttribute('uv');
    return new Set(Array.from(array).filter((_, i) => i % 2 === 0));
  };
  for (const craft of ['bamboo', 'shingles', 'trunk'] as const) {
    expect([...masks({ colour: '#a8703f', craft })]).toEqual([crafts[craft]]);
    expect(crafts[craft]).toBeLessThanOrEqual(8);
  }
  expect([...masks({ colour: '#a8703f', accent: 1 })]).toEqual([255]);
  expect([...masks({ colour: '#a8703f' })]).toEqual([0]);
});

test('the floor is darker where things stand on it', () => {
  const map = drawContactMap(hall, 256);
  const openness = (x: number, z: number) => {
    const col = Math.floor(((x - map.minX) / map.span) * map.size);
    const row = Math.floor(((z - map.minZ) / map.span) * map.size);
    return map.data[row * map.size + col] ?? 255;
  };
  const [column] = hall.columns;
  expect(openness(column?.x ?? 0, column?.z ?? 0)).toBeLessThan(140);
  expect(openness(0, 0)).toBe(255);
});

test('the names on the map stand upright for whoever comes in, wherever the entrance is', () => {
  for (let bearing = 0; bearing < 2 * Math.PI; bearing += 0.1) {
    expect(Math.cos(wordsYaw(bearing) - bearing)).toBeGreaterThan(0.7);
    expect(Math.abs(Math.sin(2 * wordsYaw(bearing)))).toBeCloseTo(0, 6);
  }
});

test('tiles say "Garut" for the regency, and keep "Kota" for the city of the same name', () => {
  expect(shortName('Kabupaten Bandung Barat')).toBe('Bandung Barat');
  expect(shortName('Kota Bandung')).toBe('Kota Bandung');
});

test('every chosen look is one that the server accepts', () => {
  const random = seededRandom(11);
  for (let i = 0; i < 200; i++) expect(lookSchema.safeParse(chooseLook(random)).success).toBe(true);
});
