/**
 * What the camera may not enter or look through: pavilions under their roofs, end walls, columns. Asked every
 * frame; a few dozen slab tests on plain numbers.
 */
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import { localBox } from '../../../shared/hall/frame.ts';
import type { Box, Hall } from '../../../shared/hall/types.ts';

/** Numbers of one blocker: x, z, sin yaw, cos yaw, half x, half z, lower and upper edge. */
const STRIDE = 8;
export type Blockers = { readonly data: Float64Array; readonly count: number };

/** Under its eaves a pavilion blocks from desk to back wall; above them, as far as the roof reaches. */
const EAVES_HEIGHT = 2.2;
const ROOF_HEIGHT = 4.4;
const BODY = { halfWidth: 1.85, front: 1.15, back: 1.5 } as const;
const WALL_HEIGHT = 5;
const COLUMN_HEIGHT = 9;
const COLUMN_HALF = 0.3;
/** Room kept between the eye and a wall, metres. */
const MARGIN = 0.22;

type Blocker = { readonly box: Box; readonly from: number; readonly to: number };

export function gatherBlockers(hall: Hall): Blockers {
  const boxes: Blocker[] = [
    ...hall.counters.flatMap((c): Blocker[] => {
      const middle = (BODY.front - BODY.back) / 2;
      const body = localBox(c.centre, c.yaw, 0, middle, BODY.halfWidth, (BODY.front + BODY.back) / 2);
      return [
        { box: body, from: 0, to: EAVES_HEIGHT },
        { box: boothFootprint(c), from: EAVES_HEIGHT, to: ROOF_HEIGHT },
      ];
    }),
    ...hall.wings.map((w): Blocker => ({ box: w.endWall, from: 0, to: WALL_HEIGHT })),
    ...hall.columns.map((c): Blocker => ({
      box: { x: c.x, z: c.z, hx: COLUMN_HALF, hz: COLUMN_HALF, yaw: 0 },
      from: 0,
      to: COLUMN_HEIGHT,
    })),
  ];
  const data = new Float64Array(boxes.length * STRIDE);
  boxes.forEach(({ box, from, to }, i) => {
    const turn = [Math.sin(box.yaw), Math.cos(box.yaw)];
    data.set([box.x, box.z, ...turn, box.hx + MARGIN, box.hz + MARGIN, from, to], i * STRIDE);
  });
  return { data, count: boxes.length };
}

/**
 * How far one can go from (x, y, z) along the segment (dx, dy, dz) before something is in the way: a share of it,
 * 0 to 1. What the start lies inside of does not count (a visitor at a desk stands under the roof).
 */
export function clearShare(
  blockers: Blockers,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
): number {
  const { data, count } = blockers;
  let share = 1;
  for (let i = 0; i < count; i++) {
    const at = i * STRIDE;
    const ox = x - (data[at] ?? 0);
    const oz = z - (data[at + 1] ?? 0);
    const s = data[at + 2] ?? 0;
    const c = data[at + 3] ?? 1;
    const hx = data[at + 4] ?? 0;
    const hz = data[at + 5] ?? 0;
    const lx = ox * c - oz * s;
    const lz = ox * s + oz * c;
    if (Math.abs(lx) < hx && Math.abs(lz) < hz) continue;
    const entry = slabEntry(lx, lz, dx * c - dz * s, dx * s + dz * c, hx, hz);
    const height = y + dy * entry;
    if (entry < share && height >= (data[at + 6] ?? 0) && height < (data[at + 7] ?? 0)) share = entry;
  }
  return share;
}

/** Where a ray enters a box around the origin, as a share of its direction; above 1 = not on the way. */
export function slabEntry(lx: number, lz: number, dx: number, dz: number, hx: number, hz: number): number {
  let near = 0;
  let far = 2;
  if (Math.abs(dx) < 1e-9) {
    if (Math.abs(lx) > hx) return 2;
  } else {
    const a = (-hx - lx) / dx;
    const b = (hx - lx) / dx;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  if (Math.abs(dz) < 1e-9) {
    if (Math.abs(lz) > hz) return 2;
  } else {
    const a = (-hz - lz) / dz;
    const b = (hz - lz) / dz;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near <= far ? near : 2;
}
