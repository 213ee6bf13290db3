import { toLocal } from './frame.ts';
import { distanceToBox, isFree, isOnFloor } from './ground.ts';
import { PERSON_RADIUS, type Box, type Floor, type Hall, type Point } from './types.ts';

const LONGEST_STEP = 0.2;
const PUSHES = 4;
/** Kept from walls beyond touching, so that rounding never counts as being inside. */
const SKIN = 0.002;

/**
 * One frame of walking by exact geometry: from `from` by (dx, dz), sliding along walls and the floor's
 * edge instead of sticking to them. What it returns, `checkMove` accepts. Metres.
 */
export function slideMove(hall: Hall, from: Point, dx: number, dz: number): Point {
  const steps = Math.max(1, Math.ceil(Math.hypot(dx, dz) / LONGEST_STEP));
  let at = from;
  for (let i = 0; i < steps; i++) {
    const next = pushFree(hall, { x: at.x + dx / steps, z: at.z + dz / steps });
    if (!next) break;
    at = next;
  }
  return at;
}

/** The nearest free place beside `p`, or null where pushing does not find one (a narrow corner). */
function pushFree(hall: Hall, p: Point): Point | null {
  let at = p;
  for (let i = 0; i < PUSHES; i++) {
    for (const solid of hall.solids) {
      const reach = Math.hypot(solid.hx, solid.hz) + PERSON_RADIUS;
      if (Math.abs(at.x - solid.x) > reach || Math.abs(at.z - solid.z) > reach) continue;
      if (distanceToBox(solid, at.x, at.z) < PERSON_RADIUS) at = pushOutOf(solid, at);
    }
    if (!hall.floors.some((f) => isOnFloor(f, at.x, at.z, PERSON_RADIUS))) at = pullOnto(hall.floors, at);
    if (isFree(hall, at, PERSON_RADIUS)) return at;
  }
  return null;
}

function fromLocal(box: Box, x: number, z: number): Point {
  const s = Math.sin(box.yaw);
  const c = Math.cos(box.yaw);
  return { x: box.x + x * c + z * s, z: box.z - x * s + z * c };
}

/** Out along the shortest way, to where a person just does not touch the box. */
function pushOutOf(box: Box, p: Point): Point {
  const { x, z } = toLocal(box, box.yaw, p);
  const keep = PERSON_RADIUS + SKIN;
  const nearX = Math.min(box.hx, Math.max(-box.hx, x));
  const nearZ = Math.min(box.hz, Math.max(-box.hz, z));
  const away = Math.hypot(x - nearX, z - nearZ);
  if (away > 1e-9) {
    return fromLocal(box, nearX + ((x - nearX) / away) * keep, nearZ + ((z - nearZ) / away) * keep);
  }
  const outX = box.hx - Math.abs(x);
  const outZ = box.hz - Math.abs(z);
  return outX < outZ
    ? fromLocal(box, (x < 0 ? -1 : 1) * (box.hx + keep), z)
    : fromLocal(box, x, (z < 0 ? -1 : 1) * (box.hz + keep));
}

/** Onto the nearest point of the floor pieces, each taken smaller by a person's radius. */
function pullOnto(floors: readonly Floor[], p: Point): Point {
  const keep = PERSON_RADIUS + SKIN;
  let best = p;
  let bestDistance = Infinity;
  for (const floor of floors) {
    const candidate = nearestOnFloor(floor, p, keep);
    const distance = Math.hypot(candidate.x - p.x, candidate.z - p.z);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function nearestOnFloor(floor: Floor, p: Point, keep: number): Point {
  if (floor.kind === 'disc') {
    const away = Math.hypot(p.x - floor.x, p.z - floor.z);
    const scale = Math.min(1, (floor.radius - keep) / Math.max(away, 1e-9));
    return { x: floor.x + (p.x - floor.x) * scale, z: floor.z + (p.z - floor.z) * scale };
  }
  const { x, z } = toLocal(floor, floor.yaw, p);
  const hx = floor.hx - keep;
  const hz = floor.hz - keep;
  return fromLocal(floor, Math.min(hx, Math.max(-hx, x)), Math.min(hz, Math.max(-hz, z)));
}
