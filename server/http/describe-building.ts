import type { WalkGrid } from '../../shared/hall/build-walk-grid.ts';
import { RUN_SPEED, WALK_SPEED, type Hall } from '../../shared/hall/types.ts';
import type { Building } from '../../shared/protocol/hall/building.ts';

/** The building for clients that do not share our code. */
export function describeBuilding(hall: Hall, grid: WalkGrid): Building {
  const { minX, minZ, cell, cols, rows } = grid.stand;
  const { spawn, spawnYaw } = hall.entrance;
  return {
    spawn: { ...spawn, yaw: spawnYaw },
    walkable: { minX, minZ, cell, columns: cols, rows, bits: bytesOf(grid).toString('base64') },
    counters: hall.counters.map(({ code, approach, approachYaw, zone, seats }) => ({
      region: code,
      approach: { ...approach, yaw: approachYaw },
      zone: { x: zone.x, z: zone.z, hx: zone.hx, hz: zone.hz, yaw: zone.yaw },
      seats: seats.map(({ x, z, yaw }) => ({ x, z, yaw })),
    })),
    speeds: { walk: WALK_SPEED, run: RUN_SPEED },
  };
}

/** The grid's 32-bit words as bytes, lowest first on every machine. */
function bytesOf({ stand }: WalkGrid): Buffer {
  const bytes = Buffer.alloc(stand.bits.length * 4);
  stand.bits.forEach((word, i) => bytes.writeUInt32LE(word, i * 4));
  return bytes.subarray(0, Math.ceil((stand.cols * stand.rows) / 8));
}
