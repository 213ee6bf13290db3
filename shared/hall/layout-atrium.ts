import { localBox, point, polar, roundMetres, roundYaw, turnBetween, wrapTurn, yawTowards } from './frame.ts';
import type { Box, Floor, Hall, Point } from './types.ts';

export type Sector = { readonly bearing: number; readonly halfAngle: number };

export type AtriumLayout = {
  readonly atrium: Hall['atrium'];
  readonly entrance: Hall['entrance'];
  readonly columns: readonly (Point & { readonly radius: number })[];
  readonly benches: readonly Box[];
  readonly planters: readonly Box[];
  readonly floors: readonly Floor[];
};

/** The great roof rests on this ring of columns, as a part of the atrium's radius; the map lies within it. */
const COLUMN_RING = 0.64;
const COLUMN_SPACING = 5.2;
const COLUMN_RADIUS = 0.5;
export const MAP_RING = 0.57;

/** The path that leads in, from the open into the atrium. */
const PATH_HALF_WIDTH = 4;
const PATH_LENGTH = 7;

/** Of the turn between facing straight out and facing whoever comes in: more would push the desk onto the map. */
const TOWARDS_ENTRANCE = 0.55;

/** Step of the planters along the rim between wings, metres of arc. */
const RIM_STEP = 3.1;

/**
 * Everything of the hall that is no counter: roof ring, entrance with reception, kiosks and board, and the
 * green rim where no wing leaves. `taken` are the sectors of wings or ring counters, `rim` the floor's radius.
 */
export function layoutAtrium(
  radius: number,
  rim: number,
  bearing: number,
  taken: readonly Sector[],
): AtriumLayout {
  const inward = bearing + Math.PI;
  const count = 2 * Math.max(4, Math.round((Math.PI * COLUMN_RING * radius) / COLUMN_SPACING));
  const bay = (2 * Math.PI) / count;
  const ring = COLUMN_RING * radius;
  // Reception stands in the bay to the left of the way in, the kiosks in the one to its right.
  const left = bearing - bay;
  const right = bearing + bay;
  const spawn = polar(bearing, radius - 0.5);
  const desk = polar(left, ring);
  const deskYaw = left + TOWARDS_ENTRANCE * turnBetween(left, yawTowards(desk, spawn));
  const { benches, planters } = greenRim(radius, rim, bearing, taken);

  const columns = Array.from({ length: count }, (_, i) => ({
    ...polar(bearing + (i + 0.5) * bay, ring),
    radius: COLUMN_RADIUS,
  }));

  return {
    atrium: {
      radius: roundMetres(radius),
      roofRadius: roundMetres(radius * 0.8),
      oculusRadius: roundMetres(radius * 0.34),
    },
    entrance: {
      spawn,
      spawnYaw: roundYaw(inward),
      reception: localBox(desk, deskYaw, 0, 0, 1.6, 0.5),
      kiosks: [-1.15, 0, 1.15].map((across) => localBox(polar(right, ring, across), right, 0, 0, 0.35, 0.3)),
      board: localBox(polar(inward, COLUMN_RING * radius), bearing, 0, 0, Math.min(3.2, radius * 0.2), 0.15),
      bearing: roundYaw(bearing),
    },
    columns,
    benches,
    planters: [...planters, ...pathPlanters(rim, bearing)],
    floors: [
      { kind: 'disc', ...point(0, 0), radius: roundMetres(rim) },
      {
        kind: 'box',
        ...localBox(
          polar(bearing, rim + PATH_LENGTH / 2 - 1),
          bearing,
          0,
          0,
          PATH_HALF_WIDTH,
          PATH_LENGTH / 2 + 1,
        ),
      },
    ],
  };
}

/** A pair of rows along the path, as far as it runs outside. */
function pathPlanters(rim: number, bearing: number): Box[] {
  return [1.8, 4.6].flatMap((out) =>
    [-1, 1].map((side) =>
      localBox(polar(bearing, rim + out, side * (PATH_HALF_WIDTH - 0.3)), bearing, 0, 0, 0.45, 1),
    ),
  );
}

/** Between two neighbours of the rim: planters along the edge, every second one with a bench before it. */
function greenRim(
  radius: number,
  rim: number,
  bearing: number,
  taken: readonly Sector[],
): { benches: Box[]; planters: Box[] } {
  const door = { bearing, halfAngle: Math.atan((PATH_HALF_WIDTH + 0.6) / radius) };
  const around = [...taken, door]
    .map((s) => ({ ...s, t: wrapTurn(s.bearing - bearing) }))
    .sort((a, b) => a.t - b.t);
  const benches: Box[] = [];
  const planters: Box[] = [];
  around.forEach((sector, i) => {
    const next = around[(i + 1) % around.length] ?? sector;
    const nextT = i === around.length - 1 ? next.t + 2 * Math.PI : next.t;
    const from = sector.t + sector.halfAngle;
    const arc = nextT - next.halfAngle - from;
    const count = Math.floor((arc * rim) / RIM_STEP);
    for (let k = 0; k < count; k++) {
      const direction = bearing + from + ((k + 0.5) / count) * arc;
      planters.push(localBox(polar(direction, rim - 0.5), direction + Math.PI, 0, 0, 1.15, 0.4));
      if (k % 2 === (count > 2 ? 1 : 0)) {
        benches.push(localBox(polar(direction, rim - 1.25), direction + Math.PI, 0, 0, 0.9, 0.25));
      }
    }
  });
  return { benches, planters };
}
