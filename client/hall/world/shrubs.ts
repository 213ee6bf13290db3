import { boxHolds } from '../../../shared/hall/frame.ts';
import type { Box, Floor, Hall } from '../../../shared/hall/types.ts';
import type { Placement } from './instances.ts';
import { seededRandom } from './seeded-random.ts';

/** Just outside the paving, metres. */
const OFF_EDGE = 0.85;
const STEP = 1.5;
/** Height of the kit plant's pot, metres. */
const POT = 0.3;

/** Low planting along the outer edges of all floors: where stone ends, green begins. Seeded: the same for everybody. */
export function shrubsAlong(hall: Hall): Placement[] {
  const random = seededRandom(77);
  const placed: Placement[] = [];
  for (const floor of hall.floors) {
    for (const [x, z] of edgePoints(floor)) {
      const jitterX = x + (random() - 0.5) * 0.7;
      const jitterZ = z + (random() - 0.5) * 0.7;
      const keep = random() < 0.72;
      if (!keep || isPaved(hall, jitterX, jitterZ)) continue;
      const scale = 0.55 + random() * 0.6;
      // The kit's plant stands in a pot: here it grows out of the ground.
      placed.push({ x: jitterX, z: jitterZ, y: -0.12 - POT * scale, yaw: random() * 6.28, scale });
    }
  }
  return placed;
}

function edgePoints(floor: Floor): [number, number][] {
  const points: [number, number][] = [];
  if (floor.kind === 'disc') {
    const r = floor.radius + OFF_EDGE;
    const count = Math.floor((2 * Math.PI * r) / STEP);
    for (let i = 0; i < count; i++) {
      const angle = (i / count) * 2 * Math.PI;
      points.push([floor.x + Math.sin(angle) * r, floor.z + Math.cos(angle) * r]);
    }
    return points;
  }
  // Behind the pavilions that line the floor's long sides.
  const hx = floor.hx + OFF_EDGE + 2.6;
  const hz = floor.hz + OFF_EDGE;
  const s = Math.sin(floor.yaw);
  const c = Math.cos(floor.yaw);
  const at = (lx: number, lz: number): [number, number] => [
    floor.x + lx * c + lz * s,
    floor.z - lx * s + lz * c,
  ];
  for (let z = -hz; z <= hz; z += STEP) points.push(at(-hx, z), at(hx, z));
  for (let x = -hx; x <= hx; x += STEP) points.push(at(x, -hz), at(x, hz));
  return points;
}

function isPaved(hall: Hall, x: number, z: number): boolean {
  const margin = 0.35;
  const grown = (b: Box, by: number): Box => ({ ...b, hx: b.hx + by, hz: b.hz + by });
  return (
    hall.floors.some((f) =>
      f.kind === 'disc' ? Math.hypot(x - f.x, z - f.z) < f.radius + margin : boxHolds(grown(f, margin), x, z),
    ) || hall.counters.some((c) => Math.hypot(x - c.centre.x, z - c.centre.z) < 2.6)
  );
}
