import { boxCorners, wrapTurn } from './frame.ts';
import { groupByBearing, groupWings, placeRegions, type PlacedRegion } from './group-wings.ts';
import { layoutAtrium, MAP_RING, type AtriumLayout, type Sector } from './layout-atrium.ts';
import { layoutRing, RING_CAPACITY, RING_FLOOR, RING_RADIUS } from './layout-ring.ts';
import { layoutTiles } from './layout-tiles.ts';
import { layoutWing } from './layout-wing.ts';
import { planDirections, RIM_TO_WING, shapeWing } from './plan-directions.ts';
import { WALK_BOUND } from './types.ts';
import type { Box, CounterPlace, Floor, Hall, HallRegion, HallWing, Point, WingPlace } from './types.ts';

/**
 * A province's list of regions turned into a building. Pure and deterministic: client and server compute
 * the same hall from the same pack, whatever the order of its regions.
 *
 * Up to eight counters ring the atrium; more stand in wings that leave it in the direction in which their
 * regions really lie. 1 to 40 regions; wings too many or too uneven for the walking bound give way to
 * avenues by bearing.
 */
export function layoutHall(regions: readonly HallRegion[], wings: readonly HallWing[]): Hall {
  const placed = placeRegions(regions);
  return placed.length <= RING_CAPACITY ? ringHall(placed, wings) : wingHall(placed, wings);
}

function ringHall(placed: readonly PlacedRegion[], wings: readonly HallWing[]): Hall {
  const ring = layoutRing(placed, wings);
  const atrium = layoutAtrium(RING_RADIUS, RING_FLOOR, 0, ring.taken);
  return assemble(placed, atrium, {
    counters: [...ring.counters],
    wings: [],
    floors: [],
    columns: [],
    benches: [],
    planters: [],
  });
}

function wingHall(placed: readonly PlacedRegion[], wings: readonly HallWing[]): Hall {
  let groups = groupWings(placed, wings);
  let plan = planDirections(groups);
  if (plan.walk > WALK_BOUND) {
    // Many wings, one of them crowded: no such building is walked in time, even avenues are.
    groups = groupByBearing(placed);
    plan = planDirections(groups);
  }
  const radius = plan.start - RIM_TO_WING;
  const directed = groups
    .map((group, i) => ({ group, bearing: plan.bearings[i] ?? 0 }))
    // Numbers run clockwise from the entrance, the visitor's left hand first.
    .sort((a, b) => wrapTurn(b.bearing - plan.entrance) - wrapTurn(a.bearing - plan.entrance));
  const parts: Parts = { counters: [], wings: [], floors: [], columns: [], benches: [], planters: [] };
  const taken: Sector[] = [];
  for (const { group, bearing } of directed) {
    const { wing, ...rest } = layoutWing(group, bearing, plan.start, parts.counters.length + 1);
    parts.wings.push(wing);
    parts.counters.push(...rest.counters);
    parts.floors.push(...rest.floors);
    parts.columns.push(...rest.columns);
    parts.benches.push(...rest.benches);
    parts.planters.push(...rest.planters);
    taken.push({ bearing, halfAngle: Math.atan(shapeWing(group.regions.length).halfWidth / plan.start) });
  }
  return assemble(placed, layoutAtrium(radius, radius + 1.4, plan.entrance, taken), parts);
}

type Parts = {
  readonly counters: CounterPlace[];
  readonly wings: WingPlace[];
  readonly floors: Floor[];
  readonly columns: (Point & { readonly radius: number })[];
  readonly benches: Box[];
  readonly planters: Box[];
};

function assemble(placed: readonly PlacedRegion[], atrium: AtriumLayout, parts: Parts): Hall {
  const columns = [...atrium.columns, ...parts.columns];
  const benches = [...atrium.benches, ...parts.benches];
  const planters = [...atrium.planters, ...parts.planters];
  const floors = [...atrium.floors, ...parts.floors];
  return {
    counters: parts.counters,
    wings: parts.wings,
    atrium: atrium.atrium,
    tiles: layoutTiles(placed, atrium.atrium.radius * MAP_RING),
    entrance: atrium.entrance,
    benches,
    columns,
    planters,
    floors,
    solids: [
      ...parts.counters.flatMap((c) => c.solids),
      ...parts.wings.map((w) => w.endWall),
      atrium.entrance.reception,
      ...atrium.entrance.kiosks,
      ...benches,
      ...planters,
      ...columns.map((c) => ({
        x: c.x,
        z: c.z,
        hx: c.radius * COLUMN_SQUARE,
        hz: c.radius * COLUMN_SQUARE,
        yaw: 0,
      })),
    ],
    bounds: boundsOf(floors),
  };
}

/** Half side of the square that stands for a round column. */
const COLUMN_SQUARE = 0.886;

function boundsOf(floors: readonly Floor[]): Hall['bounds'] {
  const corners = floors.flatMap((f) =>
    f.kind === 'box'
      ? boxCorners(f)
      : [
          { x: f.x - f.radius, z: f.z - f.radius },
          { x: f.x + f.radius, z: f.z + f.radius },
        ],
  );
  return {
    minX: Math.min(...corners.map((c) => c.x)),
    minZ: Math.min(...corners.map((c) => c.z)),
    maxX: Math.max(...corners.map((c) => c.x)),
    maxZ: Math.max(...corners.map((c) => c.z)),
  };
}
