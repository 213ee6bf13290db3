/**
 * What the camera may not enter or look through: pavilions and their roofs, end walls, desks, boards, columns.
 * Asked every frame; a few dozen slab tests on plain numbers.
 */
import { localBox } from '../../../shared/hall/frame.ts';
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { gatePlace } from '../world/props/gate-shape.ts';
import { createFence, type Fence } from './fence.ts';

/** Numbers of one blocker: x, z, sin yaw, cos yaw, half x, half z, lower and upper edge. */
const STRIDE = 8;
export type Blockers = {
  readonly data: Float64Array;
  readonly count: number;
  /** Blockers before this one are walls and the like, those from here on are columns: one looks past them. */
  readonly walls: number;
  readonly fence: Fence;
};

type Part = {
  readonly half: number;
  readonly front: number;
  readonly back: number;
  readonly from: number;
  readonly to: number;
};
/** A pavilion as three boxes: desk to back wall, the roof's wings, and the ridge that juts forward. Metres. */
const PAVILION: readonly Part[] = [
  { half: 2.1, front: 1.15, back: 1.5, from: 0, to: 2.2 },
  { half: 2.22, front: 1.72, back: 1.6, from: 2.2, to: 3.2 },
  { half: 0.8, front: 2.03, back: 1.72, from: 3.2, to: 4.9 },
];
const WALL_HEIGHT = 5;
const COLUMN_HEIGHT = 9;
const COLUMN_HALF = 0.3;
const DESK_HEIGHT = 1.1;
const CANOPY = { from: 2.75, to: 3.3 } as const;
const KIOSK_HEIGHT = 1.8;
/** Planters with what grows in them. */
const PLANTER_HEIGHT = 1.3;
const BENCH_HEIGHT = 0.5;
/** The big board hangs before the columns. */
const BOARD = { from: 3.3, to: 5.4, before: 0.75, half: 0.15 } as const;
const GATE = { post: 0.75, beside: 0.4, deep: 0.75, from: 3, to: 5.4 } as const;
/** Room kept between the eye and a wall, metres. */
const MARGIN = 0.22;

type Blocker = { readonly box: Box; readonly from: number; readonly to: number };

export function gatherBlockers(hall: Hall): Blockers {
  const walls: readonly Blocker[] = [
    ...hall.counters.flatMap((c) =>
      PAVILION.map(({ half, front, back, from, to }): Blocker => {
        const box = localBox(c.centre, c.yaw, 0, (front - back) / 2, half, (front + back) / 2);
        return { box, from, to };
      }),
    ),
    ...hall.wings.map((w): Blocker => ({ box: w.endWall, from: 0, to: WALL_HEIGHT })),
    ...entranceThings(hall),
    ...gateThings(hall),
    ...hall.planters.map((box): Blocker => ({ box, from: 0, to: PLANTER_HEIGHT })),
    ...hall.benches.map((box): Blocker => ({ box, from: 0, to: BENCH_HEIGHT })),
  ];
  const columns = hall.columns.map(({ x, z }): Blocker => ({
    box: { x, z, hx: COLUMN_HALF, hz: COLUMN_HALF, yaw: 0 },
    from: 0,
    to: COLUMN_HEIGHT,
  }));
  const boxes = [...walls, ...columns];
  const data = new Float64Array(boxes.length * STRIDE);
  boxes.forEach(({ box, from, to }, i) => {
    const turn = [Math.sin(box.yaw), Math.cos(box.yaw)];
    const lower = from > 0 ? from - MARGIN : -1;
    data.set([box.x, box.z, ...turn, box.hx + MARGIN, box.hz + MARGIN, lower, to + MARGIN], i * STRIDE);
  });
  return { data, count: boxes.length, walls: walls.length, fence: createFence(hall) };
}

/** The gate over the way in: posts and parasols at its sides, and what hangs between them. */
function gateThings(hall: Hall): Blocker[] {
  const gate = gatePlace(hall);
  if (!gate) return [];
  const side = (x: number) => localBox(gate, gate.yaw, x, 0, GATE.post, GATE.deep);
  return [
    { box: side(gate.hx + GATE.beside), from: 0, to: GATE.to },
    { box: side(-gate.hx - GATE.beside), from: 0, to: GATE.to },
    { box: localBox(gate, gate.yaw, 0, 0, gate.hx, GATE.deep), from: GATE.from, to: GATE.to },
  ];
}

function entranceThings({ entrance }: Hall): Blocker[] {
  const { reception, kiosks, board } = entrance;
  const before = localBox(board, board.yaw, 0, BOARD.before, board.hx + 0.2, BOARD.half);
  return [
    { box: reception, from: 0, to: DESK_HEIGHT },
    { box: reception, from: CANOPY.from, to: CANOPY.to },
    ...kiosks.map((box): Blocker => ({ box, from: 0, to: KIOSK_HEIGHT })),
    { box: before, from: BOARD.from, to: BOARD.to },
  ];
}

