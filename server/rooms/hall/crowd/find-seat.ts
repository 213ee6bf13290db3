import type { Hall, Point } from '../../../../shared/hall/types.ts';
import type { Seat } from './person.ts';

/** A body on a stool may be a little beside its middle, metres. */
export const SEAT_REACH_M = 0.75;

/** The nearest stool of any counter within reach. */
export function findSeat(hall: Hall, p: Point): Seat | null {
  let best: Seat | null = null;
  let nearest = SEAT_REACH_M;
  for (const { seats } of hall.counters) {
    for (const seat of seats) {
      const metres = Math.hypot(seat.x - p.x, seat.z - p.z);
      if (metres > nearest) continue;
      nearest = metres;
      best = seat;
    }
  }
  return best;
}
