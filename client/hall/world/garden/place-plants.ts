/** Low planting: borders along the paving, beds behind them, thickets behind the pavilions, tea on the slopes. */
import { polar } from '../../../../shared/hall/frame.ts';
import type { Hall } from '../../../../shared/hall/types.ts';
import type { Clearance } from './clearance.ts';
import { rimOf, type Gap } from './find-gaps.ts';
import type { Grown, PlantKind, Tree } from './garden-plan.ts';
import { heightAway } from './ground-height.ts';
import type { Taken } from './place-trees.ts';

type Plant = Grown<PlantKind>;

const CELL = 1.12;
/** Plants grow up to this far from a floor; beyond there is lawn, tea and forest. */
const BEDS = 10;
const EDGE = 0.55;

/** Radius at scale 1, metres. */
const spread: Record<PlantKind, number> = {
  bougainvillea: 0.75,
  hibiscus: 0.6,
  heliconia: 0.55,
  fern: 0.5,
  turf: 0.4,
  mound: 0.65,
  banana: 1.1,
  treeFern: 1.3,
  hedge: 1,
  stone: 0.5,
  slab: 0.4,
  lamp: 0.15,
};

/** Soft patches, so that one kind grows beside its like and lawn stays open between. */
const patch = (x: number, z: number): number =>
  0.5 +
  0.25 * (Math.sin(x * 0.42 + 1.7 * Math.sin(z * 0.23)) + Math.sin(z * 0.37 + 1.3 * Math.sin(x * 0.31)));

export function placePlants(hall: Hall, clear: Clearance, taken: Taken, random: () => number): Plant[] {
  const { bounds } = hall;
  const placed: Plant[] = [];
  for (let gx = bounds.minX - BEDS; gx < bounds.maxX + BEDS; gx += CELL) {
    for (let gz = bounds.minZ - BEDS; gz < bounds.maxZ + BEDS; gz += CELL) {
      const x = gx + (random() - 0.5) * CELL * 0.8;
      const z = gz + (random() - 0.5) * CELL * 0.8;
      const dice = random();
      const scale = 0.75 + random() * 0.5;
      const [yaw, rank] = [random() * 6.28, random()];
      const away = clear.floor(x, z);
      const behind = clear.building(x, z);
      if (away < EDGE || away > BEDS || behind < 0.5) continue;
      const kind = chooseKind(away, behind, patch(x, z), dice);
      if (!kind) continue;
      const radius = spread[kind] * scale;
      // A leaf may lean over the edge; nothing stands on the paving.
      if (away < radius * 0.9 || behind < radius * 0.8 || taken(x, z, radius * 0.6)) continue;
      const y = heightAway(x, z, away);
      placed.push({ kind, x, z, y, yaw, scale, radius: radius * 0.9, rank, accent: clear.accent(x, z) });
    }
  }
  return placed;
}

function chooseKind(away: number, behind: number, patchy: number, dice: number): PlantKind | null {
  if (away < 1.9) {
    if (dice > 0.9) return null;
    if (patchy > 0.62) return dice < 0.62 ? 'bougainvillea' : 'turf';
    if (patchy > 0.4) return dice < 0.45 ? 'fern' : dice < 0.7 ? 'hibiscus' : 'turf';
    return dice < 0.4 ? 'mound' : dice < 0.68 ? 'turf' : 'heliconia';
  }
  if (behind < 4 && away > 3) {
    if (dice > 0.62) return null;
    return dice < 0.13 ? 'banana' : dice < 0.23 ? 'treeFern' : dice < 0.4 ? 'heliconia' : 'mound';
  }
  if (away < 4.6) {
    const grows = patchy > 0.44 ? 0.6 : 0.22;
    if (dice > grows) return null;
    const part = dice / grows;
    return part < 0.25
      ? 'heliconia'
      : part < 0.5
        ? 'mound'
        : part < 0.7
          ? 'hibiscus'
          : part < 0.85
            ? 'fern'
            : 'turf';
  }
  const grows = patchy > 0.55 ? 0.22 : 0.06;
  if (dice > grows) return null;
  const part = dice / grows;
  return part < 0.16 ? 'treeFern' : part < 0.3 ? 'banana' : part < 0.75 ? 'mound' : 'heliconia';
}

