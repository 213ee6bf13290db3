/** What plants are made of: lobes of foliage, blades, stems. All in the kit's vertex layout, seen from both sides. */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  IcosahedronGeometry,
  OctahedronGeometry,
  Vector3,
} from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';

import { LEAFY } from './garden-bed.ts';

type Vec3 = readonly [number, number, number];

/** Colour from shade to light; `accent` is how much of it the place's own colour takes over. */
export type Foliage = {
  readonly shade: string;
  readonly light: string;
  readonly accent?: number | ((x: number, y: number, z: number) => number);
};

const dark = new Color();
const bright = new Color();
const mixed = new Color();
/** What an accent is laid over. */
const petal = new Color(1, 1, 1);
const normal = new Vector3();
const byte = (v: number): number => Math.round(Math.min(1, Math.max(0, v)) * 255);

/** Writes colours between the foliage's two by `lit`, occlusion by `open` (both 0 to 1), and drops what else there is. */
export function tint(
  geometry: BufferGeometry,
  { shade, light, accent = 0 }: Foliage,
  lit: (i: number) => number,
  open: (i: number) => number,
  glow = 0,
): BufferGeometry {
  const position = geometry.getAttribute('position');
  const colours = new Uint8Array(position.count * 4);
  const masks = new Uint8Array(position.count * 2);
  dark.set(shade);
  bright.set(light);
  for (let i = 0; i < position.count; i++) {
    const own =
      typeof accent === 'number' ? accent : accent(position.getX(i), position.getY(i), position.getZ(i));
    mixed
      .copy(dark)
      .lerp(bright, Math.min(1, Math.max(0, lit(i))))
      .lerp(petal, own);
    colours.set([byte(mixed.r), byte(mixed.g), byte(mixed.b), byte(open(i))], i * 4);
    masks[i * 2] = byte(own);
    masks[i * 2 + 1] = byte(glow);
  }
  geometry.setAttribute('color', new BufferAttribute(colours, 4, true));
  geometry.setAttribute('uv', new BufferAttribute(masks, 2, true));
  return geometry;
}

/** Unit rounds whose corners are shared, so that light runs smoothly over them. */
const rounds = [
  new OctahedronGeometry(1, 0),
  new IcosahedronGeometry(1, 0),
  new IcosahedronGeometry(1, 1),
].map((sphere) => {
  sphere.deleteAttribute('uv');
  sphere.deleteAttribute('normal');
  return mergeVertices(sphere, 1e-3);
});

export type Lobe = {
  readonly at: Vec3;
  readonly size: Vec3;
  /** Turns the waves of the surface. */
  readonly seed: number;
  /** 8, 20 or 80 triangles. */
  readonly detail: 0 | 1 | 2;
  /** Middle of the whole crown: lobes share its light. */
  readonly heart?: Vec3;
  readonly rough?: number;
  /** Stones and petals have no leaves. */
  readonly bare?: boolean;
};

/** A round of leaves: bumpy, sunlit above, dark beneath. */
export function lobe(shape: Lobe, look: Foliage): BufferGeometry {
  const { at, size, seed, detail, heart = at, rough = 0.13, bare = false } = shape;
  const geometry = (rounds[detail] ?? new IcosahedronGeometry(1, 0)).clone();
  const p = geometry.getAttribute('position');
  for (let i = 0; i < p.count; i++) {
    const [x, y, z] = [p.getX(i), p.getY(i), p.getZ(i)];
    const wave = Math.sin(x * 4.3 + seed) * Math.sin(y * 4.9 + seed * 1.7) * Math.sin(z * 4.1 - seed * 0.6);
    const r = 1 + rough * 1.6 * wave + rough * 0.6 * Math.sin(seed * 9 + i * 2.4);
    // flat underneath, as a cloud is
    const flat = y < 0 ? 0.62 : 1;
    p.setXYZ(i, at[0] + x * r * size[0], at[1] + y * r * flat * size[1], at[2] + z * r * size[2]);
  }
  geometry.computeVertexNormals();
  const n = geometry.getAttribute('normal');
  for (let i = 0; i < p.count; i++) {
    normal.set(p.getX(i) - heart[0], p.getY(i) - heart[1] + 0.3, p.getZ(i) - heart[2]).normalize();
    normal.set(normal.x + n.getX(i), normal.y + n.getY(i), normal.z + n.getZ(i)).normalize();
    n.setXYZ(i, normal.x, normal.y, normal.z);
  }
  return tint(
    geometry,
    look,
    (i) => 0.42 + 0.5 * n.getY(i) + 0.12 * Math.sin(i * 5.1 + seed),
    (i) => 0.5 + 0.5 * Math.min(1, Math.max(0, 0.5 + 0.75 * n.getY(i))),
    bare ? 0 : LEAFY / 255,
  );
}

