/**
 * What the camera may not enter or look through: pavilions under their roofs, end walls, columns. Asked every
 * frame; a few dozen slab tests on plain numbers.
 */
import { BOOTH, boothFootprint } from '../../../shared/hall/booth-plan.ts';
import type { Box, Hall } from '../../../shared/hall/types.ts';

/** Numbers of one blocker: x, z, sin yaw, cos yaw, half x, half z, height. */
const STRIDE = 7;
export type Blockers = { readonly data: Float64Array; readonly count: number };

const ROOF_HEIGHT = 4.4;
const WALL_HEIGHT = 5;
const COLUMN_HEIGHT = 9;
/** Room kept between the eye and a wall, metres. */
const MARGIN = 0.22;

export function gatherBlockers(hall: Hall): Blockers {
  const boxes: (readonly [Box, number])[] = [
    ...hall.counters.map((c): readonly [Box, number] => {
      const foot = boothFootprint(c);
      return [{ ...foot, hx: BOOTH.width / 2, hz: BOOTH.depth / 2 }, ROOF_HEIGHT];
    }),
    ...hall.wings.map((w): readonly [Box, number] => [w.endWall, WALL_HEIGHT]),
    ...hall.columns.map((c): readonly [Box, number] => [
      { x: c.x, z: c.z, hx: 0.3, hz: 0.3, yaw: 0 },
      COLUMN_HEIGHT,
    ]),
  ];
  const data = new Float64Array(boxes.length * STRIDE);
  boxes.forEach(([box, height], i) => {
    const numbers = [
      box.x,
      box.z,
      Math.sin(box.yaw),
      Math.cos(box.yaw),
      box.hx + MARGIN,
      box.hz + MARGIN,
      height,
    ];
    data.set(numbers, i * STRIDE);
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
    if (entry < share && y + dy * entry < (data[at + 6] ?? 0)) share = entry;
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
