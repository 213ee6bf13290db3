import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClearance } from '../../../client/hall/world/garden/clearance.ts';
import { gardenOf, plantBeds, richness } from '../../../client/hall/world/garden/create-garden.ts';
import { findGaps } from '../../../client/hall/world/garden/find-gaps.ts';
import { plants, shorePoint, trees } from '../../../client/hall/world/garden/garden-plan.ts';
import { plantGarden } from '../../../client/hall/world/garden/plant-garden.ts';
import { plantShape } from '../../../client/hall/world/garden/plant-shapes.ts';
import { treeShape } from '../../../client/hall/world/garden/tree-shapes.ts';
import { furniture } from '../../../client/hall/world/furniture.ts';
import { gatePlace } from '../../../client/hall/world/props/gate-shape.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { someProvince } from '../hall/province-arbitrary.ts';
import { realRegions, realWings } from '../hall/real-province.ts';

const realHall = layoutHall(realRegions, realWings);

test('nothing of the garden ever stands on walkable floor or in a pavilion, whatever the province', () => {
  fc.assert(
    fc.property(someProvince, fc.integer(), ({ regions, wings }, seed) => {
      const hall = layoutHall(regions, wings);
      const clear = createClearance(hall);
      const plan = plantGarden(hall, seededRandom(seed));
      for (const grown of [...plan.trees, ...plan.plants]) {
        expect(clear.floor(grown.x, grown.z)).toBeGreaterThanOrEqual(grown.radius * 0.85);
        expect(clear.building(grown.x, grown.z)).toBeGreaterThan(0.2);
      }
      for (const hut of plan.huts) expect(clear.floor(hut.x, hut.z)).toBeGreaterThan(2.5);
      for (const pond of plan.ponds) {
        for (let i = 0; i < pond.radii.length; i++) {
          const shore = shorePoint(pond, i);
          expect(clear.floor(shore.x, shore.z)).toBeGreaterThan(0.5);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('everybody sees the same garden, and it has water, tea, trees and flowers', () => {
  const plan = gardenOf(realHall);
  expect(gardenOf(realHall)).toEqual(plan);
  expect(plan.ponds.length).toBeGreaterThanOrEqual(2);
  expect(plan.huts.length).toBeGreaterThanOrEqual(1);
  for (const kind of trees) expect(plan.trees.some((tree) => tree.kind === kind)).toBe(true);
  for (const kind of plants) expect(plan.plants.some((plant) => plant.kind === kind)).toBe(true);
});

test('no crown hangs where the camera of somebody on the floor may be', () => {
  const clear = createClearance(realHall);
  for (const tree of gardenOf(realHall).trees) {
    expect(clear.floor(tree.x, tree.z)).toBeGreaterThanOrEqual(3.5);
  }
});

test('flowers take the colour of the wing they grow in', () => {
  const accents = new Set(realHall.wings.map((wing) => wing.accent));
  for (const plant of gardenOf(realHall).plants.filter((p) => p.kind === 'bougainvillea')) {
    expect(accents).toContain(plant.accent);
  }
});

test('a hall without wings has a garden all around it but for the way in', () => {
  const ring = layoutHall(realRegions.slice(0, 5), []);
  const gaps = findGaps(ring, createClearance(ring));
  expect(gaps.length).toBeGreaterThan(0);
  expect(gardenOf(ring).ponds.length).toBeGreaterThan(0);
});

test('garden and furniture keep to their triangles on every tier', () => {
  const plan = gardenOf(realHall);
  const things = (furniture(realHall).index?.count ?? 0) / 3;
  const total = (tier: keyof typeof richness) =>
    plantBeds(realHall, plan, richness[tier]).reduce((sum, bed) => sum + bed.triangles(), things);
  expect(total('test')).toBeLessThan(24_000);
  expect(total('low')).toBeLessThan(35_000);
  expect(total('high')).toBeLessThan(110_000);
});

test('one tree is at most 350 triangles near and 130 far', () => {
  for (const kind of trees) {
    expect((treeShape(kind, false).index?.count ?? 0) / 3).toBeLessThanOrEqual(130);
    expect((treeShape(kind, true).index?.count ?? 0) / 3).toBeLessThanOrEqual(kind === 'bamboo' ? 440 : 350);
  }
});

test('every shape can share one geometry with the others and holds no broken number', () => {
  const shapes = [
    ...trees.flatMap((kind) => [treeShape(kind, true), treeShape(kind, false)]),
    ...plants.flatMap((kind) => [plantShape(kind, true), plantShape(kind, false)]),
  ];
  for (const shape of shapes) {
    expect(Object.keys(shape.attributes).sort()).toEqual(['color', 'normal', 'position', 'uv']);
    for (const value of shape.getAttribute('normal').array) expect(Number.isFinite(value)).toBe(true);
    for (const value of shape.getAttribute('position').array) expect(Number.isFinite(value)).toBe(true);
  }
});

test('what is left of a thinned garden is what matters most: lowest ranks come first', () => {
  const plan = gardenOf(realHall);
  const [bed] = plantBeds(realHall, plan, richness.low);
  const geometry = bed?.build();
  expect(geometry?.getAttribute('aWind').count).toBe(geometry?.getAttribute('position').count);
  expect(geometry?.index?.count).toBe((bed?.triangles() ?? 0) * 3);
});

test('the posts of the gate stand beside the path, never on it', () => {
  fc.assert(
    fc.property(someProvince, ({ regions, wings }) => {
      const hall = layoutHall(regions, wings);
      const gate = gatePlace(hall);
      const path = hall.floors.find((f) => f.kind === 'box');
      expect(gate && path?.kind === 'box' && gate.hx - 0.35 > path.hx).toBe(true);
    }),
    { numRuns: 20 },
  );
});
