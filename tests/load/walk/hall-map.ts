/** The building as `GET /api/v1/hall` describes it, and the ground one walks on. */
export type Place = { readonly x: number; readonly z: number; readonly yaw: number };

/** The answer of `GET /api/v1/hall`, as docs/protocol.md tells it. */
export type HallData = {
  readonly spawn: Place;
  readonly walkable: {
    readonly minX: number;
    readonly minZ: number;
    readonly cell: number;
    readonly columns: number;
    readonly rows: number;
    readonly bits: string;
  };
  readonly counters: readonly {
    readonly region: string;
    readonly approach: Place;
    readonly seats: readonly Place[];
  }[];
  readonly speeds: { readonly walk: number };
};

/** One byte a cell, 1 where one may be: bits would save memory nobody here is short of. */
export type Ground = {
  readonly minX: number;
  readonly minZ: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly open: Uint8Array;
};

/** What keeps a planned way off the walls, metres: the server draws chords between two reports. */
const CLEARANCE = 0.4;

/** The ground as the server checks it. */
export function readGround({ walkable }: HallData): Ground {
  const { minX, minZ, cell, columns, rows } = walkable;
  const bits = Buffer.from(walkable.bits, 'base64');
  const open = new Uint8Array(columns * rows);
  for (let i = 0; i < open.length; i++) open[i] = ((bits[i >> 3] ?? 0) >> (i & 7)) & 1;
  return { minX, minZ, cell, columns, rows, open };
}

/** The part of the ground that is `CLEARANCE` away from every edge. */
export function keepClear(ground: Ground): Ground {
  const reach = Math.ceil(CLEARANCE / ground.cell);
  const open = new Uint8Array(ground.open.length);
  for (let row = 0; row < ground.rows; row++) {
    for (let column = 0; column < ground.columns; column++) {
      const index = row * ground.columns + column;
      if (ground.open[index] === 1 && isClearAround(ground, column, row, reach)) open[index] = 1;
    }
  }
  return { ...ground, open };
}

function isClearAround(ground: Ground, column: number, row: number, reach: number): boolean {
  for (let dz = -reach; dz <= reach; dz++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (Math.hypot(dx, dz) * ground.cell > CLEARANCE) continue;
      if (!isOpenCell(ground, column + dx, row + dz)) return false;
    }
  }
  return true;
}

export const isOpenCell = (ground: Ground, column: number, row: number): boolean =>
  column >= 0 &&
  row >= 0 &&
  column < ground.columns &&
  row < ground.rows &&
  ground.open[row * ground.columns + column] === 1;

export const columnAt = (ground: Ground, x: number): number => Math.floor((x - ground.minX) / ground.cell);
export const rowAt = (ground: Ground, z: number): number => Math.floor((z - ground.minZ) / ground.cell);
export const isOpenAt = (ground: Ground, x: number, z: number): boolean =>
  isOpenCell(ground, columnAt(ground, x), rowAt(ground, z));

/** Whether the straight way between two points stays on the ground. */
export function isWayOpen(ground: Ground, ax: number, az: number, bx: number, bz: number): boolean {
  const steps = Math.ceil(Math.hypot(bx - ax, bz - az) / (ground.cell / 2));
  for (let i = 0; i <= steps; i++) {
    const t = steps === 0 ? 0 : i / steps;
    if (!isOpenAt(ground, ax + (bx - ax) * t, az + (bz - az) * t)) return false;
  }
  return true;
}

export const centreOf = (ground: Ground, index: number): { x: number; z: number } => ({
  x: ground.minX + ((index % ground.columns) + 0.5) * ground.cell,
  z: ground.minZ + (Math.floor(index / ground.columns) + 0.5) * ground.cell,
});

/** The open cell nearest to a point, or -1 when there is none within 3 m. */
export function nearestOpenCell(ground: Ground, x: number, z: number): number {
  const column = columnAt(ground, x);
  const row = rowAt(ground, z);
  const reach = Math.ceil(3 / ground.cell);
  let best = -1;
  let bestDistance = Infinity;
  for (let dz = -reach; dz <= reach; dz++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const distance = dx * dx + dz * dz;
      if (distance >= bestDistance || !isOpenCell(ground, column + dx, row + dz)) continue;
      best = (row + dz) * ground.columns + column + dx;
      bestDistance = distance;
    }
  }
  return best;
}