/** Rows of tea along the slope, a bush this long each; metres. */
const BUSH = 2.05;
const ROW = 1.6;
const TEA_GAPS = 2;
const TEA_FROM = 14.5;
const TEA_ROWS = 9;

/** Kebun teh behind the widest gaps, in arcs that follow the valley. */
export function placeTea(
  hall: Hall,
  clear: Clearance,
  gaps: readonly Gap[],
  taken: Taken,
  random: () => number,
): Plant[] {
  const rim = rimOf(hall);
  const rows: Plant[] = [];
  for (const gap of gaps.slice(0, TEA_GAPS)) {
    for (let row = 0; row < TEA_ROWS; row++) {
      const out = rim + TEA_FROM + row * ROW;
      const half = gap.halfAngle * (0.5 + 0.16 * Math.sin(row * 1.9 + gap.bearing));
      const step = BUSH / out;
      for (let turn = -half; turn <= half; turn += step) {
        const at = polar(gap.bearing + turn, out);
        const away = clear.floor(at.x, at.z);
        if (away < 4 || clear.building(at.x, at.z) < 2 || taken(at.x, at.z, 0.8)) continue;
        rows.push({
          kind: 'hedge',
          x: at.x,
          z: at.z,
          y: heightAway(at.x, at.z, away),
          yaw: gap.bearing + turn,
          scale: 0.95 + random() * 0.12,
          radius: spread.hedge,
          rank: row % 2 ? 0.7 : 0.1,
          accent: '#ffffff',
        });
      }
    }
  }
  return rows;
}

/** Bushes at the feet of the trees that stand farther off. */
export function placeThickets(
  trees: readonly Tree[],
  clear: Clearance,
  taken: Taken,
  random: () => number,
): Plant[] {
  return trees.flatMap((tree) =>
    Array.from(
      { length: 1 },
      () => [random() * 6.28, 0.7 + random() * 1.5, 1.5 + random(), random()] as const,
    ).flatMap(([turn, out, scale, rank]): Plant[] => {
      const x = tree.x + Math.sin(turn) * out;
      const z = tree.z + Math.cos(turn) * out;
      const away = clear.floor(x, z);
      if (away < BEDS * 0.8 || clear.building(x, z) < 3 || taken(x, z, 1)) return [];
      const y = heightAway(x, z, away) - 0.1;
      return [
        { kind: 'mound', x, z, y, yaw: turn, scale, radius: spread.mound * scale, rank, accent: '#ffffff' },
      ];
    }),
  );
}

/** Stepping stones that carry the way in on into the valley, as far as one sees it from the gate. */
export function placeApproach(hall: Hall, clear: Clearance, random: () => number): Plant[] {
  const { bearing } = hall.entrance;
  const slabs: Plant[] = [];
  for (let out = rimOf(hall) + 6; out < rimOf(hall) + 21; out += 1.15) {
    for (const across of [-1.5, -0.5, 0.5, 1.5]) {
      const at = polar(bearing, out + (random() - 0.5) * 0.3, across * 1.12 + (random() - 0.5) * 0.2);
      const away = clear.floor(at.x, at.z);
      if (away < 0.62 || clear.building(at.x, at.z) < 1) continue;
      const y = heightAway(at.x, at.z, away) - 0.02;
      const rank = Math.abs(across) > 1 ? 0.6 : 0.2;
      slabs.push({
        kind: 'slab',
        ...at,
        y,
        yaw: random() * 6.28,
        scale: 1.25,
        radius: 0.55,
        rank,
        accent: '#ffffff',
      });
    }
  }
  return slabs;
}

/** Low lamps in the borders, so that the edges of the paving show in the evening. */
export function placeLamps(hall: Hall, clear: Clearance, taken: Taken): Plant[] {
  const rim = rimOf(hall) + 0.8;
  const count = Math.floor((2 * Math.PI * rim) / 5);
  return Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI).flatMap((bearing): Plant[] => {
    const at = polar(bearing, rim);
    const away = clear.floor(at.x, at.z);
    if (away < 0.5 || clear.building(at.x, at.z) < 0.6 || taken(at.x, at.z, 0.2)) return [];
    const y = heightAway(at.x, at.z, away);
    return [{ kind: 'lamp', ...at, y, yaw: bearing, scale: 1.35, radius: 0.3, rank: 0, accent: '#ffffff' }];
  });
}
