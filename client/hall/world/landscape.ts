/** Outside: lawn, tea-terrace hills, a table mountain. Unlit or nearly so; gives depth for a few triangles. */
import {
  BackSide,
  BufferAttribute,
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  RingGeometry,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { DayLight } from './daylight.ts';

const a = new Color();
const b = new Color();

function colourBy(
  geometry: BufferGeometry,
  of: (x: number, y: number, z: number, out: Color) => void,
): BufferGeometry {
  const p = geometry.getAttribute('position');
  const colours = new Float32Array(p.count * 3);
  for (let i = 0; i < p.count; i++) {
    of(p.getX(i), p.getY(i), p.getZ(i), a);
    a.toArray(colours, i * 3);
  }
  geometry.setAttribute('color', new BufferAttribute(colours, 3));
  geometry.deleteAttribute('uv');
  return geometry;
}

function lawn(): Mesh {
  const geometry = new RingGeometry(0.1, 190, 64, 26).rotateX(-Math.PI / 2).translate(0, -0.12, 0);
  colourBy(geometry, (x, _y, z, out) => {
    const r = Math.hypot(x, z);
    const patch = Math.sin(x * 0.21 + Math.sin(z * 0.13) * 2) * Math.sin(z * 0.19 + 1.3);
    out.set('#7f9e55').lerp(b.set('#5a8a4c'), Math.min(1, r / 90));
    out.multiplyScalar(0.96 + 0.07 * patch + 0.03 * Math.sin(x * 1.7) * Math.sin(z * 1.3));
  });
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ vertexColors: true }));
  mesh.receiveShadow = true;
  return mesh;
}

type Ridge = {
  readonly radius: number;
  readonly height: number;
  readonly low: string;
  readonly high: string;
  readonly seed: number;
  /** Steps of tea terraces. */
  readonly terraces?: number;
  /** A flat-topped mountain to the north. */
  readonly table?: boolean;
};

const ridges: readonly Ridge[] = [
  { radius: 84, height: 13, low: '#6d9d4e', high: '#97bd62', seed: 2, terraces: 9 },
  { radius: 118, height: 30, low: '#6a9c80', high: '#93b79c', seed: 5 },
  { radius: 165, height: 62, low: '#8fb2bd', high: '#a9c6d0', seed: 9, table: true },
];

function skyline({ height, seed, table }: Ridge, angle: number): number {
  const wave =
    0.42 +
    0.3 * Math.sin(angle * 3 + seed) +
    0.22 * Math.sin(angle * 7 + seed * 2.1) +
    0.08 * Math.sin(angle * 17 + seed * 3);
  const h = height * Math.max(0.12, wave);
  if (!table) return h;
  // Tangkuban Parahu, the upturned boat: long level back, steep ends.
  const off = Math.abs(Math.PI - Math.abs(angle));
  return Math.max(h * 0.5, height * 1.25 * Math.exp(-Math.pow(off / 0.46, 4)));
}

function ridgeMesh(ridge: Ridge): BufferGeometry {
  const columns = ridge.table ? 120 : 150;
  const geometry = new CylinderGeometry(ridge.radius, ridge.radius + 16, 1, columns, 6, true);
  const p = geometry.getAttribute('position');
  for (let i = 0; i < p.count; i++) {
    const x = p.getX(i);
    const z = p.getZ(i);
    const up = p.getY(i) + 0.5;
    p.setXYZ(i, x, up * skyline(ridge, Math.atan2(x, z)) - 1.4, z);
  }
  return colourBy(geometry, (x, y, z, out) => {
    const share = Math.min(1, Math.max(0, y / ridge.height));
    const step = ridge.terraces ? ((y * ridge.terraces) / ridge.height) % 1 : 0.5;
    const sun = 0.86 + 0.2 * Math.max(0, (x * 0.5 + z * 0.6) / -Math.hypot(x, z));
    out.set(ridge.low).lerp(b.set(ridge.high), share);
    out.multiplyScalar(sun * (ridge.terraces ? 0.93 + 0.12 * step : 1));
  });
}

export type Landscape = { readonly group: Group; readonly setLight: (light: DayLight) => void };

/** All of it but the sky. Light follows the hour: lawn and hills with the lights, the far ridges by their tint. */
export function createLandscape(): Landscape {
  const group = new Group();
  const material = new MeshBasicMaterial({ vertexColors: true, side: BackSide });
  const hills = new Mesh(mergeGeometries(ridges.map(ridgeMesh)), material);
  hills.frustumCulled = false;
  group.add(lawn(), hills);
  group.name = 'landscape';
  return {
    group,
    setLight(light) {
      material.color.copy(light.hillTint);
    },
  };
}
