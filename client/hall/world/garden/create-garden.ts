/**
 * The garden around the hall: planting merged by sector, so that what lies behind one costs nothing, and all water
 * in one draw. Weak machines get fewer and plainer plants; a lower tier chosen later leaves out the least of them.
 */
import { Group, Mesh } from 'three';
import type { Hall } from '../../../../shared/hall/types.ts';
import type { Quality, Tier } from '../../engine/quality.ts';
import type { KitUniforms } from '../../kit/kit-material.ts';
import type { DayLight } from '../daylight.ts';
import { seededRandom } from '../seeded-random.ts';
import { createBed, type GardenBed, type Place, type Template } from './garden-bed.ts';
import { createGardenMaterial } from './garden-material.ts';
import { shorePoint, type GardenPlan, type Grown, type PlantKind, type Tree } from './garden-plan.ts';
import { plantShape } from './plant-shapes.ts';
import { plantGarden } from './plant-garden.ts';
import { plantsInTroughs } from './plant-troughs.ts';
import { treeShape } from './tree-shapes.ts';
import { createWater, WATER_Y, type Fall, type Water } from './water.ts';
import { hutShape, lotusShape, MOUTH, spoutShape } from './water-props.ts';

export type Garden = {
  readonly group: Group;
  /** To be built one after the other, when there is time. */
  readonly stages: readonly (() => void)[];
  /** `seconds` drive wind and water: hand in a constant and both stand still. `tier` is the one drawn with now. */
  readonly frame: (seconds: number, tier: Tier) => void;
  readonly setLight: (light: DayLight) => void;
};

export type GardenSurroundings = {
  readonly lamps: KitUniforms;
  /** Called with each mesh once it is there. */
  readonly adopt: (mesh: Mesh) => void;
  /** Called with the trees once they are planted, for what lies in their shade. */
  readonly shade: (trees: readonly Tree[]) => void;
};

export type Richness = {
  readonly trees: number;
  /** Plants of a higher rank are left out. */
  readonly rank: number;
  /** Near plants show more leaves. */
  readonly rich: boolean;
  readonly sways: boolean;
  /** How much of the fullest garden this is: what is left of a richer one when a tier falls. */
  readonly share: number;
};

export const richness: Record<Tier, Richness> = {
  test: { trees: 24, rank: 0.15, rich: false, sways: false, share: 0.2 },
  low: { trees: 50, rank: 0.52, rich: false, sways: false, share: 0.4 },
  mid: { trees: 96, rank: 0.75, rich: true, sways: false, share: 0.75 },
  high: { trees: 140, rank: 0.86, rich: true, sways: true, share: 1 },
};

const SEED = 20221;
const SECTORS = 4;

/** The same garden for everybody who visits this hall. */
export const gardenOf = (hall: Hall): GardenPlan => plantGarden(hall, seededRandom(SEED));

export function createGarden(hall: Hall, quality: Quality, around: GardenSurroundings): Garden {
  const how = richness[quality.tier];
  const look = { shading: quality.shading, ragged: how.rich, sways: how.sways };
  const { material, time } = createGardenMaterial(look, around.lamps);
  const group = new Group();
  group.name = 'garden';
  const beds: Mesh[] = [];
  const waters: Water[] = [];
  let planted: GardenBed[] = [];
  let light: DayLight | null = null;
  let thinnedFor: Tier | null = null;

  function thin(tier: Tier): void {
    thinnedFor = tier;
    const share = Math.min(1, richness[tier].share / how.share);
    for (const { geometry } of beds) {
      const count = geometry.index?.count ?? 0;
      geometry.setDrawRange(0, Math.floor((count * share) / 3) * 3);
    }
  }

  function plant(): void {
    const plan = gardenOf(hall);
    planted = plantBeds(hall, plan, how);
    around.shade(plan.trees);
    if (plan.ponds.length === 0) return;
    const water = createWater(plan.ponds, plan.ponds.map(fallOf));
    if (light) water.setLight(light);
    waters.push(water);
    group.add(water.mesh);
  }

  function build(sector: number): void {
    const geometry = planted[sector]?.build();
    if (!geometry) return;
    const mesh = new Mesh(geometry, material);
    mesh.castShadow = mesh.receiveShadow = true;
    beds.push(mesh);
    around.adopt(mesh);
    group.add(mesh);
    thinnedFor = null;
  }

  return {
    group,
    stages: [
      plant,
      ...Array.from({ length: SECTORS }, (_, sector) => () => {
        build(sector);
      }),
    ],
    frame(seconds, tier) {
      time.value = seconds;
      for (const water of waters) water.time.value = seconds;
      if (tier !== thinnedFor) thin(tier);
    },
    setLight(now) {
      light = now;
      for (const water of waters) water.setLight(now);
    },
  };
}

