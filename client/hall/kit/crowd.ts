import {
  BufferAttribute,
  BufferGeometry,
  type Camera,
  Frustum,
  Group,
  type Material,
  Matrix4,
  Sphere,
  Vector3,
} from 'three';
import { type BoneTexture, bakeBoneTexture } from './bone-texture.ts';
import { type Bucket, FLOATS, createBucket, disposeBucket, flushBucket } from './crowd-buckets.ts';
import { createCrowdMaterial, createShadowMaterial } from './crowd-material.ts';
import { type Blending, type CrowdPeople, advance, createPeople, writeFrame } from './crowd-people.ts';
import type { Shading } from './kit-material.ts';
import { type FigureName, type Levels, type Models, figureNames } from './load-models.ts';

/** How high above a seated person's normal place the pavilion's stool puts them, metres. */
export const STOOL_LIFT = 0.15;

/** Levels of detail: how many people at most, and how far (metres), each level serves. */
export type CrowdLevels = {
  readonly near: { readonly count: number; readonly distance: number };
  readonly mid: { readonly count: number; readonly distance: number };
  /** Nobody is drawn beyond this. */
  readonly farDistance: number;
};

export const crowdLevels: Record<'phone' | 'desktop' | 'test', CrowdLevels> = {
  phone: { near: { count: 8, distance: 7 }, mid: { count: 20, distance: 18 }, farDistance: 60 },
  desktop: { near: { count: 24, distance: 10 }, mid: { count: 90, distance: 28 }, farDistance: 140 },
  test: { near: { count: 4, distance: 6 }, mid: { count: 16, distance: 15 }, farDistance: 60 },
};

export type CrowdOptions = {
  readonly capacity: number;
  readonly levels?: CrowdLevels;
  readonly shading?: Shading;
};

/** Counts of the last update, for the quality tier and the tests. */
export type CrowdStats = { near: number; mid: number; far: number; hidden: number };

export type Crowd = {
  /** Add to the scene; keep it at the origin. */
  readonly group: Group;
  readonly people: CrowdPeople;
  readonly bones: BoneTexture;
  readonly material: Material;
  readonly stats: CrowdStats;
  levels: CrowdLevels;
};

type Parts = {
  /** [figure, in the order of figureNames][level: near, mid, far] */
  readonly buckets: readonly (readonly [Bucket, Bucket, Bucket])[];
  readonly shadows: Bucket;
  readonly level: Uint8Array;
  readonly distance: Float32Array;
  readonly bins: Int32Array;
  readonly frustum: Frustum;
  readonly matrix: Matrix4;
  readonly sphere: Sphere;
  readonly eye: Vector3;
  /** Seconds since the start, wrapped where blinking repeats. */
  readonly time: { value: number };
};
const partsOf = new WeakMap<Crowd, Parts>();

const WHEELCHAIR = figureNames.indexOf('wheelchair');
const HIDDEN = 3;
/** 23 blinks of 1 / .23 s. */
const BLINKS_S = 100;
const BIN = 0.5; // metres per distance bin
const BINS = 300;

function level(levels: Levels, k: number) {
  return levels[Math.min(k, levels.length - 1)] ?? levels[0];
}

/** A unit square on the floor; the material draws the round spot. */
function spot(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = [-1, 0, -1, -1, 0, 1, 1, 0, 1, 1, 0, -1];
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3));
  geometry.setAttribute(
    'normal',
    new BufferAttribute(Float32Array.from([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]), 3),
  );
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

/**
 * Everybody in the hall in at most twelve draw calls: three bodies by three levels of detail, wheelchairs by two, and
 * the contact shadows. `capacity` slots; fill them through crowd-people.ts.
 */
export function createCrowd(models: Models, options: CrowdOptions): Crowd {
  const { capacity, levels = crowdLevels.desktop, shading = 'standard' } = options;
  const bones = bakeBoneTexture(models.people);
  const people = createPeople(capacity);
  const time = { value: 0 };
  const material = createCrowdMaterial(bones.texture, people.paletteTexture, shading, time);
  const group = new Group();
  const make = (name: FigureName, k: number) => {
    const bucket = createBucket(level(models.people.figures[name], k), material, capacity, [
      'iPlace',
      'iFrame',
      'iBody',
    ]);
    bucket.mesh.receiveShadow = true;
    bucket.mesh.name = `crowd ${name} ${k}`;
    group.add(bucket.mesh);
    return bucket;
  };
  const buckets = figureNames.map((name) => {
    const [near, mid] = [make(name, 0), make(name, 1)];
    return [near, mid, models.people.figures[name].length > 2 ? make(name, 2) : mid] as const;
  });
  const shadows = createBucket(spot(), createShadowMaterial(), capacity, ['iPlace']);
  shadows.mesh.renderOrder = 2;
  shadows.mesh.name = 'crowd shadows';
  group.add(shadows.mesh);
  const stats: CrowdStats = { near: 0, mid: 0, far: 0, hidden: 0 };
  const crowd: Crowd = { group, people, bones, material, stats, levels };
  partsOf.set(crowd, {
    buckets,
    shadows,
    level: new Uint8Array(capacity),
    distance: new Float32Array(capacity),
    bins: new Int32Array(BINS),
    frustum: new Frustum(),
    matrix: new Matrix4(),
    sphere: new Sphere(new Vector3(), 1.15),
    eye: new Vector3(),
    time,
  });
  return crowd;
}

