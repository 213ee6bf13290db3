/** The visitor: walks by keys, stick or path, is led to counters, and sits down to be served. */
import {
  RUN_SPEED,
  WALK_SPEED,
  type CounterPlace,
  type Hall,
  type Point,
} from '../../../shared/hall/types.ts';
import { lengthOf } from '../../../shared/hall/find-path.ts';
import { RUN, SIT, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';
import { STOOL_LIFT, type Crowd } from '../kit/crowd.ts';
import { setPlace, setPose, setSpeed, setVisible, type CrowdPeople } from '../kit/crowd-people.ts';
import { avoidPeople, createAvoiding } from '../motion/avoid-people.ts';
import type { Ground } from '../motion/ground.ts';
import type { HeldKeys } from '../motion/keys.ts';
import type { OwnBody } from '../motion/own-body.ts';
import { beginDetour, beginWay, createProgress, noteProgress } from '../motion/keep-moving.ts';
import { smoothPath } from '../motion/smooth-path.ts';
import { steer, type Stick } from '../motion/steer.ts';
import {
  correctWalker,
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
import type { Guide, Mark } from '../world/guide.ts';
import { findSeat, SEAT_REACH_M, type Seat } from './find-seat.ts';

/** Of a standing person of usual height, metres. */
const EYE_HEIGHT = 1.56;

/** Where the visitor is led: a counter, or a place on the floor. */
export type Destination = {
  readonly counter: CounterPlace | null;
  readonly mark: Mark;
  /** Metres from where the way was found. */
  readonly length: number;
};

/** A way around others may be so many times as long. */
const LONGEST_DETOUR = 2.2;
/** Share of the usual speed while going through a crowd that leaves no other way. */
const SOFT_PACE = 0.45;
/** Who stands nearer than this is walked around, metres; who moves faster than that (m/s) is gone soon. */
const NEAR_M = 7;
/** A way is laid around who stands within this when it begins, if that makes it hardly longer; metres. */
const FORESIGHT_M = 24;
const SMALL_DETOUR = 1.25;
const STANDS = 0.3;
/** A correction farther than this does not slide through what is between, metres. */
const SLIDES_M = 1.5;

export type Visitor = {
  readonly walker: Walker;
  readonly keys: HeldKeys;
  readonly stick: Stick;
  /** Null while walking freely. */
  readonly destination: () => Destination | null;
  /** False when no way leads there. */
  readonly leadTo: (to: Point, counter: CounterPlace | null, mark?: Mark) => boolean;
  readonly stop: () => void;
  readonly placeAt: (x: number, z: number, yaw: number) => void;
  /** The server knows better where we stand: a way that was begun goes on from there. */
  readonly carryOnFrom: (x: number, z: number, yaw: number) => void;
  /** The server has corrected us by a little: we are here now, the picture follows, and so does a way begun. */
  readonly correctTo: (x: number, z: number) => void;
  /** Goes and sits before this desk position of a counter; null, or any step, stands up. */
  readonly sitAt: (counter: CounterPlace | null, position: number) => void;
  /** Sits at once on the seat at this place, if there is one: who comes back sits where they sat. */
  readonly sitBack: (x: number, z: number) => void;
  readonly standUp: () => void;
  /** Without a body (in the gallery) one is not drawn and walks nowhere. */
  readonly setBody: (has: boolean) => void;
  readonly hasBody: () => boolean;
  /** One frame; `cameraYaw` is what forward means, `ownEyes` whether one looks through one's own. */
  readonly frame: (dt: number, cameraYaw: number, ownEyes?: boolean) => void;
  readonly left: () => number;
  /** Height of the eyes, metres. */
  readonly eyes: () => number;
  /** As others should see it; the same object every time. */
  readonly body: () => OwnBody;
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
  let seat: Seat | null = null;
  let isSeated = false;
  let hasBody = true;
  const body = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0, gait: STAND };
  const avoiding = createAvoiding();
  const progress = createProgress();
  let passesSoftly = false;
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
    const sits = seat !== null && !isGuided(walker) && speedOf(walker) < 0.1 && isWithin(seat, SEAT_REACH_M);
    if (sits !== isSeated) {
      isSeated = sits;
      setPose(people, OWN_SLOT, sits ? 'sit_listen' : 'stand', sits ? STOOL_LIFT : 0);
    }
    if (seat && sits) {
      setPlace(people, OWN_SLOT, seat.x, 0, seat.z, seat.yaw);
      setSpeed(people, OWN_SLOT, 0);
      return;
    }
    setPlace(people, OWN_SLOT, walker.x + walker.slipX, 0, walker.z + walker.slipZ, walker.yaw);
    setSpeed(people, OWN_SLOT, speedOf(walker));
  }

  const isWithin = (p: Point, metres: number): boolean =>
    Math.hypot(p.x - walker.x, p.z - walker.z) <= metres;

  function gait(): number {
    const speed = speedOf(walker);
    if (isSeated) return SIT;
    if (speed < 0.1) return STAND;
    return speed > (WALK_SPEED + RUN_SPEED) / 2 ? RUN : WALK;
  }

  function follow(corners: readonly Point[], counter: CounterPlace | null, mark: Mark): void {
    const path = smoothPath(corners, ground.isRoomy);
    followPath(walker, path, counter ? counter.approachYaw : null);
    destination = { counter, mark, length: pathLeft(walker) };
    guide.show(path, mark);
  }

  /** Around those who stand about now, unless that is a long way round. */
  function findWay(to: Point): readonly Point[] | null {
    const straight = ground.findPath(walker, to);
    const standing = standingNear(crowd.people, walker, FORESIGHT_M);
    if (!straight || standing.length === 0) return straight;
    const around = ground.findPathPast(walker, to, standing);
    return around && lengthOf(around) < lengthOf(straight) * SMALL_DETOUR + 0.5 ? around : straight;
  }

  function leadTo(to: Point, counter: CounterPlace | null, mark: Mark = 'way'): boolean {
    const corners = hasBody ? findWay(to) : null;
    if (!corners) return false;
    seat = null;
    beginWay(progress);
    passesSoftly = false;
    follow(corners, counter, mark);
    return true;
  }

  /** Others stand in the way: around all of them, where that is not much farther. */
  function lookForAnotherWay({ counter, mark }: Destination): void {
    const end = walker.path.at(-1);
    if (!end) return;
    const path = ground.findPathPast(walker, end, standingNear(crowd.people, walker, NEAR_M));
    if (!path || lengthOf(path) > LONGEST_DETOUR * (pathLeft(walker) + 2)) return;
    follow(path, counter, mark);
    beginDetour(progress);
  }

  function bend(_: Walker, wish: { x: number; z: number }): void {
    if (!destination) return;
    if (passesSoftly) {
      wish.x *= SOFT_PACE;
      wish.z *= SOFT_PACE;
    }
    avoidPeople(avoiding, crowd.people, ground, walker.x, walker.z, pathLeft(walker), wish, passesSoftly);
  }

  /** Led, one gets on: around a crowd if one must, at last gently through it. */
  function getOn(dt: number): void {
    if (!destination || !isGuided(walker)) return;
    const advice = noteProgress(progress, pathLeft(walker), dt);
    passesSoftly = advice === 'pass softly';
    if (advice === 'look for another way') lookForAnotherWay(destination);
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
      if (!destination || !end || !leadTo(end, destination.counter, destination.mark)) endWay(true);
    },
    correctTo(x, z) {
      const isFar = !isWithin({ x, z }, SLIDES_M) && !ground.isClear(walker.x, walker.z, x, z);
      correctWalker(walker, x, z);
      if (isFar) walker.slipX = walker.slipZ = 0;
      const next = walker.path[walker.leg];
      const end = walker.path.at(-1);
      if (!next || !end || ground.isClear(x, z, next.x, next.z)) return;
      const way = ground.findPath(walker, end);
      if (!way) return;
      if (destination) follow(way, destination.counter, destination.mark);
      else followPath(walker, way, walker.arriveYaw);
    },
    sitAt(counter, position) {
      seat = (hasBody && counter?.seats[position]) || null;
      const path = seat && ground.findPath(walker, seat);
      if (path && seat) followPath(walker, path, seat.yaw);
    },
    sitBack(x, z) {
      const nearest = findSeat(hall, x, z);
      if (!nearest) return;
      seat = nearest;
      placeWalker(walker, x, z, nearest.yaw);
    },
    standUp() {
      seat = null;
    },
    setBody(has) {
      if (has === hasBody) return;
      hasBody = has;
      setVisible(crowd.people, OWN_SLOT, has);
      if (has) return;
      seat = null;
      leavePath(walker);
      endWay(false);
    },
    hasBody: () => hasBody,
    frame(dt, cameraYaw, ownEyes) {
      if (!hasBody) return;
      steer(keys, stick, cameraYaw, steering, ownEyes);
      if (isSteered()) seat = null;
      if (ownEyes && !seat && !isGuided(walker)) walker.faceYaw = cameraYaw;
      const arrived = stepWalker(walker, steering, ground, dt, bend);
      getOn(dt);
      if (destination && !isGuided(walker)) endWay(arrived);
      show();
    },
    left: () => pathLeft(walker),
    eyes() {
      const { people } = crowd;
      const isLow = isSeated || people.wheelchair[OWN_SLOT] === 1;
      return (isLow ? 1.2 : EYE_HEIGHT) * (people.height[OWN_SLOT] ?? 1);
    },
    body() {
      body.x = walker.x;
      body.z = walker.z;
      body.yaw = walker.yaw;
      body.vx = walker.vx;
      body.vz = walker.vz;
      body.gait = gait();
      return body;
    },
  };
}

function standingNear(people: CrowdPeople, at: Point, reach: number): Point[] {
  const near: Point[] = [];
  for (let i = OWN_SLOT + 1; i < people.capacity; i++) {
    if (people.visible[i] === 0 || (people.speed[i] ?? 0) > STANDS) continue;
    const [x, z] = [people.x[i] ?? 0, people.z[i] ?? 0];
    if (Math.hypot(x - at.x, z - at.z) < reach) near.push({ x, z });
  }
  return near;
}