/**
 * How far one can go from (x, y, z) along the segment (dx, dy, dz) before something is in the way: a share of it,
 * 0 to 1. What the start lies inside of does not count. `wallsOnly` looks past columns.
 */
export function clearShare(
  blockers: Blockers,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  wallsOnly = false,
): number {
  const { data } = blockers;
  const to = (wallsOnly ? blockers.walls : blockers.count) * STRIDE;
  let share = 1;
  for (let at = 0; at < to; at += STRIDE) {
    const ox = x - (data[at] ?? 0);
    const oz = z - (data[at + 1] ?? 0);
    const s = data[at + 2] ?? 0;
    const c = data[at + 3] ?? 1;
    const hx = data[at + 4] ?? 0;
    const hz = data[at + 5] ?? 0;
    const lx = ox * c - oz * s;
    const lz = ox * s + oz * c;
    const low = (data[at + 6] ?? 0) - y;
    const high = (data[at + 7] ?? 0) - y;
    if (Math.abs(lx) < hx && Math.abs(lz) < hz && low < 0 && high > 0) continue;
    const ldx = dx * c - dz * s;
    const ldz = dx * s + dz * c;
    const entry = slabEntry(lx, lz, ldx, ldz, hx, hz);
    if (entry >= share) continue;
    const height = dy * entry;
    if (height > low && height < high) share = entry;
    else {
      // In over or under it: the ray may still come through its lower or upper side.
      const side = dy === 0 ? -1 : (height <= low ? low : high) / dy;
      const isWithin = Math.abs(lx + ldx * side) < hx && Math.abs(lz + ldz * side) < hz;
      if (side > entry && side < share && isWithin) share = side;
    }
  }
  return share;
}

/** Whether a point lies inside of a wall or the like, columns left out. */
export function isInsideWall(blockers: Blockers, x: number, y: number, z: number): boolean {
  const { data } = blockers;
  for (let at = 0; at < blockers.walls * STRIDE; at += STRIDE) {
    if (y <= (data[at + 6] ?? 0) || y >= (data[at + 7] ?? 0)) continue;
    const ox = x - (data[at] ?? 0);
    const oz = z - (data[at + 1] ?? 0);
    const s = data[at + 2] ?? 0;
    const c = data[at + 3] ?? 1;
    if (Math.abs(ox * c - oz * s) >= (data[at + 4] ?? 0)) continue;
    if (Math.abs(ox * s + oz * c) < (data[at + 5] ?? 0)) return true;
  }
  return false;
}

/** Room the eye keeps from a column's middle, metres. */
const COLUMN_ROOM = (COLUMN_HALF + MARGIN) * Math.SQRT2;

/** Moves a point out of the column it lies in, away from its middle: the eye slides around columns. */
export function pushFromColumns(blockers: Blockers, eye: { eyeX: number; eyeZ: number }): void {
  const { data, count } = blockers;
  for (let at = blockers.walls * STRIDE; at < count * STRIDE; at += STRIDE) {
    const ox = eye.eyeX - (data[at] ?? 0);
    const oz = eye.eyeZ - (data[at + 1] ?? 0);
    if (Math.abs(ox) >= COLUMN_ROOM || Math.abs(oz) >= COLUMN_ROOM) continue;
    const away = Math.hypot(ox, oz);
    if (away >= COLUMN_ROOM) continue;
    const push = away > 1e-4 ? COLUMN_ROOM / away : 0;
    eye.eyeX = (data[at] ?? 0) + (push ? ox * push : COLUMN_ROOM);
    eye.eyeZ = (data[at + 1] ?? 0) + oz * push;
  }
}

/** A column this near to the line of sight fills the picture, metres. */
const IN_SIGHT = 0.6;
/** One who stands at a column is seen before it: share of the way from the visitor to the eye. */
const AT_HAND = 0.2;

/**
 * How far one can go from (x, z) along (dx, dz) before a column stands in the line of sight: a share, 1 = none does.
 */
export function columnShare(blockers: Blockers, x: number, z: number, dx: number, dz: number): number {
  const { data, count } = blockers;
  const square = dx * dx + dz * dz;
  let share = 1;
  if (square < 1e-6) return share;
  for (let at = blockers.walls * STRIDE; at < count * STRIDE; at += STRIDE) {
    const ox = (data[at] ?? 0) - x;
    const oz = (data[at + 1] ?? 0) - z;
    const along = (ox * dx + oz * dz) / square;
    if (along < AT_HAND || along >= share) continue;
    const aside = Math.abs(ox * dz - oz * dx) / Math.sqrt(square);
    if (aside < IN_SIGHT) share = along;
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
