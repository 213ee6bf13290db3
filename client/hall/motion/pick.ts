/** What a tap on the picture means: computed from the building's data, no scene graph is searched. */
import { slabEntry } from '../camera/blockers.ts';
import type { CounterPlace, Hall, Point } from '../../../shared/hall/types.ts';

export type Pick =
  | { readonly kind: 'counter'; readonly counter: CounterPlace }
  | { readonly kind: 'tile'; readonly counter: CounterPlace }
  | { readonly kind: 'floor'; readonly at: Point };

/** A ray from the eye through the tapped pixel; the direction need not be normalised. */
export type Ray = {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
};

/** What one takes for the counter: from the desk to the back wall, up to the sign. */
const BODY = { halfWidth: 2, front: 1.2, back: 1.4, height: 3.3 } as const;
const REACH_M = 60;

/** The nearest thing on the ray that means something, or null for sky and roofs. */
export function pick(hall: Hall, ray: Ray): Pick | null {
  const floorAt = ray.dy < -1e-4 ? -ray.y / ray.dy : Infinity;
  const length = Math.hypot(ray.dx, ray.dy, ray.dz);
  let nearest = Math.min(floorAt, REACH_M / length);
  let counter: CounterPlace | null = null;
  for (const place of hall.counters) {
    const at = counterEntry(place, ray);
    if (at < nearest) {
      nearest = at;
      counter = place;
    }
  }
  if (counter) return { kind: 'counter', counter };
  if (nearest !== floorAt) return null;
  const at = { x: ray.x + ray.dx * floorAt, z: ray.z + ray.dz * floorAt };
  return pickTile(hall, at) ?? { kind: 'floor', at };
}

function pickTile(hall: Hall, at: Point): Pick | null {
  const tile = hall.tiles.find(
    (t) => Math.abs(at.x - t.centre.x) < t.size / 2 && Math.abs(at.z - t.centre.z) < t.size / 2,
  );
  const counter = tile && hall.counters.find((c) => c.code === tile.code);
  return counter ? { kind: 'tile', counter } : null;
}

/** Where the ray enters a counter's body, in units of the ray's direction; Infinity when it does not. */
function counterEntry(place: CounterPlace, ray: Ray): number {
  const s = Math.sin(place.yaw);
  const c = Math.cos(place.yaw);
  const ox = ray.x - place.centre.x;
  const oz = ray.z - place.centre.z;
  const shift = (BODY.front - BODY.back) / 2;
  const lx = ox * c - oz * s;
  const lz = ox * s + oz * c - shift;
  const scale = REACH_M;
  const dx = (ray.dx * c - ray.dz * s) * scale;
  const dz = (ray.dx * s + ray.dz * c) * scale;
  const entry = slabEntry(lx, lz, dx, dz, BODY.halfWidth, (BODY.front + BODY.back) / 2);
  if (entry > 1) return Infinity;
  const at = entry * scale;
  const height = ray.y + ray.dy * at;
  return height >= 0 && height <= BODY.height ? at : Infinity;
}
