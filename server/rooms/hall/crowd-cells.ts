import type { Hall } from '../../../shared/hall/types.ts';
import { cellOf } from '../../../shared/protocol/snapshot.ts';

/**
 * Where everybody is, as numbers in typed arrays: one slot a person, and the snapshot cells with the slots
 * in them. Nothing here allocates when people move.
 */
export type CrowdCells = {
  readonly columns: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  /** Slots of the people in each cell, in no order. */
  readonly members: readonly number[][];
  id: Uint16Array;
  x: Float64Array;
  z: Float64Array;
  yaw: Float32Array;
  gait: Uint8Array;
  cell: Uint16Array;
  /** The tick in which a slot last changed; far in the past for one that never did. */
  movedTick: Float64Array;
  readonly free: number[];
};

const FIRST_CAPACITY = 64;
const LONG_AGO = -1e9;

export function createCrowdCells(bounds: Hall['bounds']): CrowdCells {
  const firstColumn = cellOf(bounds.minX);
  const firstRow = cellOf(bounds.minZ);
  const columns = cellOf(bounds.maxX) - firstColumn + 1;
  const rows = cellOf(bounds.maxZ) - firstRow + 1;
  return {
    columns,
    rows,
    firstColumn,
    firstRow,
    members: Array.from({ length: columns * rows }, () => []),
    id: new Uint16Array(FIRST_CAPACITY),
    x: new Float64Array(FIRST_CAPACITY),
    z: new Float64Array(FIRST_CAPACITY),
    yaw: new Float32Array(FIRST_CAPACITY),
    gait: new Uint8Array(FIRST_CAPACITY),
    cell: new Uint16Array(FIRST_CAPACITY),
    movedTick: new Float64Array(FIRST_CAPACITY),
    free: Array.from({ length: FIRST_CAPACITY }, (_, i) => FIRST_CAPACITY - 1 - i),
  };
}

function grow(cells: CrowdCells): void {
  const size = cells.id.length;
  const copy = <T extends { set: (from: T) => void }>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  cells.id = copy(cells.id, new Uint16Array(size * 2));
  cells.x = copy(cells.x, new Float64Array(size * 2));
  cells.z = copy(cells.z, new Float64Array(size * 2));
  cells.yaw = copy(cells.yaw, new Float32Array(size * 2));
  cells.gait = copy(cells.gait, new Uint8Array(size * 2));
  cells.cell = copy(cells.cell, new Uint16Array(size * 2));
  cells.movedTick = copy(cells.movedTick, new Float64Array(size * 2));
  for (let slot = size * 2 - 1; slot >= size; slot--) cells.free.push(slot);
}

/** The cell of a place; places beyond the hall's bounds count to its edge. */
export function cellAt(cells: CrowdCells, x: number, z: number): number {
  const column = Math.min(cells.columns - 1, Math.max(0, cellOf(x) - cells.firstColumn));
  const row = Math.min(cells.rows - 1, Math.max(0, cellOf(z) - cells.firstRow));
  return row * cells.columns + column;
}

/** Cells between two cells, diagonals counting one. */
export function cellDistance(cells: CrowdCells, a: number, b: number): number {
  const columns = Math.abs((a % cells.columns) - (b % cells.columns));
  const rows = Math.abs(Math.floor(a / cells.columns) - Math.floor(b / cells.columns));
  return Math.max(columns, rows);
}

/** Gives a person a slot, standing. */
export function addBody(cells: CrowdCells, id: number, x: number, z: number, yaw: number): number {
  if (cells.free.length === 0) grow(cells);
  const slot = cells.free.pop() ?? 0;
  cells.id[slot] = id;
  cells.x[slot] = x;
  cells.z[slot] = z;
  cells.yaw[slot] = yaw;
  cells.gait[slot] = 0;
  cells.movedTick[slot] = LONG_AGO;
  const cell = cellAt(cells, x, z);
  cells.cell[slot] = cell;
  cells.members[cell]?.push(slot);
  return slot;
}

export function removeBody(cells: CrowdCells, slot: number): void {
  leaveCell(cells, slot);
  cells.free.push(slot);
}

export function moveBody(
  cells: CrowdCells,
  slot: number,
  x: number,
  z: number,
  yaw: number,
  gait: number,
  tick: number,
): void {
  cells.x[slot] = x;
  cells.z[slot] = z;
  cells.yaw[slot] = yaw;
  cells.gait[slot] = gait;
  cells.movedTick[slot] = tick;
  const cell = cellAt(cells, x, z);
  if (cell === cells.cell[slot]) return;
  leaveCell(cells, slot);
  cells.cell[slot] = cell;
  cells.members[cell]?.push(slot);
}

function leaveCell(cells: CrowdCells, slot: number): void {
  const members = cells.members[cells.cell[slot] ?? 0];
  const at = members?.indexOf(slot) ?? -1;
  const last = members?.pop();
  if (members && at >= 0 && last !== undefined && last !== slot) members[at] = last;
}
