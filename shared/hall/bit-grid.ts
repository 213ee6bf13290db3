import type { Hall } from './types.ts';

/** A rectangle of square cells with one bit each: set where a person may be. */
export type BitGrid = {
  readonly minX: number;
  readonly minZ: number;
  /** Side of a cell, metres. */
  readonly cell: number;
  readonly cols: number;
  readonly rows: number;
  readonly bits: Uint32Array;
};

export function emptyGrid(bounds: Hall['bounds'], cell: number): BitGrid {
  const cols = Math.ceil((bounds.maxX - bounds.minX) / cell) + 2;
  const rows = Math.ceil((bounds.maxZ - bounds.minZ) / cell) + 2;
  return {
    minX: bounds.minX - cell,
    minZ: bounds.minZ - cell,
    cell,
    cols,
    rows,
    bits: new Uint32Array(Math.ceil((cols * rows) / 32)),
  };
}

export const hasBit = (grid: BitGrid, index: number): boolean =>
  (((grid.bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;

export function setBit(grid: BitGrid, index: number): void {
  grid.bits[index >> 5] = (grid.bits[index >> 5] ?? 0) | (1 << (index & 31));
}

export function clearBit(grid: BitGrid, index: number): void {
  grid.bits[index >> 5] = (grid.bits[index >> 5] ?? 0) & ~(1 << (index & 31));
}

/** Index of the cell that holds the point, or -1 outside the grid and for numbers that are none. */
export function cellIndex(grid: BitGrid, x: number, z: number): number {
  const col = Math.floor((x - grid.minX) / grid.cell);
  const row = Math.floor((z - grid.minZ) / grid.cell);
  return col >= 0 && row >= 0 && col < grid.cols && row < grid.rows ? row * grid.cols + col : -1;
}

export const isOpenAt = (grid: BitGrid, x: number, z: number): boolean => {
  const index = cellIndex(grid, x, z);
  return index >= 0 && hasBit(grid, index);
};

export const cellX = (grid: BitGrid, index: number): number =>
  grid.minX + ((index % grid.cols) + 0.5) * grid.cell;
export const cellZ = (grid: BitGrid, index: number): number =>
  grid.minZ + (Math.floor(index / grid.cols) + 0.5) * grid.cell;

/**
 * Whether every cell the straight segment passes through is open. It walks from cell to neighbouring cell
 * (Amanatides and Woo, 1987), so nothing is jumped over, however thin.
 */
export function isLineOpen(grid: BitGrid, ax: number, az: number, bx: number, bz: number): boolean {
  const start = cellIndex(grid, ax, az);
  const end = cellIndex(grid, bx, bz);
  if (start < 0 || end < 0 || !hasBit(grid, start) || !hasBit(grid, end)) return false;
  let col = start % grid.cols;
  let row = Math.floor(start / grid.cols);
  const dx = bx - ax;
  const dz = bz - az;
  const stepX = dx > 0 ? 1 : -1;
  const stepZ = dz > 0 ? 1 : -1;
  const perX = dx === 0 ? Infinity : grid.cell / Math.abs(dx);
  const perZ = dz === 0 ? Infinity : grid.cell / Math.abs(dz);
  const inX = ax - grid.minX - col * grid.cell;
  const inZ = az - grid.minZ - row * grid.cell;
  let nextX = dx === 0 ? Infinity : ((dx > 0 ? grid.cell - inX : inX) / grid.cell) * perX;
  let nextZ = dz === 0 ? Infinity : ((dz > 0 ? grid.cell - inZ : inZ) / grid.cell) * perZ;
  const steps = Math.abs((end % grid.cols) - col) + Math.abs(Math.floor(end / grid.cols) - row);
  for (let i = 0; i < steps; i++) {
    if (nextX < nextZ) {
      col += stepX;
      nextX += perX;
    } else {
      row += stepZ;
      nextZ += perZ;
    }
    if (col < 0 || row < 0 || col >= grid.cols || row >= grid.rows) return false;
    if (!hasBit(grid, row * grid.cols + col)) return false;
  }
  return true;
}
