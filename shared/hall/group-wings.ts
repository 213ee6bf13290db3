import { bearingOf, meanOffset, offsetOf, provinceCentre } from './bearings.ts';
import { turnBetween, wrapTurn } from './frame.ts';
import type { HallRegion, HallWing, Point } from './types.ts';

export type PlacedRegion = { readonly region: HallRegion; readonly offset: Point };

/** A wing before it has a place: its regions and where they truly lie. */
export type WingGroup = {
  readonly wing: HallWing;
  readonly regions: readonly PlacedRegion[];
  readonly trueBearing: number;
};

/** More avenues than this do not fit around a hall one can cross on foot. */
export const MAX_WINGS = 8;

/** As many counters as one avenue takes before it becomes two aisles. */
export const AISLE_CAPACITY = 6;

const ACCENTS = ['#1f7a8c', '#c2571f', '#27509b', '#5a9a4a', '#8c3f6b', '#b08a1e', '#4a5fa8', '#a4452c'];

/** Accent colours for what the pack gives none. */
export const accentAt = (i: number): string => ACCENTS[i % ACCENTS.length] ?? '#1f7a8c';

const COMPASS = ['Selatan', 'Tenggara', 'Timur', 'Timur Laut', 'Utara', 'Barat Laut', 'Barat', 'Barat Daya'];

/** Name of a direction in Indonesian, from the yaw convention (0 is south, a quarter turn is east). */
export const compassName = (bearing: number): string =>
  COMPASS[Math.round(wrapTurn(bearing) / (Math.PI / 4)) % 8] ?? 'Utara';

/** Regions with their offset from the province's centre, ordered by code so that input order never matters. */
export function placeRegions(regions: readonly HallRegion[]): PlacedRegion[] {
  const ordered = [...regions].sort((a, b) => (a.code < b.code ? -1 : 1));
  const centre = provinceCentre(ordered);
  return ordered.map((region) => ({ region, offset: offsetOf(region.centroid, centre) }));
}

/**
 * Gathers regions into wings: the pack's own where it names them, else avenues by bearing. A region whose
 * wing the pack does not list joins the wing that lies nearest to its direction.
 */
export function groupWings(placed: readonly PlacedRegion[], wings: readonly HallWing[]): WingGroup[] {
  const used = wings.filter((w) => placed.some((p) => p.region.wing === w.id));
  if (used.length === 0 || used.length > MAX_WINGS) return groupByBearing(placed);
  const groups = used.map((wing) => ({ wing, regions: placed.filter((p) => p.region.wing === wing.id) }));
  const bearings = groups.map((g) => bearingOf(meanOffset(g.regions.map((r) => r.offset))));
  for (const stray of placed.filter((p) => !used.some((w) => w.id === p.region.wing))) {
    const direction = bearingOf(stray.offset);
    let nearest = 0;
    bearings.forEach((b, i) => {
      const isNearer =
        Math.abs(turnBetween(b, direction)) < Math.abs(turnBetween(bearings[nearest] ?? 0, direction));
      if (isNearer) nearest = i;
    });
    groups[nearest]?.regions.push(stray);
  }
  return groups.map(finishGroup);
}

function finishGroup(group: Pick<WingGroup, 'wing' | 'regions'>): WingGroup {
  return { ...group, trueBearing: bearingOf(meanOffset(group.regions.map((r) => r.offset))) };
}

/**
 * A province without wings: neighbours by bearing share an avenue, all avenues equally full (± 1); of all
 * ways to cut the circle so, the one whose cuts fall into the widest gaps between regions.
 */
export function groupByBearing(placed: readonly PlacedRegion[]): WingGroup[] {
  const around = placed
    .map((p) => ({ p, bearing: bearingOf(p.offset) }))
    .sort((a, b) => a.bearing - b.bearing || (a.p.region.code < b.p.region.code ? -1 : 1));
  const n = around.length;
  const count = Math.min(MAX_WINGS, Math.max(3, Math.ceil(n / AISLE_CAPACITY)));
  const sizes = Array.from(
    { length: count },
    (_, i) => Math.floor((i + 1) * (n / count)) - Math.floor(i * (n / count)),
  );
  const gapBefore = around.map((a, i) => wrapTurn(a.bearing - (around[(i + n - 1) % n]?.bearing ?? 0)));

  let best = { shift: 0, gaps: -1 };
  for (let shift = 0; shift < n; shift++) {
    let at = shift;
    let gaps = 0;
    for (const size of sizes) {
      gaps += Math.min(gapBefore[at % n] ?? 0, Math.PI / 2);
      at += size;
    }
    if (gaps > best.gaps + 1e-9) best = { shift, gaps };
  }

  let at = best.shift;
  return sizes.map((size, i) => {
    const regions = Array.from({ length: size }, (_, k) => around[(at + k) % n]?.p).filter(
      (p) => p !== undefined,
    );
    at += size;
    const trueBearing = bearingOf(meanOffset(regions.map((r) => r.offset)));
    const wing = {
      id: String(i + 1),
      name: `Sayap ${String(i + 1)}`,
      subtitle: compassName(trueBearing),
      accent: accentAt(i),
      pattern: 'mega-mendung',
    };
    return { wing, regions, trueBearing };
  });
}
