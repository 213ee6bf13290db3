/**
 * What the building does to the light on its floor, computed once from its data: one texel holds soft contact
 * shade (R), the lamps' light (G), how much sky is seen (B) and where lanterns hang (A, mirrored by the floor).
 */
import { toLocal } from '../../../shared/hall/frame.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
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
const LAMP_REACH = 2.1;
/** What one great lantern gives right below itself, of the brightest the map can hold. */
const LAMP_PEAK = 0.66;
const LANTERN_RADIUS = 0.42;

/** Texels a side, texels a metre, and the corner's place. */
type Frame = {
  readonly size: number;
  readonly metre: number;
  readonly minX: number;
  readonly minZ: number;
};

export function drawGroundMap(hall: Hall, size: number): GroundMap {
  const contact = drawContactMap(hall, size);
  const { minX, minZ, span } = contact;
  const frame: Frame = { size, metre: size / span, minX, minZ };
  const lamps = new Float32Array(size * size);
  const lanterns = new Float32Array(size * size);
  for (const lamp of lampsOf(hall)) {
    addLamp(lamps, frame, lamp);
    if (lamp.isHung) addLantern(lanterns, frame, lamp);
  }
  const sky = skySeen(hall, frame);
  const data = new Uint8Array(size * size * 4);
  for (let i = 0; i < size * size; i++) {
    const lit = lamps[i] ?? 0;
    data[i * 4] = contact.data[i] ?? 255;
    data[i * 4 + 1] = lit > 0 ? byte(1 - Math.exp(-lit)) : 0;
    data[i * 4 + 2] = byte(sky[i] ?? 1);
    data[i * 4 + 3] = byte(lanterns[i] ?? 0);
  }
  return { data, size, minX, minZ, span };
}

const byte = (v: number): number => Math.round(Math.min(1, Math.max(0, v)) * 255);

/** A point light over a floor: falls with the fourth power of the distance's share of the height. */
function addLamp(to: Float32Array, frame: Frame, lamp: Lamp): void {
  const peak = LAMP_PEAK * lamp.power;
  const reach = lamp.height * LAMP_REACH;
  around(frame, lamp, reach, (i, away) => {
    const across = away / lamp.height;
    const spread = 1 + across * across;
    const fade = Math.min(1, (1 - away / reach) * 2);
    to[i] = (to[i] ?? 0) + (peak * fade) / (spread * spread);
  });
}

function addLantern(to: Float32Array, frame: Frame, lamp: Lamp): void {
  const reach = LANTERN_RADIUS * 2;
  around(frame, lamp, reach, (i, away) => {
    const inner = 1 - (away / reach) ** 2;
    to[i] = (to[i] ?? 0) + 1.3 * inner * inner;
  });
}

/** Every texel nearer than `reach` metres to a place, and how far it is from it. */
function around(
  { size, metre, minX, minZ }: Frame,
  at: Point,
  reach: number,
  touch: (i: number, away: number, x: number, z: number) => void,
): void {
  const clamp = (v: number) => Math.min(size - 1, Math.max(0, Math.floor(v)));
  const last = { col: clamp((at.x + reach - minX) * metre), row: clamp((at.z + reach - minZ) * metre) };
  for (let row = clamp((at.z - reach - minZ) * metre); row <= last.row; row++) {
    const z = (row + 0.5) / metre + minZ;
    for (let col = clamp((at.x - reach - minX) * metre); col <= last.col; col++) {
      const x = (col + 0.5) / metre + minX;
      const away = Math.sqrt((x - at.x) * (x - at.x) + (z - at.z) * (z - at.z));
      if (away < reach) touch(row * size + col, away, x, z);
    }
  }
}

const soft = (from: number, to: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Part of the sky that no roof hides, seen from the floor. */
function skySeen(hall: Hall, frame: Frame): Float32Array {
  const sky = new Float32Array(frame.size * frame.size).fill(1);
  const { roofRadius, oculusRadius } = hall.atrium;
  around(frame, { x: 0, z: 0 }, roofRadius + EAVES_SOFT, (i, away) => {
    const under = 0.42 + 0.2 * (1 - soft(oculusRadius * 0.3, oculusRadius * 1.6, away));
    sky[i] = under + (1 - under) * soft(roofRadius - 3.2, roofRadius + EAVES_SOFT, away);
  });
  for (const c of hall.counters) {
    around(frame, c.centre, 4.2, (i, _away, x, z) => {
      const local = toLocal(c.centre, c.yaw, { x, z });
      const out = Math.max(Math.abs(local.x) - 1.9, Math.abs(local.z) - 1.6);
      sky[i] = (sky[i] ?? 1) * (0.55 + 0.45 * soft(-0.9, 1.1, out));
    });
  }
  return sky;
}

/** Sky comes in below the eaves this far, metres. */
const EAVES_SOFT = 1.2;
