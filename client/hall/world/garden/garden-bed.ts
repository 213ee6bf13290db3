/** Many plants in one geometry: copies of templates, each turned, sized and tinted, written straight into arrays. */
import { BufferAttribute, BufferGeometry, Color } from 'three';

/** A plant's shape; `flex` is how far its top gives way to the wind, 0 to 1. */
export type Template = { readonly geometry: BufferGeometry; readonly flex: number };

/** The glow mask's byte in rounds of leaves; lamps shine with less. */
export const LEAFY = 255;

export type Place = {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly scale: number;
  readonly accent: string;
};

type Planted = { readonly template: Template; readonly place: Place; readonly rank: number };
export type GardenBed = {
  /** `rank` 0 to 1: the first triangles of what is built are those of the lowest ranks. */
  readonly add: (template: Template, place: Place, rank: number) => void;
  readonly triangles: () => number;
  /** Null when nothing was planted. Accents are mixed into the colours; `aWind` is (sway, leafy, leaf size, flowers). */
  readonly build: () => BufferGeometry | null;
};

export function createBed(): GardenBed {
  const planted: Planted[] = [];
  return {
    add: (template, place, rank) => {
      planted.push({ template, place, rank });
    },
    triangles: () => planted.reduce((sum, p) => sum + trianglesOf(p.template.geometry), 0),
    build: () => (planted.length > 0 ? merge(planted.sort((a, b) => a.rank - b.rank)) : null),
  };
}

export const trianglesOf = (geometry: BufferGeometry): number => (geometry.index?.count ?? 0) / 3;

const accent = new Color();
const WHITE = new Color(1, 1, 1);

function merge(planted: readonly Planted[]): BufferGeometry {
  const size = (of: (g: BufferGeometry) => number) =>
    planted.reduce((n, p) => n + of(p.template.geometry), 0);
  const vertices = size((g) => g.getAttribute('position').count);
  const out = {
    position: new Float32Array(vertices * 3),
    normal: new Float32Array(vertices * 3),
    colour: new Uint8Array(vertices * 4),
    mask: new Uint8Array(vertices * 2),
    wind: new Uint8Array(vertices * 4),
    index: new Uint32Array(size((g) => g.index?.count ?? 0)),
  };
  let v = 0;
  let i = 0;
  for (const { template, place } of planted) {
    const index = template.geometry.index?.array ?? [];
    for (const corner of index) out.index[i++] = corner + v;
    v = copy(template, place, out, v);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(out.position, 3));
  geometry.setAttribute('normal', new BufferAttribute(out.normal, 3));
  geometry.setAttribute('color', new BufferAttribute(out.colour, 4, true));
  geometry.setAttribute('uv', new BufferAttribute(out.mask, 2, true));
  geometry.setAttribute('aWind', new BufferAttribute(out.wind, 4, true));
  geometry.setIndex(new BufferAttribute(out.index, 1));
  geometry.computeBoundingSphere();
  return geometry;
}

type Arrays = {
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly colour: Uint8Array;
  readonly mask: Uint8Array;
  readonly wind: Uint8Array;
};

/** Writes one plant from vertex `v` on and returns the next free vertex. Plain loops: there are many thousands. */
function copy({ geometry, flex }: Template, place: Place, out: Arrays, v: number): number {
  const position = geometry.getAttribute('position').array;
  const normal = geometry.getAttribute('normal').array;
  const colour = geometry.getAttribute('color').array;
  const mask = geometry.getAttribute('uv').array;
  const count = position.length / 3;
  const [s, c] = [Math.sin(place.yaw), Math.cos(place.yaw)];
  // No two plants are quite the same green.
  const vary = 0.9 + 0.2 * Math.abs(Math.sin(place.x * 12.9 + place.z * 78.2));
  const warm = vary * (1 + 0.08 * Math.sin(place.x * 5.1 - place.z * 3.7));
  // Petals are brighter than the wing's paint.
  accent.set(place.accent).lerp(WHITE, 0.16).multiplyScalar(1.5);
  const height = Math.max(0.4, geometry.boundingBox?.max.y ?? 1);
  const size = Math.min(1, height / 4) * 255;
  for (let i = 0; i < count; i++, v++) {
    const [p, q] = [i * 3, v * 3];
    const [x, y, z] = [position[p] ?? 0, position[p + 1] ?? 0, position[p + 2] ?? 0];
    out.position[q] = place.x + (x * c + z * s) * place.scale;
    out.position[q + 1] = place.y + y * place.scale;
    out.position[q + 2] = place.z + (z * c - x * s) * place.scale;
    const [nx, nz] = [normal[p] ?? 0, normal[p + 2] ?? 0];
    out.normal[q] = nx * c + nz * s;
    out.normal[q + 1] = normal[p + 1] ?? 1;
    out.normal[q + 2] = nz * c - nx * s;
    const own = (mask[i * 2] ?? 0) / 255;
    out.colour[v * 4] = Math.min(255, (colour[i * 4] ?? 0) * warm * (1 + own * (accent.r - 1)));
    out.colour[v * 4 + 1] = Math.min(255, (colour[i * 4 + 1] ?? 0) * vary * (1 + own * (accent.g - 1)));
    out.colour[v * 4 + 2] = Math.min(255, (colour[i * 4 + 2] ?? 0) * vary * (1 + own * (accent.b - 1)));
    out.colour[v * 4 + 3] = colour[i * 4 + 3] ?? 255;
    const glow = mask[i * 2 + 1] ?? 0;
    const up = Math.min(1, Math.max(0, y / height));
    out.mask[v * 2 + 1] = glow === LEAFY ? 0 : glow;
    out.wind[v * 4] = up * Math.sqrt(up) * flex * 255;
    out.wind[v * 4 + 1] = glow === LEAFY ? 255 : 0;
    out.wind[v * 4 + 2] = size;
    out.wind[v * 4 + 3] = glow === LEAFY ? own * 255 : 0;
  }
  return v;
}