export type Blade = {
  readonly at: Vec3;
  readonly yaw: number;
  readonly segments: number;
  /** Half the width at a share of the length. */
  readonly half: (t: number) => number;
  /** How far out and up the midrib is at a share of the length. */
  readonly path: (t: number) => readonly [out: number, up: number];
  /** How far the edges hang below the midrib, per metre of width; 0 makes a flat leaf of half the triangles. */
  readonly fold?: number;
};

/** One arching leaf. */
export function blade(shape: Blade, look: Foliage): BufferGeometry {
  const { at, yaw, segments, half, path, fold = 0 } = shape;
  const across = fold === 0 ? [-1, 1] : [-1, 0, 1];
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const positions: number[] = [];
  const along: number[] = [];
  const index: number[] = [];
  for (let k = 0; k <= segments; k++) {
    const t = k / segments;
    const [out, up] = path(t);
    const w = half(t);
    for (const side of across) {
      positions.push(
        at[0] + s * out + c * side * w,
        at[1] + up - Math.abs(side) * w * fold,
        at[2] + c * out - s * side * w,
      );
      along.push(t);
    }
    if (k === 0) continue;
    joinRows(index, k - 1, across.length);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  const n = geometry.getAttribute('normal');
  for (let i = 0; i < n.count; i++) {
    const turn = n.getY(i) < 0 ? -1 : 1;
    // leaves let light through: never as dark as a wall that turns away
    normal.set(n.getX(i) * turn, Math.abs(n.getY(i)) + 0.35, n.getZ(i) * turn).normalize();
    n.setXYZ(i, normal.x, normal.y, normal.z);
  }
  return tint(
    geometry,
    look,
    (i) => 0.15 + 0.85 * (along[i] ?? 0),
    (i) => 0.5 + 0.5 * Math.min(1, (along[i] ?? 0) * 2),
  );
}

/** A rounded bank along x, `half` metres to both sides of its middle. */
export function bank(
  half: number,
  profile: readonly (readonly [z: number, y: number])[],
  look: Foliage,
): BufferGeometry {
  const stations = [
    [-half, 0.5],
    [-half * 0.55, 1],
    [half * 0.55, 1],
    [half, 0.5],
  ] as const;
  const positions = stations.flatMap(([x, share]) =>
    profile.flatMap(([z, y]) => [x, y * share, z * (0.4 + 0.6 * share)]),
  );
  const index: number[] = [];
  for (let k = 1; k < stations.length; k++) joinRows(index, k - 1, profile.length);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  const light = geometry.getAttribute('normal');
  return tint(
    geometry,
    look,
    (i) => 0.3 + 0.65 * light.getY(i),
    (i) => 0.5 + 0.5 * Math.max(0, light.getY(i)),
    LEAFY / 255,
  );
}

/** A stem through `points`, each with its radius, with `sides` sides and open ends. */
export function stem(
  points: readonly (readonly [x: number, y: number, z: number, radius: number])[],
  sides: number,
  look: Foliage,
): BufferGeometry {
  const positions: number[] = [];
  const normals: number[] = [];
  const along: number[] = [];
  const index: number[] = [];
  points.forEach(([x, y, z, r], k) => {
    for (let i = 0; i <= sides; i++) {
      const a = (i / sides) * 2 * Math.PI;
      positions.push(x + Math.sin(a) * r, y, z + Math.cos(a) * r);
      normals.push(Math.sin(a), 0.1, Math.cos(a));
      along.push(k / (points.length - 1));
    }
    if (k === 0) return;
    for (let i = 0; i < sides; i++) {
      const a = (k - 1) * (sides + 1) + i;
      index.push(a, a + 1, a + sides + 1, a + 1, a + sides + 2, a + sides + 1);
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(Float32Array.from(normals), 3));
  geometry.setIndex(index);
  return tint(
    geometry,
    look,
    (i) => along[i] ?? 0,
    (i) => 0.6 + 0.4 * Math.min(1, (along[i] ?? 0) * 3),
  );
}

/** Two triangles for every square between row `row` and the next, rows of `size` points. */
function joinRows(index: number[], row: number, size: number): void {
  for (let j = 0; j + 1 < size; j++) {
    const a = row * size + j;
    index.push(a, a + 1, a + size, a + 1, a + size + 1, a + size);
  }
}
