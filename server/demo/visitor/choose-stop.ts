/** Where a stroll goes next: the floor map, a bench, somebody's counter. Pure; `random` gives [0, 1). */
import type { Box, CounterPlace, Hall } from '../../../shared/hall/types.ts';
import { between, pickOne } from './pick-one.ts';
import type { Pose } from './walk-along.ts';

/** A strolling person's pace, m/s: between a saunter and the hall's walking speed (3.2). */
export const STROLL_SPEED = { slow: 1.7, brisk: 2.9 } as const;

/** How long one stays at a stop, ms. */
export const STAY_MS = { short: 4000, long: 22_000 } as const;

export function chooseStop(hall: Hall, random: () => number): Pose {
  const wish = random();
  if (wish < 0.4 && hall.counters.length > 0) return beforeCounter(pickOne(hall.counters, random), random);
  if (wish < 0.6 && hall.benches.length > 0) return besideBench(pickOne(hall.benches, random), random);
  return inAtrium(hall, random);
}

/** In front of a counter, not all on the same spot, facing it. */
export function beforeCounter(counter: CounterPlace, random: () => number): Pose {
  const { approach, approachYaw } = counter;
  return {
    x: approach.x + between(-1.3, 1.3, random),
    z: approach.z + between(-1.3, 1.3, random),
    yaw: approachYaw + between(-0.3, 0.3, random),
  };
}

export type Place = Pose & { readonly seat?: boolean };

/** A stool for waiting (those behind the first three), or the space in front where there is none. */
export function waitingPlace(counter: CounterPlace, random: () => number): Place {
  const stools = counter.seats.slice(3);
  return stools.length > 0 ? { ...pickOne(stools, random), seat: true } : beforeCounter(counter, random);
}

/** The stool before the officer at desk position `index` (0…2). */
export function servedPlace(counter: CounterPlace, index: number, random: () => number): Place {
  const stool = counter.seats[index];
  return stool ? { ...stool, seat: true } : beforeCounter(counter, random);
}

/** Beside the long side of a bench, looking away from it. */
function besideBench(bench: Box, random: () => number): Pose {
  const side = random() < 0.5 ? 1 : -1;
  const along = between(-bench.hx, bench.hx, random);
  const out = side * (bench.hz + 0.6);
  const [sin, cos] = [Math.sin(bench.yaw), Math.cos(bench.yaw)];
  return {
    x: bench.x + along * cos + out * sin,
    z: bench.z - along * sin + out * cos,
    yaw: bench.yaw + (side > 0 ? 0 : Math.PI),
  };
}

/** Anywhere on the inlaid map, looking down at it and around. */
function inAtrium(hall: Hall, random: () => number): Pose {
  const angle = between(-Math.PI, Math.PI, random);
  const radius = hall.atrium.radius * 0.85 * Math.sqrt(random());
  return {
    x: Math.sin(angle) * radius,
    z: Math.cos(angle) * radius,
    yaw: between(-Math.PI, Math.PI, random),
  };
}
