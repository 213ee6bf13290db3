import type { Hall } from '../../../../shared/hall/types.ts';
import { cellOf } from '../../../../shared/protocol/hall/snapshot.ts';

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
  /** The step in which a slot last changed its place, heading or gait. */
  movedStep: Int32Array;
  /** The step in which whoever has the slot last changed look or name; 0 for never. */
  changedStep: Int32Array;
  /** Grows whenever the number of people in some cell changes. */
  version: number;
  readonly free: number[];
};

const FIRST_CAPACITY = 64;

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
    movedStep: new Int32Array(FIRST_CAPACITY),
    changedStep: new Int32Array(FIRST_CAPACITY),
    version: 1,
    free: Array.from({ length: FIRST_CAPACITY }, (_, i) => FIRST_CAPACITY - 1 - i),
  };
}

/** How many slots there are, taken or free. */
export const capacityOf = (cells: CrowdCells): number => cells.id.length;

function grow(cells: CrowdCells): void {
  const size = capacityOf(cells);
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
  cells.movedStep = copy(cells.movedStep, new Int32Array(size * 2));
  cells.changedStep = copy(cells.changedStep, new Int32Array(size * 2));
  for (let slot = size * 2 - 1; slot >= size; slot--) cells.free.push(slot);
}

/** The cell of a place; places beyond the hall's bounds count to its edge. */
export function cellAt(cells: CrowdCells, x: number, z: number): number {
  const column = Math.min(cells.columns - 1, Math.max(0, cellOf(x) - cells.firstColumn));
  const row = Math.min(cells.rows - 1, Math.max(0, cellOf(z) - cells.firstRow));
  return row * cells.columns + column;
}

/** Column and row of a cell as they travel in frames. */
export const columnOf = (cells: CrowdCells, cell: number): number =>
  cells.firstColumn + (cell % cells.columns);
export const rowOf = (cells: CrowdCells, cell: number): number =>
  cells.firstRow + Math.floor(cell / cells.columns);

/** Gives a person a slot, standing. */
export function addBody(
  cells: CrowdCells,
  id: number,
  x: number,
  z: number,
  yaw: number,
  step: number,
): number {
  if (cells.free.length === 0) grow(cells);
  const slot = cells.free.pop() ?? 0;
  cells.id[slot] = id;
  cells.x[slot] = x;
  cells.z[slot] = z;
  cells.yaw[slot] = yaw;
  cells.gait[slot] = 0;
  cells.movedStep[slot] = step;
  cells.changedStep[slot] = 0;
  enterCell(cells, slot, cellAt(cells, x, z));
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
  step: number,
): void {
  cells.x[slot] = x;
  cells.z[slot] = z;
  cells.yaw[slot] = yaw;
  cells.gait[slot] = gait;
  cells.movedStep[slot] = step;
  const cell = cellAt(cells, x, z);
  if (cell === cells.cell[slot]) return;
  leaveCell(cells, slot);
  enterCell(cells, slot, cell);
}

function enterCell(cells: CrowdCells, slot: number, cell: number): void {
  cells.cell[slot] = cell;
  cells.members[cell]?.push(slot);
  cells.version += 1;
}

function leaveCell(cells: CrowdCells, slot: number): void {
  const members = cells.members[cells.cell[slot] ?? 0];
  const at = members?.indexOf(slot) ?? -1;
  const last = members?.pop();
  if (members && at >= 0 && last !== undefined && last !== slot) members[at] = last;
  cells.version += 1;
}
