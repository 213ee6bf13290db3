import { BOOTH, BOOTH_NICHE, placeBooth } from './booth-plan.ts';
import { bearingOf } from './bearings.ts';
import { polar, wrapTurn } from './frame.ts';
import { accentAt, type PlacedRegion } from './group-wings.ts';
import type { CounterPlace, HallWing } from './types.ts';

/** Up to this many counters need no wings: they ring the atrium. */
export const RING_CAPACITY = 8;
export const RING_RADIUS = 10.5;

/** The part of the circle that stays open to the entrance, to either side, and the widest step in a ring. */
const ENTRANCE_HALF_ANGLE = (36 * Math.PI) / 180;
const WIDEST_STEP = (52 * Math.PI) / 180;

export type RingLayout = {
  readonly counters: readonly CounterPlace[];
  /** Directions in which a pavilion stands. */
  readonly taken: readonly { readonly bearing: number; readonly halfAngle: number }[];
};

/**
 * Counters at even steps around the atrium in the order of their true directions, the ring centred in the
 * north, opposite the entrance. A counter outside any wing has the empty wing id.
 */
export function layoutRing(placed: readonly PlacedRegion[], wings: readonly HallWing[]): RingLayout {
  const n = placed.length;
  const order = placed
    .map((p) => ({ p, bearing: bearingOf(p.offset) }))
    // Numbers run clockwise from the entrance in the south, the visitor's left hand first.
    .sort((a, b) => b.bearing - a.bearing || (a.p.region.code < b.p.region.code ? -1 : 1));
  const step = Math.min(WIDEST_STEP, (2 * Math.PI - 2 * ENTRANCE_HALF_ANGLE) / Math.max(1, n));

  const directions = order.map((_, i) => wrapTurn(Math.PI - (i - (n - 1) / 2) * step));

  const counters = order.map(({ p }, i) => {
    const bearing = directions[i] ?? Math.PI;
    const wing = wings.find((w) => w.id === p.region.wing);
    const identity = {
      code: p.region.code,
      name: p.region.name,
      wingId: p.region.wing ?? '',
      accent: wing?.accent ?? accentAt(i),
      pattern: p.region.pattern ?? null,
      index: i + 1,
    };
    return placeBooth(identity, polar(bearing, RING_RADIUS + BOOTH.front), bearing + Math.PI);
  });
  const halfAngle = Math.atan((BOOTH.width / 2 + 0.4) / RING_RADIUS);
  return { counters, taken: directions.map((bearing) => ({ bearing, halfAngle })) };
}

/** How far the floor of a ring reaches: to the desks. */
export const RING_FLOOR = RING_RADIUS + BOOTH_NICHE;
