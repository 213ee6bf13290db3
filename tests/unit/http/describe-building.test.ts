import { describe, expect, it } from 'vitest';
import { describeBuilding } from '../../../server/http/describe-building.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { isWalkable } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { buildingSchema } from '../../../shared/protocol/hall/building.ts';
import { realRegions, realWings } from '../hall/real-province.ts';

const hall = layoutHall(realRegions, realWings);
const grid = buildWalkGrid(hall);
const building = buildingSchema.parse(JSON.parse(JSON.stringify(describeBuilding(hall, grid))));
const { minX, minZ, cell, columns, rows } = building.walkable;
const bits = Buffer.from(building.walkable.bits, 'base64');

/* As docs/protocol.md tells it, without our grid. */
const columnOf = (x: number) => Math.floor((x - minX) / cell);
const rowOf = (z: number) => Math.floor((z - minZ) / cell);
const isOpen = (column: number, row: number): boolean => {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return false;
  const index = row * columns + column;
  return (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
};

describe('the building over HTTP', () => {
  it('has a bit for each cell, and no more', () => {
    expect(bits).toHaveLength(Math.ceil((columns * rows) / 8));
  });

  it('says of every place what the server says of it', () => {
    let open = 0;
    for (let row = -2; row < rows + 2; row++) {
      for (let column = -2; column < columns + 2; column++) {
        const [x, z] = [minX + (column + 0.5) * cell, minZ + (row + 0.5) * cell];
        if (isOpen(columnOf(x), rowOf(z)) !== isWalkable(grid, x, z)) expect({ x, z }).toBe('the same');
        if (isOpen(column, row)) open += 1;
      }
    }
    expect(open * cell * cell).toBeGreaterThan(1000);
  });

  it('leads a stranger from the entrance to each counter', () => {
    const start = [columnOf(building.spawn.x), rowOf(building.spawn.z)] as const;
    expect(isOpen(...start)).toBe(true);
    const reached = new Set([start[1] * columns + start[0]]);
    for (const index of reached) {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      for (const [dx, dz] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        if (isOpen(column + dx, row + dz)) reached.add((row + dz) * columns + column + dx);
      }
    }
    expect(building.counters.map((c) => c.region)).toEqual(hall.counters.map((c) => c.code));
    for (const { approach, zone, seats } of building.counters) {
      expect(reached.has(rowOf(approach.z) * columns + columnOf(approach.x))).toBe(true);
      // Across the box's own axes, as the documentation turns them.
      const [dx, dz] = [approach.x - zone.x, approach.z - zone.z];
      const [sin, cos] = [Math.sin(zone.yaw), Math.cos(zone.yaw)];
      expect(Math.abs(dx * cos - dz * sin)).toBeLessThanOrEqual(zone.hx);
      expect(Math.abs(dx * sin + dz * cos)).toBeLessThanOrEqual(zone.hz);
      expect(seats.length).toBeGreaterThan(0);
    }
  });
});
