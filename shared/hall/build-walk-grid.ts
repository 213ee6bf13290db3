import { cellIndex, cellX, cellZ, clearBit, emptyGrid, hasBit, setBit, type BitGrid } from './bit-grid.ts';
import { distanceToBox, isOnFloor } from './ground.ts';
import { createSearchMemory, type SearchMemory } from './search-path.ts';
import { PERSON_RADIUS, type Floor, type Hall } from './types.ts';

/**
 * The walkable ground as bits, in two finenesses:
 * - `stand` decides where a person may be. It is lenient at walls, so that whoever slides along one by
 *   exact geometry, reporting ten times a second, is never told to be inside it.
 * - `plan` is what paths are searched on. Its margin is larger than a person by half a cell's diagonal, so
 *   that a path never scrapes a wall.
 * Only what can be reached from the entrance counts, in both.
 */
export type WalkGrid = {
  readonly stand: BitGrid;
  readonly plan: BitGrid;
  /** Working memory of the path search; belongs to this grid, so grids are not shared between threads. */
  readonly memory: SearchMemory;
};

const STAND_CELL = 0.2;
/**
 * From a wall to the centre of a cell one may stand in, metres. A person's own distance (0.3) less half a
 * cell's diagonal (0.14) less what a chord cuts off between two reports at a corner (0.11). No wall is
 * thinner than 0.24, so together with this margin none can slip between two cells' centres.
 */
const STAND_MARGIN = 0.05;
const PLAN_CELL = 0.4;

export function buildWalkGrid(hall: Hall): WalkGrid {
  const stand = rasterise(hall, STAND_CELL, STAND_MARGIN);
  const plan = rasterise(hall, PLAN_CELL, PERSON_RADIUS + (PLAN_CELL * Math.SQRT2) / 2);
  return { stand, plan, memory: createSearchMemory(plan) };
}

function rasterise(hall: Hall, cell: number, margin: number): BitGrid {
  const grid = emptyGrid(hall.bounds, cell);
  for (const floor of hall.floors) {
    const reach = reachOf(floor);
    eachCellNear(grid, floor.x, floor.z, reach, (index, x, z) => {
      if (isOnFloor(floor, x, z, margin)) setBit(grid, index);
    });
  }
  for (const solid of hall.solids) {
    eachCellNear(grid, solid.x, solid.z, Math.hypot(solid.hx, solid.hz) + margin, (index, x, z) => {
      if (distanceToBox(solid, x, z) < margin) clearBit(grid, index);
    });
  }
  return keepReachable(grid, cellIndex(grid, hall.entrance.spawn.x, hall.entrance.spawn.z));
}

const reachOf = (floor: Floor): number =>
  floor.kind === 'disc' ? floor.radius : Math.hypot(floor.hx, floor.hz);

function eachCellNear(
  grid: BitGrid,
  x: number,
  z: number,
  reach: number,
  visit: (index: number, x: number, z: number) => void,
): void {
  const col0 = Math.max(0, Math.floor((x - reach - grid.minX) / grid.cell));
  const col1 = Math.min(grid.cols - 1, Math.floor((x + reach - grid.minX) / grid.cell));
  const row0 = Math.max(0, Math.floor((z - reach - grid.minZ) / grid.cell));
  const row1 = Math.min(grid.rows - 1, Math.floor((z + reach - grid.minZ) / grid.cell));
  for (let row = row0; row <= row1; row++) {
    for (let col = col0; col <= col1; col++) {
      const index = row * grid.cols + col;
      visit(index, cellX(grid, index), cellZ(grid, index));
    }
  }
}

/** What the entrance can reach; the inside of a counter is open floor, but no way leads there. */
function keepReachable(grid: BitGrid, from: number): BitGrid {
  const reached: BitGrid = { ...grid, bits: new Uint32Array(grid.bits.length) };
  const open = from >= 0 && hasBit(grid, from) ? [from] : [];
  for (const index of open) setBit(reached, index);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    // The grid's own margin of one empty cell keeps neighbours inside the rectangle.
    for (const neighbour of [next - 1, next + 1, next - grid.cols, next + grid.cols]) {
      if (!hasBit(grid, neighbour) || hasBit(reached, neighbour)) continue;
      setBit(reached, neighbour);
      open.push(neighbour);
    }
  }
  return reached;
}
