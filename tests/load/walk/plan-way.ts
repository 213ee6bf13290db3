/** A way as a person walks it: down the flow field, pulled straight, with corners rounded. */
import { eachStep, UNREACHED } from './flow-field.ts';
import { centreOf, isWayOpen, nearestOpenCell, type Ground, type Place } from './hall-map.ts';

type Point = { x: number; z: number };

/** Distance between two points of a finished way, metres. */
export const WAY_STEP = 0.4;
/** Each round of smoothing moves a point half-way to the middle of its neighbours. */
const SMOOTHING = 4;
/** People do not walk on one line: bends are taken this much wider or narrower, metres. */
const STRAY = 0.7;
/** Cells between two looks ahead while a way is pulled straight. */
const LOOK_AHEAD = 4;

/**
 * The way from `from` to about `to`, as x, z, x, z …, points `WAY_STEP` apart. `field` leads to the place that `to`
 * is near. Null where no way leads.
 */
export function planWay(
  ground: Ground,
  field: Uint16Array,
  from: Point,
  to: Point,
  random: () => number,
): Float32Array | null {
  const cells = descend(ground, field, nearestOpenCell(ground, from.x, from.z), random);
  if (!cells) return null;
  const bends = pullStraight(ground, cells);
  const last = bends.at(-1) ?? from;
  if (isWayOpen(ground, last.x, last.z, to.x, to.z)) bends.push({ x: to.x, z: to.z });
  for (let i = 1; i < bends.length - 1; i++) stray(ground, bends, i, random);
  return smooth([{ x: from.x, z: from.z }, ...bends]);
}

/** Somewhere within `radius` of a place, on the ground and in sight of it. */
export function placeNear(ground: Ground, place: Place, radius: number, random: () => number): Point {
  for (let tries = 0; tries < 8; tries++) {
    const angle = random() * 2 * Math.PI;
    const distance = radius * Math.sqrt(random());
    const x = place.x + Math.sin(angle) * distance;
    const z = place.z + Math.cos(angle) * distance;
    if (isWayOpen(ground, place.x, place.z, x, z)) return { x, z };
  }
  return { x: place.x, z: place.z };
}

function descend(ground: Ground, field: Uint16Array, from: number, random: () => number): number[] | null {
  if (from < 0 || field[from] === UNREACHED) return null;
  const cells = [from];
  let at = from;
  while ((field[at] ?? 0) > 0) {
    let best = at;
    let bestDistance = Infinity;
    eachStep(ground, at, (next, cost) => {
      // Several steps are as good as the best: taking any of them spreads people over the width.
      const distance = (field[next] ?? UNREACHED) + cost + random() * 0.9;
      if (distance >= bestDistance) return;
      best = next;
      bestDistance = distance;
    });
    if (best === at) return null;
    cells.push(best);
    at = best;
  }
  return cells;
}

function pullStraight(ground: Ground, cells: readonly number[]): Point[] {
  const points: Point[] = [];
  let anchor = centreOf(ground, cells[0] ?? 0);
  points.push(anchor);
  let reached = anchor;
  for (let i = 1; i < cells.length; i++) {
    if (i % LOOK_AHEAD !== 0 && i !== cells.length - 1) continue;
    const next = centreOf(ground, cells[i] ?? 0);
    if (!isWayOpen(ground, anchor.x, anchor.z, next.x, next.z)) {
      points.push(reached);
      anchor = reached;
    }
    reached = next;
  }
  points.push(reached);
  return points;
}

function stray(ground: Ground, bends: Point[], i: number, random: () => number): void {
  const [before, bend, after] = [bends[i - 1], bends[i], bends[i + 1]];
  if (!before || !bend || !after) return;
  const x = bend.x + (random() - 0.5) * 2 * STRAY;
  const z = bend.z + (random() - 0.5) * 2 * STRAY;
  if (isWayOpen(ground, before.x, before.z, x, z) && isWayOpen(ground, x, z, after.x, after.z)) {
    bends[i] = { x, z };
  }
}

function smooth(bends: readonly Point[]): Float32Array {
  const way: number[] = [];
  let before: Point | null = null;
  for (const bend of bends) {
    const pieces = before ? Math.ceil(Math.hypot(bend.x - before.x, bend.z - before.z) / WAY_STEP) : 1;
    for (let i = 1; i <= pieces; i++) {
      const from: Point = before ?? bend;
      way.push(from.x + ((bend.x - from.x) * i) / pieces, from.z + ((bend.z - from.z) * i) / pieces);
    }
    before = bend;
  }
  const points = Float32Array.from(way);
  for (let round = 0; round < SMOOTHING; round++) {
    for (let i = 2; i < points.length - 2; i++) {
      points[i] = ((points[i - 2] ?? 0) + 2 * (points[i] ?? 0) + (points[i + 2] ?? 0)) / 4;
    }
  }
  return points;
}
