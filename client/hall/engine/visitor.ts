/** The visitor: walks by keys, stick or path, is led to counters, and sits down to be served. */
import {
  RUN_SPEED,
  WALK_SPEED,
  type CounterPlace,
  type Hall,
  type Point,
} from '../../../shared/hall/types.ts';
import type { Gait } from '../../../shared/protocol/snapshot.ts';
import { STOOL_LIFT, type Crowd } from '../kit/crowd.ts';
import { setPlace, setPose, setSpeed, setVisible } from '../kit/crowd-people.ts';
import type { Ground } from '../motion/ground.ts';
import type { HeldKeys } from '../motion/keys.ts';
import { steer, type Stick } from '../motion/steer.ts';
import {
  createWalker,
  followPath,
  isGuided,
  leavePath,
  pathLeft,
  placeWalker,
  speedOf,
  stepWalker,
  type Steering,
  type Walker,
} from '../motion/walker.ts';
import { OWN_SLOT } from '../people/slots.ts';
import type { Guide } from '../world/guide.ts';

/** Of a standing person of usual height, metres. */
const EYE_HEIGHT = 1.56;

/** Where the visitor is led: a counter, or a place on the floor. */
export type Destination = { readonly counter: CounterPlace | null; readonly length: number };

export type Visitor = {
  readonly walker: Walker;
  readonly keys: HeldKeys;
  readonly stick: Stick;
  /** Null while walking freely. */
  readonly destination: () => Destination | null;
  /** False when no way leads there. */
  readonly leadTo: (to: Point, counter: CounterPlace | null) => boolean;
  readonly stop: () => void;
  readonly placeAt: (x: number, z: number, yaw: number) => void;
  /** The server knows better where we stand: a way that was begun goes on from there. */
  readonly carryOnFrom: (x: number, z: number, yaw: number) => void;
  /** Goes and sits before this desk position of a counter; null, or any step, stands up. */
  readonly sitAt: (counter: CounterPlace | null, position: number) => void;
  /** One frame; `cameraYaw` is what forward means. */
  readonly frame: (dt: number, cameraYaw: number) => void;
  readonly left: () => number;
  /** Height of the eyes, metres. */
  readonly eyes: () => number;
  readonly gait: () => Gait;
};

/** `onWayEnds` is told when a path ends: arrived, or broken off by steering. */
export function createVisitor(
  hall: Hall,
  ground: Ground,
  crowd: Crowd,
  guide: Guide,
  keys: HeldKeys,
  onWayEnds: (arrived: boolean) => void,
): Visitor {
  const { spawn, spawnYaw } = hall.entrance;
  const walker = createWalker(spawn, spawnYaw);
  const stick: Stick = { x: 0, y: 0 };
  const steering: Steering = { x: 0, z: 0, run: false };
  let destination: Destination | null = null;
  let seat: (Point & { readonly yaw: number }) | null = null;
  let isSeated = false;
  const isSteered = () => Math.hypot(steering.x, steering.z) > 0.05;
  setVisible(crowd.people, OWN_SLOT, true);

  function endWay(arrived: boolean): void {
    if (!destination) return;
    destination = null;
    guide.hide();
    onWayEnds(arrived);
  }

  function show(): void {
    const { people } = crowd;
    const sits = seat !== null && !isGuided(walker) && speedOf(walker) < 0.1;
    if (sits !== isSeated) {
      isSeated = sits;
      setPose(people, OWN_SLOT, sits ? 'sit' : 'stand', sits ? STOOL_LIFT : 0);
    }
    if (seat && sits) {
      setPlace(people, OWN_SLOT, seat.x, 0, seat.z, seat.yaw);
      setSpeed(people, OWN_SLOT, 0);
      return;
    }
    setPlace(people, OWN_SLOT, walker.x + walker.slipX, 0, walker.z + walker.slipZ, walker.yaw);
    setSpeed(people, OWN_SLOT, speedOf(walker));
  }

  function leadTo(to: Point, counter: CounterPlace | null): boolean {
    const path = ground.findPath(walker, to);
    if (!path) return false;
    followPath(walker, path, counter ? counter.approachYaw : null);
    destination = { counter, length: pathLeft(walker) };
    guide.show(path);
    return true;
  }

  return {
    walker,
    keys,
    stick,
    destination: () => destination,
    leadTo,
    stop() {
      leavePath(walker);
      endWay(false);
    },
    placeAt(x, z, yaw) {
      placeWalker(walker, x, z, yaw);
      endWay(true);
    },
    carryOnFrom(x, z, yaw) {
      const end = walker.path.at(-1);
      placeWalker(walker, x, z, yaw);
      if (!destination || !end || !leadTo(end, destination.counter)) endWay(true);
    },
    sitAt(counter, position) {
      seat = counter?.seats[position] ?? null;
      const path = seat && ground.findPath(walker, seat);
      if (path && seat) followPath(walker, path, seat.yaw);
    },
    frame(dt, cameraYaw) {
      steer(keys, stick, cameraYaw, steering);
      if (isSteered()) seat = null;
      const arrived = stepWalker(walker, steering, ground, dt);
      if (destination && !isGuided(walker)) endWay(arrived);
      show();
    },
    left: () => pathLeft(walker),
    eyes() {
      const { people } = crowd;
      const isLow = isSeated || people.wheelchair[OWN_SLOT] === 1;
      return (isLow ? 1.2 : EYE_HEIGHT) * (people.height[OWN_SLOT] ?? 1);
    },
    gait() {
      const speed = speedOf(walker);
      if (isSeated) return 'sit';
      if (speed < 0.1) return 'stand';
      return speed > (WALK_SPEED + RUN_SPEED) / 2 ? 'run' : 'walk';
    },
  };
}
