import type { Hall, Point } from '../../../shared/hall/types.ts';

/** A place to sit; `yaw` is where one looks, sitting there. */
export type Seat = Point & { readonly yaw: number };

/** Who is farther than this from a seat does not sit on it; the server's rule as well. Metres. */
export const SEAT_REACH_M = 0.75;

/** The nearest stool of any counter within reach of (x, z); null where there is none. */
export function findSeat(hall: Hall, x: number, z: number): Seat | null {
  let best: Seat | null = null;
  let nearest = SEAT_REACH_M;
  for (const { seats } of hall.counters) {
    for (const seat of seats) {
      const metres = Math.hypot(seat.x - x, seat.z - z);
      if (metres > nearest) continue;
      nearest = metres;
      best = seat;
    }
  }
  return best;
}