/** Exported for the tests that hold the triangle budgets. */
export function plantBeds(hall: Hall, plan: GardenPlan, how: Richness): GardenBed[] {
  const beds = Array.from({ length: SECTORS }, createBed);
  const turned = hall.entrance.bearing + Math.PI / SECTORS;
  const bedAt = (x: number, z: number): GardenBed => {
    const share = (Math.atan2(x, z) - turned) / (2 * Math.PI) + 2;
    const bed = beds[Math.floor((share % 1) * SECTORS)] ?? beds[0];
    if (!bed) throw new Error('a garden without beds');
    return bed;
  };
  const shapes = createShapes();
  const full = richness.high.trees;
  const trees = [...plan.trees].sort((a, b) => a.rank - b.rank).slice(0, how.trees);
  trees.forEach((tree, i) => {
    bedAt(tree.x, tree.z).add(shapes.tree(tree, how.rich), tree, i / full);
  });
  for (const plant of plan.plants) {
    if (plant.rank > how.rank) continue;
    bedAt(plant.x, plant.z).add(shapes.plant(plant, how.rich), plant, plant.rank);
  }
  for (const { template, place } of byTheWater(plan, how)) bedAt(place.x, place.z).add(template, place, 0);
  for (const plant of plantsInTroughs(hall)) {
    if (plant.rank <= how.rank) bedAt(plant.x, plant.z).add(shapes.plant(plant, how.rich), plant, plant.rank);
  }
  return beds;
}

/** Shapes made once each, when first needed. */
function createShapes() {
  const made = new Map<string, Template>();
  const keep = (key: string, make: () => Template): Template => {
    const template = made.get(key) ?? make();
    template.geometry.computeBoundingBox();
    made.set(key, template);
    return template;
  };
  return {
    tree: ({ kind, near }: Tree, rich: boolean): Template => {
      const fine = rich && near;
      const flex = kind === 'bamboo' || kind === 'palm' ? 1 : 0.5;
      return keep(`${kind}-${String(fine)}`, () => ({ geometry: treeShape(kind, fine), flex }));
    },
    plant: ({ kind, scale }: Grown<PlantKind>, rich: boolean): Template => {
      // What grew larger than a garden's plant stands far away, in the groves.
      const fine = rich && scale < 1.4 && kind !== 'stone' && kind !== 'hedge';
      return keep(`${kind}-${String(fine)}`, () => ({
        geometry: plantShape(kind, fine),
        flex: stiff.has(kind) ? 0 : 0.35,
      }));
    },
  };
}

const stiff: ReadonlySet<PlantKind> = new Set<PlantKind>(['stone', 'slab', 'lamp', 'hedge']);

function byTheWater(plan: GardenPlan, how: Richness): { template: Template; place: Place }[] {
  const still = (geometry: Template['geometry']): Template => ({ geometry, flex: 0 });
  const [lotus, spout, hut] = [still(lotusShape(how.rich)), still(spoutShape()), still(hutShape())];
  const stands = { scale: 1, accent: '#ffffff' };
  return [
    ...plan.huts.map((at) => ({ template: hut, place: { ...at, ...stands } })),
    ...plan.ponds.map((pond) => ({ template: spout, place: { ...spoutOf(pond), ...stands } })),
    ...plan.ponds.flatMap((pond) =>
      Array.from({ length: how.rich ? 9 : 5 }, (_, i) => {
        const at = shorePoint(pond, i * 3 + (i % 2), 0.55 + 0.26 * ((i * 0.37) % 1));
        const place = { ...at, y: WATER_Y, yaw: i * 2.1, scale: 0.9 + (i % 3) * 0.25, accent: '#ffffff' };
        return { template: lotus, place };
      }),
    ),
  ];
}

/** The pancuran stands on the far shore, to one side, and pours towards the pond's middle. */
function spoutOf(pond: GardenPlan['ponds'][number]) {
  const i = Math.round(pond.radii.length * 0.1);
  const at = shorePoint(pond, i, 1.02);
  return { ...at, y: WATER_Y, yaw: Math.atan2(pond.x - at.x, pond.z - at.z) };
}

function fallOf(pond: GardenPlan['ponds'][number]): Fall {
  const { x, z, y, yaw } = spoutOf(pond);
  return { x: x + Math.sin(yaw) * MOUTH.z, z: z + Math.cos(yaw) * MOUTH.z, y: y + MOUTH.y, yaw };
}