/** Distances, view culling and the histogram of distances; returns nothing, fills `parts`. */
function measure(crowd: Crowd, parts: Parts, camera: Camera): void {
  const { people } = crowd;
  const { distance, bins, frustum, matrix, sphere, eye } = parts;
  camera.getWorldPosition(eye);
  frustum.setFromProjectionMatrix(
    matrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
  );
  bins.fill(0);
  for (let i = 0; i < people.capacity; i++) {
    distance[i] = Infinity;
    if (people.visible[i] === 0 || (people.opacity[i] ?? 0) <= 0.02) continue;
    const x = people.x[i] ?? 0;
    const y = people.y[i] ?? 0;
    const z = people.z[i] ?? 0;
    const d = Math.hypot(x - eye.x, y + 0.9 - eye.y, z - eye.z);
    if (d > crowd.levels.farDistance) continue;
    sphere.center.set(x, y + 0.85, z);
    if (!frustum.intersectsSphere(sphere)) continue;
    distance[i] = d;
    const bin = Math.min(BINS - 1, Math.floor(d / BIN));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
}

/** The distance up to which `count` people fit, at most `limit`. */
function reach(bins: Int32Array, skip: number, count: number, limit: number): number {
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const end = (bin + 1) * BIN;
    if (end > limit) return limit;
    if (bin * BIN < skip) continue;
    sum += bins[bin] ?? 0;
    if (sum > count) return Math.max(skip, bin * BIN);
  }
  return limit;
}

/** What each level of detail blends (crowd-people.ts). */
const blendings = ['all', 'changes', 'none'] as const;

function writePerson(crowd: Crowd, bucket: Bucket, i: number, blending: Blending, opacity: number): void {
  const { people, bones } = crowd;
  const { data } = bucket;
  const at = bucket.count++ * FLOATS;
  data[at] = people.x[i] ?? 0;
  data[at + 1] = (people.y[i] ?? 0) + (people.lift[i] ?? 0);
  data[at + 2] = people.z[i] ?? 0;
  data[at + 3] = people.yaw[i] ?? 0;
  writeFrame(people, i, bones, blending, data, at + 4);
  data[at + 7] = i;
  data[at + 8] = people.mask[i] ?? 1;
  data[at + 9] = people.width[i] ?? 1;
  data[at + 10] = people.height[i] ?? 1;
  data[at + 11] = opacity;
}

/**
 * Once per frame: plays the clips, sorts people into levels by distance and uploads the instances.
 * Allocates nothing. `dt` in seconds; people closer to the camera than a metre fade so that it never enters a head.
 */
export function updateCrowd(crowd: Crowd, dt: number, camera: Camera): void {
  const parts = partsOf.get(crowd);
  if (!parts) return;
  const { people, stats, levels } = crowd;
  parts.time.value = (parts.time.value + dt) % BLINKS_S;
  measure(crowd, parts, camera);
  const nearLimit = reach(parts.bins, 0, levels.near.count, levels.near.distance);
  const midLimit = Math.max(nearLimit, reach(parts.bins, nearLimit, levels.mid.count, levels.mid.distance));
  stats.near = stats.mid = stats.far = stats.hidden = 0;
  for (const row of parts.buckets) for (const bucket of row) bucket.count = 0;
  parts.shadows.count = 0;
  for (let i = 0; i < people.capacity; i++) {
    if (people.visible[i] === 0) continue;
    advance(people, i, dt, crowd.bones);
    const d = parts.distance[i] ?? Infinity;
    if (d === Infinity) {
      stats.hidden++;
      continue;
    }
    // half a metre of hysteresis keeps a person at the edge from popping between levels
    const before = parts.level[i] ?? HIDDEN;
    const k = d < nearLimit + (before === 0 ? BIN : 0) ? 0 : d < midLimit + (before === 1 ? BIN : 0) ? 1 : 2;
    parts.level[i] = k;
    if (k === 0) stats.near++;
    else if (k === 1) stats.mid++;
    else stats.far++;
    const opacity = (people.opacity[i] ?? 1) * Math.min(1, Math.max(0, (d - 0.55) / 0.6));
    const own = parts.buckets[people.figure[i] ?? 0]?.[k];
    const blending = blendings[k];
    if (own) writePerson(crowd, own, i, blending, opacity);
    const chair = people.wheelchair[i] === 1 ? parts.buckets[WHEELCHAIR]?.[k] : undefined;
    if (chair) writePerson(crowd, chair, i, blending, opacity);
    writeShadow(parts.shadows, people, i);
  }
  for (const row of parts.buckets) for (const bucket of row) flushBucket(bucket);
  flushBucket(parts.shadows);
}

function writeShadow(bucket: Bucket, people: CrowdPeople, i: number): void {
  const at = bucket.count++ * 4;
  bucket.data[at] = people.x[i] ?? 0;
  bucket.data[at + 1] = (people.y[i] ?? 0) + 0.012;
  bucket.data[at + 2] = people.z[i] ?? 0;
  bucket.data[at + 3] = people.wheelchair[i] === 1 ? 0.66 : 0.46;
}

/** Frees everything on the GPU that belongs to the crowd. */
export function disposeCrowd(crowd: Crowd): void {
  const parts = partsOf.get(crowd);
  for (const bucket of [...(parts?.buckets.flat() ?? []), ...(parts ? [parts.shadows] : [])])
    disposeBucket(bucket);
  crowd.bones.texture.dispose();
  crowd.people.paletteTexture.dispose();
  crowd.material.dispose();
  partsOf.delete(crowd);
}
