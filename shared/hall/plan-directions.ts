import { BOOTH } from './booth-plan.ts';
import { polar, turnBetween, wrapTurn } from './frame.ts';
import { AISLE_CAPACITY, type WingGroup } from './group-wings.ts';
import { spreadDirections } from './spread-directions.ts';
import { WALK_BOUND } from './types.ts';

/** Clear width between two facing rows of pavilions, metres. */
export const AISLE_WIDTH = 7.2;
/** From one aisle's centre line to the next one's: two rows stand back to back between them. */
export const AISLE_SPACING = AISLE_WIDTH + 2 * (BOOTH.front + BOOTH.back) + 0.2;
/** Beyond the atrium's rim to where the first pavilions stand. */
export const RIM_TO_WING = 2.5;
/** A wing leaves its true direction by at most this when the neighbours leave it any room, radians. */
export const USUAL_DEVIATION = (12 * Math.PI) / 180;

const MIN_START = 16;
const MAX_START = 60;
const GENEROUS_START = 26;
const START_STEP = 0.5;
/** Between two wings' nearest corners. */
const WING_MARGIN = 0.5;
const ENTRANCE_HALF_WIDTH = 5.4;
/** Closer to due south than this, a wing owns the south and the entrance goes elsewhere. */
const SOUTH_CLAIM = (35 * Math.PI) / 180;
const MAX_AISLES = 4;
/** For the way around columns and across the aisle to the desk. */
const WALK_MARGIN = 4;

export type WingShape = {
  readonly aisles: number;
  /** Pavilions along one side of an aisle. */
  readonly pitches: number;
  /** Half of the whole width, roofs included. */
  readonly halfWidth: number;
};

/** One aisle up to six counters, then further parallel aisles rather than a longer corridor. */
export function shapeWing(counters: number): WingShape {
  const aisles = Math.min(MAX_AISLES, Math.max(1, Math.ceil(counters / AISLE_CAPACITY)));
  return {
    aisles,
    pitches: Math.ceil(counters / (2 * aisles)),
    halfWidth: ((aisles - 1) * AISLE_SPACING) / 2 + AISLE_WIDTH / 2 + BOOTH.front + BOOTH.back,
  };
}

export type DirectionPlan = {
  /** Direction of the entrance from the atrium's centre. */
  readonly entrance: number;
  /** Direction of each group's wing, in the groups' order. */
  readonly bearings: readonly number[];
  /** Distance from the centre to the first pavilions' corner, metres. */
  readonly start: number;
  /** About the longest walk from the entrance to a counter, metres. */
  readonly walk: number;
};

/** South, unless a wing truly lies there: then the middle of the widest gap between wings. */
export function chooseEntrance(trueBearings: readonly number[]): number {
  if (trueBearings.every((b) => Math.abs(turnBetween(0, b)) >= SOUTH_CLAIM)) return 0;
  const sorted = [...trueBearings].sort((a, b) => a - b);
  let widest = { from: 0, gap: -1 };
  sorted.forEach((b, i) => {
    const next = sorted[(i + 1) % sorted.length] ?? b;
    const gap = sorted.length === 1 ? 2 * Math.PI : wrapTurn(next - b);
    if (gap > widest.gap + 1e-9) widest = { from: b, gap };
  });
  return wrapTurn(widest.from + widest.gap / 2);
}

/** About the longest walk of a plan: from the entrance to an aisle's mouth and down to its last counter. */
function longestWalk(
  start: number,
  shapes: readonly WingShape[],
  bearings: readonly number[],
  entrance: number,
): number {
  const spawn = polar(entrance, start - RIM_TO_WING);
  const walks = shapes.map((shape, i) => {
    const toLast = (shape.pitches - 0.5) * BOOTH.pitch;
    const outer = ((shape.aisles - 1) * AISLE_SPACING) / 2;
    const mouths = [-outer, outer].map((axis) => polar(bearings[i] ?? 0, start, axis));
    return toLast + Math.max(...mouths.map((m) => Math.hypot(m.x - spawn.x, m.z - spawn.z)));
  });
  return Math.max(...walks) + WALK_MARGIN;
}

/** Half the angle under which the atrium's centre sees something of this half width that begins at `start`. */
const seenFrom = (halfWidth: number, start: number): number => Math.atan(halfWidth / start);

/**
 * Directions of wings and entrance and the smallest atrium that lets them all lie nearly true. Each wing
 * keeps to a sector of its own, so nothing can overlap. A larger atrium brings wings nearer to the truth
 * and makes walks longer: it grows only until nobody is off by more than `USUAL_DEVIATION`, or, where the
 * regions crowd into one direction, until more room would hardly help, and never beyond the walking bound.
 */
export function planDirections(groups: readonly WingGroup[]): DirectionPlan {
  const wanted = groups.map((g) => g.trueBearing);
  const entrance = chooseEntrance(wanted);
  const shapes = groups.map((g) => shapeWing(g.regions.length));
  const widths = shapes.map((shape) => shape.halfWidth + WING_MARGIN / 2);

  const attempts: { start: number; bearings: number[]; worst: number; walk: number }[] = [];
  for (let start = MIN_START; start <= MAX_START; start += START_STEP) {
    if (start > GENEROUS_START && attempts.length > 0) break;
    const halves = widths.map((w) => seenFrom(w, start));
    const bearings = spreadDirections(wanted, halves, entrance, seenFrom(ENTRANCE_HALF_WIDTH, start));
    if (!bearings) continue;
    const walk = longestWalk(start, shapes, bearings, entrance);
    if (attempts.length > 0 && walk > WALK_BOUND) break;
    const worst = Math.max(...bearings.map((b, i) => Math.abs(turnBetween(wanted[i] ?? b, b))));
    attempts.push({ start, bearings, worst, walk });
    if (worst <= USUAL_DEVIATION) break;
  }
  const least = Math.min(...attempts.map((a) => a.worst));
  const enough = Math.max(USUAL_DEVIATION, least + USUAL_DEVIATION);
  const chosen = attempts.find((a) => a.worst <= (least <= USUAL_DEVIATION ? USUAL_DEVIATION : enough));
  if (!chosen) throw new Error('no room for the wings: more than 40 counters?');
  return { entrance, bearings: chosen.bearings, start: chosen.start, walk: chosen.walk };
}
