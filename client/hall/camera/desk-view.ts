import { placeLocal, toLocal } from '../../../shared/hall/frame.ts';
import type { CounterPlace } from '../../../shared/hall/types.ts';
import type { FixedView } from './follow-camera.ts';

/**
 * The view of a served citizen: over the own shoulder, the officer across the desk. `position` is the desk
 * position (0 to 2), `narrow` a portrait screen, which needs to stand closer to keep the face large.
 */
export function deskView(counter: CounterPlace, position: number, narrow: boolean): FixedView {
  const officer = counter.officerSpots[position] ?? counter.officerSpots[0] ?? counter.centre;
  const seat = counter.seats[position] ?? counter.seats[0] ?? counter.approach;
  // A tall screen has no room for the own shoulder: there the own figure is hidden.
  const back = narrow ? 0.42 : 0.95;
  // Towards the middle of the pavilion, so that its posts stay out of the picture.
  const side = toLocal(counter.centre, counter.yaw, seat).x > 0.5 ? -1 : 1;
  const aside = side * (narrow ? 0.1 : 0.62);
  const eye = placeLocal(seat, counter.yaw, aside, back);
  return {
    eyeX: eye.x,
    eyeY: narrow ? 1.6 : 1.72,
    eyeZ: eye.z,
    lookX: officer.x + (seat.x - officer.x) * 0.12,
    lookY: narrow ? 1.5 : 1.34,
    lookZ: officer.z + (seat.z - officer.z) * 0.12,
  };
}
