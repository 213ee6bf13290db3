/** Trees: palms along the way in, the others wherever they find room, thinning out towards the hills. */
import { polar, toLocal } from '../../../../shared/hall/frame.ts';
import type { Hall, Point } from '../../../../shared/hall/types.ts';
import type { Clearance } from './clearance.ts';
import { rimOf } from './find-gaps.ts';
import type { Tree, TreeKind } from './garden-plan.ts';
import { heightAway } from './ground-height.ts';

type Habit = {
  /** Radius of the crown at scale 1, metres. */
  readonly crown: number;
  /** Distances kept from floors (so that no camera on them enters a crown) and from buildings. */
  readonly fromFloor: number;
  readonly fromBuilding: number;
};

const habits: Record<TreeKind, Habit> = {
  rasamala: { crown: 2.4, fromFloor: 6.5, fromBuilding: 3 },
  beringin: { crown: 4, fromFloor: 8, fromBuilding: 4.5 },
  bungur: { crown: 2.1, fromFloor: 5.2, fromBuilding: 2.6 },
  palm: { crown: 1.7, fromFloor: 4.2, fromBuilding: 1.9 },
  bamboo: { crown: 1.5, fromFloor: 3.5, fromBuilding: 1.6 },
};

/** Nearer trees than this show their leaves, metres from a floor. */
const NEAR = 12;
const MOST = 180;
/** Trees grow this far beyond the outermost floor. */
const BELT = 30;
/** Half width of the open view towards the entrance. */
const LANE = 9;

export type Taken = (x: number, z: number, margin: number) => boolean;

export function placeTrees(hall: Hall, clear: Clearance, taken: Taken, random: () => number): Tree[] {
  const placed = avenuePalms(hall, clear, taken, random);
  const { bounds, entrance } = hall;
  const reach = Math.max(bounds.maxX, -bounds.minX, bounds.maxZ, -bounds.minZ) + BELT;
  const start = rimOf(hall) + 3;
  for (let tries = 0; tries < MOST * 16 && placed.length < MOST; tries++) {
    const at = polar(random() * 2 * Math.PI, start + Math.pow(random(), 0.62) * (reach - start));
    const away = clear.floor(at.x, at.z);
    const kind = chooseKind(away, random());
    const scale = 0.8 + random() * 0.5;
    const { crown, fromFloor, fromBuilding } = habits[kind];
    const radius = crown * scale;
    const lane = toLocal({ x: 0, z: 0 }, entrance.bearing, at);
    if (lane.z > 0 && Math.abs(lane.x) < LANE + radius) continue;
    if (away < Math.max(fromFloor, radius + 0.8) || clear.building(at.x, at.z) < fromBuilding * scale)
      continue;
    if (taken(at.x, at.z, radius * 0.75)) continue;
    if (away > NEAR && grove(at.x, at.z) < 0.5) continue;
    const crowded = placed.some(
      (t) => Math.hypot(t.x - at.x, t.z - at.z) < (t.radius + radius) * (away > NEAR ? 0.62 : 0.95),
    );
    if (crowded) continue;
    placed.push(grow(kind, at, away, scale, radius, random));
  }
  return placed;
}

/** Far trees stand in groves with meadows between, 0 to 1. */
const grove = (x: number, z: number): number =>
  0.5 +
  0.5 * Math.sin(x * 0.11 + 1.6 * Math.sin(z * 0.07)) * Math.sin(z * 0.13 + 1.2 * Math.sin(x * 0.06) + 2);

function grow(
  kind: TreeKind,
  at: Point,
  away: number,
  scale: number,
  radius: number,
  random: () => number,
): Tree {
  const near = away < NEAR;
  return {
    kind,
    x: at.x,
    z: at.z,
    y: heightAway(at.x, at.z, away) - 0.08,
    yaw: random() * 6.28,
    scale,
    radius,
    near,
    // What stands close is missed first.
    rank: random() * (near ? 0.62 : 1),
    accent: '#ffffff',
  };
}

/** Bamboo and palms close to the hall, flowering trees behind them, forest beyond. */
function chooseKind(away: number, dice: number): TreeKind {
  if (away < 6) return dice < 0.55 ? 'bamboo' : dice < 0.85 ? 'palm' : 'bungur';
  if (away < NEAR) {
    return dice < 0.22
      ? 'bamboo'
      : dice < 0.44
        ? 'palm'
        : dice < 0.7
          ? 'bungur'
          : dice < 0.86
            ? 'rasamala'
            : 'beringin';
  }
  return dice < 0.5
    ? 'rasamala'
    : dice < 0.68
      ? 'beringin'
      : dice < 0.82
        ? 'bungur'
        : dice < 0.92
          ? 'palm'
          : 'bamboo';
}

/** Pairs of palms that lead from the valley to the entrance. */
function avenuePalms(hall: Hall, clear: Clearance, taken: Taken, random: () => number): Tree[] {
  const { bearing } = hall.entrance;
  const palms: Tree[] = [];
  for (let out = rimOf(hall) + 4; out < rimOf(hall) + 26; out += 5.2) {
    for (const side of [-1, 1]) {
      const at = polar(bearing, out, side * (LANE - 0.6));
      const away = clear.floor(at.x, at.z);
      const scale = 1 + random() * 0.2;
      const radius = habits.palm.crown * scale;
      if (away < habits.palm.fromFloor || clear.building(at.x, at.z) < habits.palm.fromBuilding) continue;
      if (taken(at.x, at.z, 0.5)) continue;
      palms.push({ ...grow('palm', at, away, scale, radius, random), rank: 0 });
    }
  }
  return palms;
}
