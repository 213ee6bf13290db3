/**
 * Where things touch the floor it lies in soft shade. Computed once from the building's data: one byte per
 * texel, no canvas, the same in every browser.
 */
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';

export type ContactMap = {
  /** Openness, 255 = nothing near; rows from minZ. */
  readonly data: Uint8Array;
  readonly size: number;
  readonly minX: number;
  readonly minZ: number;
  /** Metres covered by the side. */
  readonly span: number;
};

type Spot = Box & { readonly reach: number; readonly strength: number; readonly round?: boolean };

const BORDER = 2;
/** Only the stools before a desk are drawn; the other places to wait are free floor. */
const DESK_STOOLS = 3;

export function drawContactMap(hall: Hall, size: number): ContactMap {
  const { minX, minZ, maxX, maxZ } = hall.bounds;
  const span = Math.max(maxX - minX, maxZ - minZ) + 2 * BORDER;
  const map: ContactMap = {
    data: new Uint8Array(size * size).fill(255),
    size,
    minX: (minX + maxX) / 2 - span / 2,
    minZ: (minZ + maxZ) / 2 - span / 2,
    span,
  };
  for (const spot of spotsOf(hall)) shade(map, spot);
  return map;
}

function spotsOf(hall: Hall): Spot[] {
  return [
    ...hall.counters.map((c) => ({ ...boothFootprint(c), hx: 1.85, hz: 1.3, reach: 1.1, strength: 0.55 })),
    ...hall.counters.flatMap((c) =>
      c.seats.slice(0, DESK_STOOLS).map((s) => ({ ...s, hx: 0.12, hz: 0.12, reach: 0.3, strength: 0.4 })),
    ),
    ...hall.columns.map((c) => ({ x: c.x, z: c.z, hx: 0.36, hz: 0.36, yaw: 0, reach: 0.85, strength: 0.62 })),
    ...hall.benches.map((b) => ({ ...b, reach: 0.45, strength: 0.45 })),
    ...hall.planters.map((b) => ({ ...b, reach: 0.5, strength: 0.5 })),
    ...hall.wings.map((w) => ({ ...w.endWall, reach: 1.2, strength: 0.5 })),
    ...hall.entrance.kiosks.map((b) => ({ ...b, reach: 0.5, strength: 0.5 })),
    { ...hall.entrance.reception, reach: 0.8, strength: 0.5 },
  ];
}

/** Darkens the texels around one footprint, fading out over `reach` metres. */
function shade(map: ContactMap, spot: Spot): void {
  const { size, span, data } = map;
  const metre = size / span;
  const far = Math.hypot(spot.hx, spot.hz) + spot.reach;
  const clamp = (v: number) => Math.min(size - 1, Math.max(0, Math.floor(v)));
  const s = Math.sin(spot.yaw);
  const c = Math.cos(spot.yaw);
  for (
    let row = clamp((spot.z - far - map.minZ) * metre);
    row <= clamp((spot.z + far - map.minZ) * metre);
    row++
  ) {
    for (
      let col = clamp((spot.x - far - map.minX) * metre);
      col <= clamp((spot.x + far - map.minX) * metre);
      col++
    ) {
      const dx = (col + 0.5) / metre + map.minX - spot.x;
      const dz = (row + 0.5) / metre + map.minZ - spot.z;
      const outX = Math.max(0, Math.abs(dx * c - dz * s) - spot.hx);
      const outZ = Math.max(0, Math.abs(dx * s + dz * c) - spot.hz);
      const near = 1 - Math.hypot(outX, outZ) / spot.reach;
      if (near <= 0) continue;
      const index = row * size + col;
      data[index] = (data[index] ?? 255) * (1 - spot.strength * near * near);
    }
  }
}
