/**
 * What the building does to the light on its floor, computed once from its data: one texel holds soft contact
 * shade (R), the lamps' light (G), how much sky is seen (B) and where lanterns hang (A, mirrored by the floor).
 */
import { toLocal } from '../../../shared/hall/frame.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import { drawContactMap } from './contact-map.ts';
import { lampsOf, type Lamp } from './lamps.ts';

export type GroundMap = {
  /** Four bytes a texel; rows from minZ. */
  readonly data: Uint8Array<ArrayBuffer>;
  readonly size: number;
  readonly minX: number;
  readonly minZ: number;
  /** Metres covered by the side. */
  readonly span: number;
};

/** Light of a lamp is not followed farther than this many times its height. */
const LAMP_REACH = 2.6;
/** What one great lantern gives right below itself, of the brightest the map can hold. */
const LAMP_PEAK = 0.66;
const LANTERN_RADIUS = 0.42;

type Texels = { readonly values: Float32Array; readonly size: number; readonly metre: number };

export function drawGroundMap(hall: Hall, size: number): GroundMap {
  const contact = drawContactMap(hall, size);
  const { minX, minZ, span } = contact;
  const metre = size / span;
  const lamps: Texels = { values: new Float32Array(size * size), size, metre };
  const lanterns: Texels = { values: new Float32Array(size * size), size, metre };
  for (const lamp of lampsOf(hall)) {
    addLamp(lamps, lamp, minX, minZ);
    if (lamp.isHung) addLantern(lanterns, lamp, minX, minZ);
  }
  const data = new Uint8Array(size * size * 4);
  for (let i = 0; i < size * size; i++) {
    const x = ((i % size) + 0.5) / metre + minX;
    const z = (Math.floor(i / size) + 0.5) / metre + minZ;
    data[i * 4] = contact.data[i] ?? 255;
    data[i * 4 + 1] = byte(1 - Math.exp(-(lamps.values[i] ?? 0)));
    data[i * 4 + 2] = byte(skySeen(hall, x, z));
    data[i * 4 + 3] = byte(lanterns.values[i] ?? 0);
  }
  return { data, size, minX, minZ, span };
}

const byte = (v: number): number => Math.round(Math.min(1, Math.max(0, v)) * 255);

/** A point light over a floor: falls with the cube of the distance's share of the height. */
function addLamp(to: Texels, lamp: Lamp, minX: number, minZ: number): void {
  const peak = LAMP_PEAK * lamp.power;
  around(to, lamp, lamp.height * LAMP_REACH, minX, minZ, (share) => {
    const across = share * LAMP_REACH;
    const fade = 1 - share;
    return (peak * Math.min(1, fade * 2)) / Math.pow(1 + across * across, 2);
  });
}

function addLantern(to: Texels, lamp: Lamp, minX: number, minZ: number): void {
  around(to, lamp, LANTERN_RADIUS * 2, minX, minZ, (share) => 1.3 * Math.max(0, 1 - share * share) ** 2);
}

/** Adds `light` (of the distance as a share of `reach`) to every texel around a place. */
function around(
  { values, size, metre }: Texels,
  at: { readonly x: number; readonly z: number },
  reach: number,
  minX: number,
  minZ: number,
  light: (share: number) => number,
): void {
  const clamp = (v: number) => Math.min(size - 1, Math.max(0, Math.floor(v)));
  const x = (at.x - minX) * metre;
  const z = (at.z - minZ) * metre;
  const r = reach * metre;
  for (let row = clamp(z - r); row <= clamp(z + r); row++) {
    for (let col = clamp(x - r); col <= clamp(x + r); col++) {
      const share = Math.hypot(col + 0.5 - x, row + 0.5 - z) / r;
      const i = row * size + col;
      if (share < 1) values[i] = (values[i] ?? 0) + light(share);
    }
  }
}

const soft = (from: number, to: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Part of the sky that is not hidden by a roof, seen from the floor. */
function skySeen(hall: Hall, x: number, z: number): number {
  const { roofRadius, oculusRadius } = hall.atrium;
  const r = Math.hypot(x, z);
  const underRoof = 0.42 + 0.2 * (1 - soft(oculusRadius * 0.3, oculusRadius * 1.6, r));
  let seen = underRoof + (1 - underRoof) * soft(roofRadius - 3.2, roofRadius + 1.2, r);
  for (const c of hall.counters) {
    const dx = Math.abs(x - c.centre.x);
    const dz = Math.abs(z - c.centre.z);
    if (dx > 5 || dz > 5) continue;
    const local = toLocal(c.centre, c.yaw, { x, z });
    const out = Math.max(Math.abs(local.x) - 1.9, Math.abs(local.z) - 1.6);
    seen *= 0.55 + 0.45 * soft(-0.9, 1.1, out);
  }
  return seen;
}
