import { expect, test } from 'vitest';
import { isWayOpen, readGround, type HallData } from '../../load/walk/hall-map.ts';
import { seededRandom } from '../../load/walk/seeded-random.ts';
import { advanceWalker, createWalker, createWorld, SIT, WALK } from '../../load/walk/walker.ts';

/** A room of 24 × 16 m with a wall across it that leaves a gap of 3 m in the south. */
function wallRoom(): HallData {
  const cell = 0.2;
  const columns = 120;
  const rows = 80;
  const bits = Buffer.alloc((columns * rows) / 8);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const isWall = column >= 58 && column < 62 && row < rows - 16;
      const index = row * columns + column;
      if (!isWall) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
    }
  }
  const counter = (region: string, x: number, z: number) => ({
    region,
    approach: { x, z, yaw: 0 },
    seats: [{ x, z: z + 1, yaw: Math.PI }],
  });
  return {
    spawn: { x: 3, z: 3, yaw: 0 },
    walkable: { minX: 0, minZ: 0, cell, columns, rows, bits: bits.toString('base64') },
    counters: [counter('1', 20, 4), counter('2', 4, 12), counter('3', 20, 12)],
    speeds: { walk: 3.2 },
  };
}

test('some sit down, and only where there is a seat', () => {
  const data = wallRoom();
  const world = createWorld(data, [500, 1000]);
  let sitting = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const walker = createWalker(world, data.spawn, seededRandom(seed));
    for (let now = 0; now < 120_000; now += 100) {
      advanceWalker(world, walker, now, 0.1);
      if (walker.gait !== SIT) continue;
      sitting += 1;
      const reach = data.counters.flatMap(({ seats }) =>
        seats.map(({ x, z }) => Math.hypot(x - walker.x, z - walker.z)),
      );
      expect(Math.min(...reach)).toBeLessThan(0.75);
    }
  }
  expect(sitting).toBeGreaterThan(0);
});

test('a bot walks to counters behind a wall, through the gap, at a walking pace', () => {
  const data = wallRoom();
  const ground = readGround(data);
  const world = createWorld(data, [500, 1000]);
  for (let seed = 1; seed <= 12; seed++) {
    const walker = createWalker(world, data.spawn, seededRandom(seed));
    let walking = 0;
    let crossed = false;
    for (let now = 0; now < 60_000; now += 100) {
      const { x, z } = walker;
      advanceWalker(world, walker, now, 0.1);
      expect(isWayOpen(ground, x, z, walker.x, walker.z), `seed ${seed} at ${now} ms`).toBe(true);
      expect(Math.hypot(walker.x - x, walker.z - z)).toBeLessThan(0.1 * 3.2 * 1.1);
      walking += walker.gait === WALK ? 1 : 0;
      crossed ||= walker.x > 13;
    }
    expect(walking, `seed ${seed}`).toBeGreaterThan(250);
    expect(crossed, `seed ${seed}`).toBe(true);
  }
});
