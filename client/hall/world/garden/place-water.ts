/** Ponds in the widest gaps, a saung behind each of the first two, and what belongs to their shores. */
import { polar, toLocal, yawTowards } from '../../../../shared/hall/frame.ts';
import type { Hall, Point } from '../../../../shared/hall/types.ts';
import type { Clearance } from './clearance.ts';
import { rimOf, type Gap } from './find-gaps.ts';
import { shorePoint, type Grown, type Hut, type PlantKind, type Pond } from './garden-plan.ts';
import { heightAt, LAWN } from './ground-height.ts';

const PONDS = 3;
const HUTS = 2;
/** From the paving to a pond's middle, and a pond's radius towards the hall; metres. */
const OUT = 4.9;
const RADIUS = 2.7;
const CORNERS = 36;
const WIDEST = 2.3;
/** Kept between a shore and the paving or a building. */
const SHORE_FREE = 1;
const HUT_OUT = 11.5;
/** A saung's floor reaches this far from its middle. */
export const HUT_REACH = 1.9;
const SLAB_STEP = 0.95;

export function placePonds(hall: Hall, clear: Clearance, gaps: readonly Gap[], random: () => number): Pond[] {
  const rim = rimOf(hall);
  return gaps
    .slice(0, PONDS)
    .map((gap) => {
      const middle = polar(gap.bearing, rim + OUT);
      const wide = Math.min(WIDEST, (gap.halfAngle * (rim + OUT) - 2.5) / RADIUS);
      const phase = random() * 6;
      const shape: Pond = { ...middle, yaw: gap.bearing, wide, radii: Array<number>(CORNERS).fill(RADIUS) };
      const radii = shape.radii.map((r, i) => {
        const a = (i / CORNERS) * 2 * Math.PI;
        const wavy = r * (1 + 0.13 * Math.sin(a * 3 + phase) + 0.08 * Math.sin(a * 5 + phase * 2));
        return drawIn({ ...shape, radii: shape.radii.map(() => wavy) }, i, clear);
      });
      return { ...shape, radii };
    })
    .filter((pond) => pond.wide > 0.7 && Math.min(...pond.radii) > 1.1);
}

/** The largest radius at corner `i` that keeps the shore clear of floors and buildings. */
function drawIn(pond: Pond, i: number, clear: Clearance): number {
  const full = pond.radii[i] ?? 0;
  for (let share = 1; share > 0.1; share -= 0.1) {
    const at = shorePoint(pond, i, share);
    if (clear.floor(at.x, at.z) >= SHORE_FREE && clear.building(at.x, at.z) >= SHORE_FREE)
      return full * share;
  }
  return 0;
}

/** Whether a point lies in a pond or within `margin` metres of its shore. */
export function isWet(ponds: readonly Pond[], x: number, z: number, margin: number): boolean {
  return ponds.some((pond) => {
    const local = toLocal(pond, pond.yaw, { x, z });
    const angle = Math.atan2(local.x / pond.wide, local.z);
    const n = pond.radii.length;
    const at = ((angle / (2 * Math.PI)) * n + n) % n;
    const a = pond.radii[Math.floor(at)] ?? 0;
    const b = pond.radii[(Math.floor(at) + 1) % n] ?? 0;
    const r = a + (b - a) * (at % 1);
    return Math.hypot(local.x / pond.wide, local.z) < r + margin;
  });
}

export function placeHuts(hall: Hall, clear: Clearance, gaps: readonly Gap[], ponds: readonly Pond[]): Hut[] {
  const rim = rimOf(hall);
  return ponds.slice(0, HUTS).flatMap((pond, i) => {
    const gap = gaps.find((g) => g.bearing === pond.yaw);
    if (!gap) return [];
    const at = polar(gap.bearing, rim + HUT_OUT, (i % 2 ? -1 : 1) * RADIUS * pond.wide * 0.75);
    if (clear.floor(at.x, at.z) < HUT_REACH + 1 || clear.building(at.x, at.z) < HUT_REACH + 1) return [];
    return [{ ...at, yaw: yawTowards(at, { x: 0, z: 0 }), y: heightAt(clear, at.x, at.z) }];
  });
}

const grown = (
  kind: PlantKind,
  at: Point,
  y: number,
  more: Pick<Grown<PlantKind>, 'yaw' | 'scale' | 'radius' | 'rank'>,
): Grown<PlantKind> => ({ kind, x: at.x, z: at.z, y, accent: '#d9607a', ...more });

/** Stones and leaves around the water, slabs that lead from the paving to the saung, lamps beside them. */
export function dressShores(
  hall: Hall,
  clear: Clearance,
  ponds: readonly Pond[],
  huts: readonly Hut[],
  random: () => number,
): Grown<PlantKind>[] {
  const shore = ponds.flatMap((pond) =>
    pond.radii.flatMap((_, i) => {
      const at = shorePoint(pond, i, 1.03);
      const stone = grown('stone', at, LAWN, {
        yaw: random() * 6.28,
        scale: 0.24 + random() * 0.34,
        radius: 0.4,
        rank: i % 4 ? 0.55 : 0.1,
      });
      const bank = shorePoint(pond, i + 0.5 < pond.radii.length ? i : 0, 1.2);
      const leafy: PlantKind = (['fern', 'turf', 'heliconia', 'fern', 'hibiscus'] as const)[i % 5] ?? 'fern';
      const hasStone = i % 2 === 0 || random() < 0.35;
      const isFree = clear.floor(bank.x, bank.z) > 0.6 && random() < 0.5;
      const plant = grown(leafy, bank, LAWN, {
        yaw: random() * 6.28,
        scale: 0.7 + random() * 0.4,
        radius: 0.4,
        rank: random() * 0.8,
      });
      return [...(hasStone ? [stone] : []), ...(isFree ? [plant] : [])];
    }),
  );
  return [...shore, ...huts.flatMap((hut) => pathTo(hall, hut, ponds, clear, random))];
}

function pathTo(
  hall: Hall,
  hut: Hut,
  ponds: readonly Pond[],
  clear: Clearance,
  random: () => number,
): Grown<PlantKind>[] {
  // Around the pond's end: starts at the paving well beside it and swings in towards the hut.
  const pond = ponds.find((p) => Math.hypot(p.x - hut.x, p.z - hut.z) < 14);
  if (!pond) return [];
  const side = toLocal(pond, pond.yaw, hut).x < 0 ? 1 : -1;
  const rim = rimOf(hall);
  const start = polar(pond.yaw, rim + 0.7, side * (RADIUS * pond.wide + 2.4));
  const bend = polar(pond.yaw, rim + OUT + 1.5, side * (RADIUS * pond.wide + 2));
  const length = Math.hypot(hut.x - start.x, hut.z - start.z);
  const steps = Math.floor(length / SLAB_STEP);
  return Array.from({ length: steps }, (_, i) => {
    const t = i / steps;
    const x = start.x * (1 - t) ** 2 + 2 * bend.x * t * (1 - t) + hut.x * t * t;
    const z = start.z * (1 - t) ** 2 + 2 * bend.z * t * (1 - t) + hut.z * t * t;
    return { x, z, i };
  })
    .filter(({ x, z }) => clear.floor(x, z) > 0.5 && clear.building(x, z) > 0.5 && !isWet(ponds, x, z, 0.4))
    .filter(({ x, z }) => Math.hypot(x - hut.x, z - hut.z) > HUT_REACH)
    .map((at) =>
      grown('slab', at, heightAt(clear, at.x, at.z), {
        yaw: random() * 6.28,
        scale: 0.85 + random() * 0.3,
        radius: 0.4,
        rank: 0,
      }),
    );
}
