import type { Hall } from '../../../shared/hall/types.ts';

/** What one's place sounds like; all shares from 0 to 1. */
export type SoundPlace = {
  /** How full of people it is around. */
  readonly murmur: number;
  /** How near planting and open air are. */
  readonly garden: number;
  /** Crickets instead of birds. */
  readonly isEvening: boolean;
};

/** So many people within earshot sound like a full house. */
const FULL = 14;
/** From here a planter is not heard any more, metres. */
const FAR_M = 12;
const EVENING_FROM = 17.75;
const EVENING_TO = 5.5;

/** The sound of a place: `near` people, `hour` of the province's clock (0 to 24). */
export function soundPlaceAt(hall: Hall, x: number, z: number, near: number, hour: number): SoundPlace {
  let nearest = FAR_M;
  for (const planter of hall.planters) nearest = Math.min(nearest, Math.hypot(planter.x - x, planter.z - z));
  const outside = Math.max(0, Math.hypot(x, z) - hall.atrium.radius) / 20;
  return {
    murmur: Math.min(1, Math.sqrt(near / FULL)),
    garden: Math.min(1, Math.max(1 - nearest / FAR_M, outside)),
    isEvening: hour >= EVENING_FROM || hour < EVENING_TO,
  };
}

/** The hour on a clock somewhere, with its minutes as a fraction. Null zone: the device's own clock. */
export function hourIn(timeZone: string | null, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(timeZone ? { timeZone } : {}),
  })
    .format(now)
    .split(':');
  return Number(parts[0]) + Number(parts[1]) / 60;
}
