/** The studio's people: officers at their desks and a seeded crowd on the walkable floor before the eye. */
import { chooseLook } from '../../client/avatar/random-look.ts';
import { STOOL_LIFT, type Crowd } from '../../client/hall/kit/crowd.ts';
import { setLook, setPlace, setPose, setSpeed, setVisible } from '../../client/hall/kit/crowd-people.ts';
import { seededRandom } from '../../client/hall/world/seeded-random.ts';
import { WALK_SPEED, type Hall } from '../../shared/hall/types.ts';
import { isFree } from '../../shared/hall/ground.ts';
import type { View } from './views.ts';

const SELF = 0;
const PLATFORM = 0.06;
/** People stand in a fan before the eye: half its angle and how far it reaches, radians and metres. */
const FAN = 0.62;
const REACH_M = 34;
const NEAREST_M = 4;

/**
 * Fills the crowd for one view: an officer a counter, some seated visitors, the rest standing or walking in view.
 * With `isSeen`, `count` is of those it says yes to: as many people in the picture, whoever else is in the hall.
 */
export function seatPeople(
  crowd: Crowd,
  hall: Hall,
  view: View,
  count: number,
  isSeen: (x: number, z: number) => boolean = () => true,
): void {
  const { people } = crowd;
  const random = seededRandom(20_261_123);
  for (let i = 0; i < people.capacity; i++) setVisible(people, i, false);
  let slot = SELF + 1;
  let seen = 0;
  const isFull = () => seen >= count || slot >= people.capacity;
  const place = (x: number, y: number, z: number, yaw: number, uniform: string | null = null) => {
    setLook(people, slot, chooseLook(random), uniform);
    setPlace(people, slot, x, y, z, yaw);
    setPose(people, slot, 'stand');
    setSpeed(people, slot, 0);
    setVisible(people, slot, true);
    slot += 1;
    if (isSeen(x, z)) seen += 1;
  };
  for (const counter of hall.counters) {
    if (isFull()) break;
    const spot = counter.officerSpots[1] ?? counter.centre;
    place(spot.x, PLATFORM, spot.z, counter.yaw, counter.accent);
    setPose(people, slot - 1, 'typing');
  }
  hall.counters.forEach((counter, i) => {
    const seat = counter.seats[0];
    if (isFull() || !seat || i % 3 !== 0) return;
    place(seat.x, 0, seat.z, seat.yaw);
    setPose(people, slot - 1, 'sit', STOOL_LIFT);
  });
  const [ex, , ez] = view.eye;
  const ahead = Math.atan2(view.look[0] - ex, view.look[2] - ez);
  for (let tries = 0; !isFull() && tries < count * 60; tries++) {
    const angle = ahead + (random() * 2 - 1) * FAN;
    const away = NEAREST_M + (REACH_M - NEAREST_M) * Math.sqrt(random());
    const spot = { x: ex + Math.sin(angle) * away, z: ez + Math.cos(angle) * away };
    if (!isFree(hall, spot, 0.35)) continue;
    if (view.self && Math.hypot(spot.x - view.self.x, spot.z - view.self.z) < 1.2) continue;
    place(spot.x, 0, spot.z, random() * Math.PI * 2);
    if (random() < 0.6) setSpeed(people, slot - 1, WALK_SPEED * (0.4 + 0.3 * random()));
  }
}

/** The visitor's own figure, where the view has one. */
export function setSelf(crowd: Crowd, view: View): void {
  const { people } = crowd;
  setVisible(people, SELF, view.self !== undefined);
  if (!view.self) return;
  setLook(people, SELF, chooseLook(seededRandom(7)));
  setPlace(people, SELF, view.self.x, 0, view.self.z, view.self.yaw);
  setPose(people, SELF, 'stand');
}
