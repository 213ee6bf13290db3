import { BOOTH, BOOTH_NICHE, placeBooth } from './booth-plan.ts';
import { localBox, point, polar, roundYaw } from './frame.ts';
import type { PlacedRegion, WingGroup } from './group-wings.ts';
import { AISLE_SPACING, AISLE_WIDTH, RIM_TO_WING, shapeWing } from './plan-directions.ts';
import type { Box, CounterPlace, Floor, Point, WingPlace } from './types.ts';

/** Behind the last pavilions one can pass from aisle to aisle and sit down before the end wall. */
const END_STRIP = 3.2;
const COLUMN_RADIUS = 0.45;
/** Columns stand this far inside the booth line, so that they do not hide the signs. */
const COLUMN_INSET = 0.4;

export type WingLayout = {
  readonly wing: WingPlace;
  readonly counters: readonly CounterPlace[];
  readonly floors: readonly Floor[];
  readonly columns: readonly (Point & { readonly radius: number })[];
  readonly benches: readonly Box[];
  readonly planters: readonly Box[];
};

type Bay = { readonly pitch: number; readonly side: -1 | 1 };

/** Signed distance of a region from the wing's axis: negative to the left of one who walks outwards. */
const rightOfAxis = (r: PlacedRegion, bearing: number): number =>
  -r.offset.x * Math.cos(bearing) + r.offset.z * Math.sin(bearing);

const farness = (r: PlacedRegion): number => Math.hypot(r.offset.x, r.offset.z);

/** Stable order by a number; codes were the order before, so equal numbers stay deterministic. */
const byNumber = <T>(items: readonly T[], of: (item: T) => number): T[] =>
  items
    .map((item) => ({ item, n: of(item) }))
    .sort((a, b) => a.n - b.n)
    .map((e) => e.item);

/** Cuts a wing's regions into its aisles: what lies to the left of the wing's true axis goes left. */
function shareAisles(group: WingGroup, aisles: number): PlacedRegion[][] {
  const across = byNumber(group.regions, (r) => rightOfAxis(r, group.trueBearing));
  const cut = (i: number) => Math.round((i * across.length) / aisles);
  return Array.from({ length: aisles }, (_, i) => across.slice(cut(i), cut(i + 1)));
}

/** Nearest first; of two that face each other, the more left-lying one on the left. */
function fillBays(regions: readonly PlacedRegion[], bearing: number): { region: PlacedRegion; bay: Bay }[] {
  const near = byNumber(regions, farness);
  const filled: { region: PlacedRegion; bay: Bay }[] = [];
  for (let pitch = 0; pitch * 2 < near.length; pitch++) {
    const pair = byNumber(near.slice(pitch * 2, pitch * 2 + 2), (r) => rightOfAxis(r, bearing));
    pair.forEach((region, k) => filled.push({ region, bay: { pitch, side: k === 0 ? -1 : 1 } }));
  }
  return filled;
}

/**
 * One wing: its aisles side by side, pavilions on both sides of each, columns between them, an end wall
 * across. `firstIndex` is the number of its first counter.
 */
export function layoutWing(group: WingGroup, bearing: number, start: number, firstIndex: number): WingLayout {
  const { aisles, pitches, halfWidth } = shapeWing(group.regions.length);
  const length = pitches * BOOTH.pitch;
  const end = start + length + END_STRIP;
  const at = (distance: number, right: number) => polar(bearing, distance, right);
  const middle = (d0: number, d1: number, right: number, halfAcross: number): Floor => ({
    kind: 'box',
    ...localBox(at((d0 + d1) / 2, right), bearing, 0, 0, halfAcross, (d1 - d0) / 2),
  });

  const counters: CounterPlace[] = [];
  const floors: Floor[] = [];
  const columns: (Point & { radius: number })[] = [];
  const benches: Box[] = [];
  const planters: Box[] = [];
  const lines: WingPlace['aisles'][number][] = [];
  const clearHalf = AISLE_WIDTH / 2;
  const outermost = ((aisles - 1) * AISLE_SPACING) / 2 + clearHalf + BOOTH_NICHE;

  shareAisles(group, aisles).forEach((regions, k) => {
    const axis = (k - (aisles - 1) / 2) * AISLE_SPACING;
    const bayCentre = (bay: Bay, inset = 0) =>
      at(start + (bay.pitch + 0.5) * BOOTH.pitch, axis + bay.side * (clearHalf + BOOTH.front + inset));
    const bayYaw = (side: -1 | 1) => bearing + (side * Math.PI) / 2;

    const filled = fillBays(regions, group.trueBearing);
    for (const { region, bay } of filled) {
      const identity = {
        code: region.region.code,
        name: region.region.name,
        wingId: group.wing.id,
        accent: group.wing.accent,
        pattern: region.region.pattern ?? null,
        index: firstIndex + counters.length,
      };
      counters.push(placeBooth(identity, bayCentre(bay), bayYaw(bay.side)));
    }
    // A bay without a counter becomes a place to rest: greenery, and a bench before it.
    for (let pitch = 0; pitch < pitches; pitch++) {
      for (const side of [-1, 1] as const) {
        if (filled.some((f) => f.bay.pitch === pitch && f.bay.side === side)) continue;
        planters.push(localBox(bayCentre({ pitch, side }, -0.1), bayYaw(side), 0, 0, 1.7, 0.6));
        benches.push(localBox(bayCentre({ pitch, side }, -1.2), bayYaw(side), 0, 0, 1.1, 0.25));
      }
    }

    for (let pitch = 0; pitch <= pitches; pitch++) {
      for (const side of [-1, 1]) {
        const centre = at(start + pitch * BOOTH.pitch, axis + side * (clearHalf + COLUMN_INSET));
        columns.push({ ...centre, radius: COLUMN_RADIUS });
      }
    }
    // The floor runs in under the atrium's rim, so that the two join without a seam.
    floors.push(middle(start - 2 * RIM_TO_WING, end, axis, clearHalf + BOOTH_NICHE));
    benches.push(localBox(at(end - 0.55, axis), bearing + Math.PI, 0, 0, 1.5, 0.25));
    lines.push({ from: at(start, axis), to: at(end, axis), width: AISLE_WIDTH });
  });

  if (aisles > 1) {
    floors.push(middle(start - 2 * RIM_TO_WING, start - 0.5, 0, outermost));
    floors.push(middle(start + length + 0.4, end, 0, outermost));
  }

  const wing: WingPlace = {
    ...group.wing,
    bearing: roundYaw(bearing),
    trueBearing: roundYaw(group.trueBearing),
    aisles: lines.map((line) => ({ ...line, from: point(line.from.x, line.from.z) })),
    endWall: localBox(at(end + 0.2, 0), bearing + Math.PI, 0, 0, halfWidth - 1.2, 0.2),
  };
  return { wing, counters, floors, columns, benches, planters };
}
