import { placeLocal, toLocal } from '../../../shared/hall/frame.ts';
import type { CounterPlace } from '../../../shared/hall/types.ts';
import type { FixedView } from './rig.ts';

/** The picture and what panels cover of it, pixels. `bottom` is counted so that the free part's middle is right. */
export type Screen = {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly bottom: number;
};

/** Pixels the tools take at the top. */
const TOOLS = 76;
/** The officer from the desk's edge to above the name over the head, metres, alone and with the visitor; and its middle. */
const SHOWN = 1.5;
const SHOWN_WITH_SELF = 1.75;
const MIDDLE = 1.4;
/** A free part wider than this shows the own shoulder, too. */
const TWO_ARE_SHOWN = 1.12;
/** Degrees. Only the free part is seen, and that lies around the lens' axis: no face is stretched. */
const WIDEST = 92;
const DEGREES = 180 / Math.PI;

/**
 * The view of a served citizen at a desk position (0 to 2): the officer across the desk fills what the panel leaves
 * free, over the own shoulder where there is room for two.
 */
export function deskView(counter: CounterPlace, position: number, screen: Screen): FixedView {
  const officer = counter.officerSpots[position] ?? counter.officerSpots[0] ?? counter.centre;
  const seat = counter.seats[position] ?? counter.seats[0] ?? counter.approach;
  const freeWidth = Math.max(1, screen.width - screen.right);
  const freeHeight = Math.max(1, screen.height - screen.bottom - (screen.bottom > 0 ? 2 : 1) * TOOLS);
  const showsSelf = freeWidth / freeHeight > TWO_ARE_SHOWN && screen.bottom === 0;
  // Towards the middle of the pavilion, so that its posts stay out of the picture.
  const side = toLocal(counter.centre, counter.yaw, seat).x > 0.5 ? -1 : 1;
  const eye = placeLocal(seat, counter.yaw, side * (showsSelf ? 0.84 : 0.12), showsSelf ? 1.4 : 0.5);
  const eyeY = showsSelf ? 1.62 : 1.52;
  const away = Math.hypot(eye.x - officer.x, eye.z - officer.z);
  // The free part shows so many metres where the officer stands; the whole canvas accordingly more.
  const half = ((showsSelf ? SHOWN_WITH_SELF : SHOWN) / 2 / away) * (screen.height / freeHeight);
  // Two in one picture: the officer right of the middle, the own shoulder at the edge.
  const turn = showsSelf ? side * 0.1 * away : 0;
  const look = placeLocal(officer, counter.yaw, -turn, 0);
  return {
    eyeX: eye.x,
    eyeY,
    eyeZ: eye.z,
    lookX: look.x,
    lookY: MIDDLE,
    lookZ: look.z,
    fov: Math.min(WIDEST, 2 * Math.atan(half) * DEGREES),
    showsSelf,
  };
}
