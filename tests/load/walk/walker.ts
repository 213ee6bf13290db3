/** One person on foot: chooses a counter, walks there at their own pace, stays a while, goes on. */
import { fillFlowField } from './flow-field.ts';
import {
  centreOf,
  keepClear,
  nearestOpenCell,
  readGround,
  type Ground,
  type HallData,
  type Place,
} from './hall-map.ts';
import { placeNear, planWay } from './plan-way.ts';

export const STAND = 0;
export const WALK = 1;
export const SIT = 3;

/** What all walkers of a process share. */
export type World = {
  readonly data: HallData;
  readonly ground: Ground;
  readonly fields: readonly Uint16Array[];
  /** Running sums of how often each counter is chosen, up to 1. */
  readonly popularity: readonly number[];
  /** Shortest and longest stay at a counter, milliseconds. */
  readonly stay: readonly [number, number];
};

export type Walker = {
  x: number;
  z: number;
  yaw: number;
  gait: number;
  /** m/s now, and when walking freely. */
  speed: number;
  readonly pace: number;
  way: Float32Array | null;
  /** Point of the way walked towards. */
  next: number;
  /** Facing at the end of the way. */
  endYaw: number;
  /** The seat one wants at the end of it. */
  seat: Place | null;
  /** Where one stays until this time, milliseconds. */
  restsUntil: number;
  readonly random: () => number;
};

/** How many of those who come want to sit, and how near to a seat one must stand to sit down, metres. */
const SITTERS = 0.12;
const SEAT_REACH = 0.65;
/** m/s²: a person starts and stops within a step. */
const ACCELERATION = 5;
/** How far around a counter's approach people stand, metres. */
const STANDING_ROOM = 2.6;
/** Radians a second. */
const TURNING = 6;
/** Own paces, as parts of the walking speed. */
const SLOWEST = 0.72;
const FASTEST = 1.06;
/** The n-th counter is chosen in proportion to n to the minus this: a few are crowded, as in any such hall. */
const CROWDING = 0.8;

export function createWorld(data: HallData, stay: readonly [number, number]): World {
  const ground = keepClear(readGround(data));
  const fields = data.counters.map(({ approach }) =>
    fillFlowField(ground, nearestOpenCell(ground, approach.x, approach.z)),
  );
  // Spread the popular ones over the hall: every fifth of the walking order comes next.
  const weights = data.counters.map((_, i) => 1 / (1 + ((i * 5) % data.counters.length)) ** CROWDING);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const popularity = weights.map((weight) => (sum += weight / total));
  return { data, ground, fields, popularity, stay };
}

/** Someone who stands at a place and will soon walk off. */
export function createWalker(world: World, at: Place, random: () => number): Walker {
  const pace = world.data.speeds.walk * (SLOWEST + random() * (FASTEST - SLOWEST));
  return { ...placed(at), pace, random };
}

const placed = ({ x, z, yaw }: Place): Omit<Walker, 'pace' | 'random'> => ({
  ...{ x, z, yaw, gait: STAND, speed: 0 },
  ...{ way: null, next: 0, endYaw: yaw, seat: null, restsUntil: 0 },
});

/** The server put this person elsewhere: start again from there. */
export function putWalker(walker: Walker, at: Place): void {
  Object.assign(walker, placed(at));
}

/** Lets a person go on for `seconds`. */
export function advanceWalker(world: World, walker: Walker, now: number, seconds: number): void {
  if (!walker.way) {
    if (now < walker.restsUntil) return;
    setOut(world, walker, now);
    return;
  }
  const left = remaining(walker.way, walker.next, walker.x, walker.z);
  const wanted = Math.min(walker.pace, Math.sqrt(2 * ACCELERATION * left) + 0.2);
  const change = Math.max(-1, Math.min(1, (wanted - walker.speed) / (ACCELERATION * seconds)));
  walker.speed += change * ACCELERATION * seconds;
  walk(walker, walker.way, walker.speed * seconds, seconds);
  if (walker.next < walker.way.length) return;
  walker.way = null;
  walker.gait = walker.seat && isWithinReach(walker.seat, walker) ? SIT : STAND;
  walker.speed = 0;
  walker.yaw = walker.endYaw;
  walker.restsUntil = now + world.stay[0] + walker.random() * (world.stay[1] - world.stay[0]);
}

function setOut(world: World, walker: Walker, now: number): void {
  const chosen = walker.random();
  const index = world.popularity.findIndex((sum) => chosen < sum);
  const counter = world.data.counters[index];
  const field = world.fields[index];
  // Nobody has a way from where they are when the server puts them on an island: try again a little later.
  walker.restsUntil = now + 500;
  if (!counter || !field) return;
  const seat = walker.random() < SITTERS ? seatOf(world, counter.seats, walker) : null;
  const to = seat?.beside ?? placeNear(world.ground, counter.approach, STANDING_ROOM, walker.random);
  const way = planWay(world.ground, field, walker, to, walker.random);
  if (!way || way.length < 4) return;
  walker.way = way;
  walker.next = 2;
  walker.gait = WALK;
  walker.seat = seat?.seat ?? null;
  walker.endYaw = (seat?.seat ?? counter.approach).yaw;
}

/** One of the seats that can be sat on from the ground one walks on, and where from. */
function seatOf(
  { ground }: World,
  seats: readonly Place[],
  { random }: Walker,
): { seat: Place; beside: { x: number; z: number } } | null {
  const seat = seats[Math.floor(random() * seats.length)];
  const cell = seat ? nearestOpenCell(ground, seat.x, seat.z) : -1;
  if (!seat || cell < 0) return null;
  const beside = centreOf(ground, cell);
  return isWithinReach(seat, beside) ? { seat, beside } : null;
}

const isWithinReach = (seat: Place, { x, z }: { x: number; z: number }): boolean =>
  Math.hypot(seat.x - x, seat.z - z) <= SEAT_REACH;

/** Metres from here to the end, along straight lines of a few points: exact only near the end, where it matters. */
function remaining(way: Float32Array, next: number, x: number, z: number): number {
  const end = Math.hypot((way[way.length - 2] ?? 0) - x, (way[way.length - 1] ?? 0) - z);
  return way.length - next > 8 ? Math.max(end, 2) : end;
}

function walk(walker: Walker, way: Float32Array, metres: number, seconds: number): void {
  let left = metres;
  let yaw = walker.yaw;
  while (left > 0 && walker.next < way.length) {
    const dx = (way[walker.next] ?? 0) - walker.x;
    const dz = (way[walker.next + 1] ?? 0) - walker.z;
    const distance = Math.hypot(dx, dz);
    if (distance > 1e-3) yaw = Math.atan2(dx, dz);
    if (distance > left) {
      walker.x += (dx / distance) * left;
      walker.z += (dz / distance) * left;
      left = 0;
    } else {
      walker.x += dx;
      walker.z += dz;
      left -= distance;
      walker.next += 2;
    }
  }
  const turn = Math.atan2(Math.sin(yaw - walker.yaw), Math.cos(yaw - walker.yaw));
  walker.yaw += Math.max(-TURNING * seconds, Math.min(TURNING * seconds, turn));
}
