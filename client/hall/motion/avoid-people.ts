/**
 * How somebody who is led walks among others: looks two seconds ahead, steps aside early, slows down rather than
 * pushes. Plain arrays in, one changed wish out; allocates nothing.
 */
import { OWN_SLOT } from '../people/slots.ts';
import type { Ground } from './ground.ts';

/** Where everybody is: the crowd's own arrays. */
export type Passers = {
  readonly capacity: number;
  readonly x: Float32Array;
  readonly z: Float32Array;
  readonly yaw: Float32Array;
  readonly speed: Float32Array;
  readonly visible: Uint8Array;
};

/** What is remembered from step to step: to which side one gave way. */
export type Avoiding = { side: number; near: number };

const REACH_M = 4.2;
/** Two people pass at this distance, middle to middle; metres. */
const ROOM = 0.78;
/** Going softly through a crowd that leaves no other way, one is content with less. */
const SOFT_ROOM = 0.5;
/** Never nearer than this share of it if it can be helped. */
const TOUCH = 0.64;
const AHEAD_S = 2;
/** At most so many are looked at, the nearest: they stand in front of the rest. */
const MOST = 32;
/** Headings that are tried, radians to the left, the straight one first. */
const ANGLES = Float32Array.of(0, 0.24, -0.24, 0.5, -0.5, 0.85, -0.85, 1.25, -1.25, 1.7, -1.7);
const PACES = Float32Array.of(1, 0.55, 0.2);
/** In Indonesia one passes on the left. */
const LEFT_IS_BETTER = 0.06;
const SAME_SIDE = 0.12;

const px = new Float32Array(MOST);
const pz = new Float32Array(MOST);
const pvx = new Float32Array(MOST);
const pvz = new Float32Array(MOST);

const squareOf = (i: number): number => (px[i] ?? 0) ** 2 + (pz[i] ?? 0) ** 2;

/** Of a full list. */
function farthest(): number {
  let most = 0;
  for (let i = 1; i < MOST; i++) if (squareOf(i) > squareOf(most)) most = i;
  return most;
}

export const createAvoiding = (): Avoiding => ({ side: 0, near: 0 });

/** Gathers who is near and not well behind one who goes along (nx, nz); in `avoiding.near` how many. */
function gather(avoiding: Avoiding, people: Passers, x: number, z: number, nx: number, nz: number): void {
  let count = 0;
  for (let i = OWN_SLOT + 1; i < people.capacity; i++) {
    if (people.visible[i] === 0) continue;
    const dx = (people.x[i] ?? 0) - x;
    const dz = (people.z[i] ?? 0) - z;
    if (dx > REACH_M || dx < -REACH_M || dz > REACH_M || dz < -REACH_M) continue;
    if (dx * nx + dz * nz < -ROOM) continue;
    const at = count < MOST ? count : farthest();
    if (count === MOST && dx * dx + dz * dz >= squareOf(at)) continue;
    const speed = people.speed[i] ?? 0;
    px[at] = dx;
    pz[at] = dz;
    pvx[at] = speed > 0.15 ? Math.sin(people.yaw[i] ?? 0) * speed : 0;
    pvz[at] = speed > 0.15 ? Math.cos(people.yaw[i] ?? 0) * speed : 0;
    if (at === count) count += 1;
  }
  avoiding.near = count;
}

/**
 * Bends `wish` (metres per second) around the people near (x, z). `left` is the way still to go: who stands at the
 * very goal is not walked around. `ground` keeps the sidestep off the walls; `softly` squeezes between people who
 * leave no room.
 */
export function avoidPeople(
  avoiding: Avoiding,
  people: Passers,
  ground: Pick<Ground, 'isClear'>,
  x: number,
  z: number,
  left: number,
  wish: { x: number; z: number },
  softly = false,
): void {
  const speed = Math.hypot(wish.x, wish.z);
  if (speed < 0.05) return;
  const nx = wish.x / speed;
  const nz = wish.z / speed;
  gather(avoiding, people, x, z, nx, nz);
  if (avoiding.near === 0) {
    avoiding.side = 0;
    return;
  }
  let best = Infinity;
  let bestX = 0;
  let bestZ = 0;
  let bestAngle = 0;
  for (let a = 0; a < ANGLES.length; a++) {
    const angle = ANGLES[a] ?? 0;
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    // Turning left turns the heading towards growing yaw.
    const hx = nx * c + nz * s;
    const hz = nz * c - nx * s;
    const isOpen = angle === 0 || ground.isClear(x, z, x + hx * 0.9, z + hz * 0.9);
    if (!isOpen) continue;
    for (let p = 0; p < PACES.length; p++) {
      let cost = Math.abs(angle) * 0.55 + (1 - (PACES[p] ?? 1)) * 0.9;
      if (angle < 0) cost += LEFT_IS_BETTER;
      if (angle !== 0 && avoiding.side !== 0 && Math.sign(angle) !== avoiding.side) cost += SAME_SIDE;
      if (cost >= best) continue;
      const pace = (PACES[p] ?? 1) * speed;
      cost += dangerOf(avoiding.near, hx * pace, hz * pace, left, softly ? SOFT_ROOM : ROOM, best - cost);
      if (cost >= best) continue;
      best = cost;
      bestX = hx * pace;
      bestZ = hz * pace;
      bestAngle = angle;
    }
    // Nobody in the way: no need to look further.
    if (a === 0 && best < 1e-6) break;
  }
  avoiding.side = Math.sign(bestAngle);
  if (best === Infinity) return;
  wish.x = bestX;
  wish.z = bestZ;
}

/** How badly walking at (vx, vz) would meet somebody within the next two seconds; `enough` is no longer of interest. */
function dangerOf(near: number, vx: number, vz: number, left: number, room: number, enough: number): number {
  let worst = 0;
  const touch = room * TOUCH;
  const horizon = Math.min(AHEAD_S, left / Math.max(0.3, Math.sqrt(vx * vx + vz * vz)) + 0.1);
  for (let i = 0; i < near; i++) {
    const x = px[i] ?? 0;
    const z = pz[i] ?? 0;
    const rx = vx - (pvx[i] ?? 0);
    const rz = vz - (pvz[i] ?? 0);
    const square = rx * rx + rz * rz;
    const meets = square > 1e-6 ? Math.min(horizon, Math.max(0, (x * rx + z * rz) / square)) : 0;
    const ax = x - rx * meets;
    const az = z - rz * meets;
    const apart = ax * ax + az * az;
    if (apart >= room * room) continue;
    const gap = Math.sqrt(apart);
    const now = Math.sqrt(x * x + z * z);
    // Going apart is always right, however near one stands.
    if (meets === 0 && x * rx + z * rz <= 0) continue;
    const soon = 1 - meets / (AHEAD_S * 1.25);
    const tight = gap < touch ? 3.2 + (touch - gap) * 4 : (room - gap) / (room - touch);
    const pressing = now < touch ? 2 : 1;
    const danger = tight * soon * pressing;
    if (danger > worst) worst = danger;
    if (worst >= enough) return worst;
  }
  return worst;
}
