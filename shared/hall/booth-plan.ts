import { localBox, placeLocal, roundMetres, roundYaw } from './frame.ts';
import type { Box, CounterPlace, Point } from './types.ts';

/**
 * Measures of one pavilion, the same as the model's. Local x runs to the visitor's right, local z from the
 * pavilion's centre towards the visitor; metres.
 */
export const BOOTH = {
  /** The roof's footprint. */
  width: 4.4,
  depth: 3,
  /** From one pavilion's centre to its neighbour's. */
  pitch: 4.9,
  /** Where the platform ends and the aisle begins. */
  front: 1.4,
  /** Behind the roof's rear edge, counted from the centre. */
  back: 1.66,
} as const;

/** How far the floor reaches into the booth line: to the desks, never past them. */
export const BOOTH_NICHE = 0.9;

/** Desk, low counter, side walls between the posts, back wall. */
const SOLIDS: readonly (readonly [lx: number, lz: number, hx: number, hz: number])[] = [
  [-0.4, 0.65, 1.14, 0.44],
  [1.14, 0.36, 0.4, 0.34],
  [-1.62, 0, 0.15, 1.3],
  [1.62, 0, 0.15, 1.3],
  [0, -1.2, 1.62, 0.12],
];

const OFFICERS: readonly (readonly [number, number])[] = [
  [-0.35, -0.25],
  [1.14, -0.4],
  [-1.1, -0.25],
];

const DESK_SEATS: readonly (readonly [number, number])[] = [
  [-0.35, 1.6],
  [1.14, 1.45],
  [-1.15, 1.6],
];
const WAITING_SEATS: readonly (readonly [number, number])[] = [
  [-2, 2.3],
  [2, 2.3],
];
const APPROACH: readonly [number, number] = [0.4, 1.95];

/** The zone begins between the posts and leaves the middle of the aisle to those who pass. */
const ZONE = { near: 0.5, far: 3.5, halfWidth: 2.2 } as const;

export type BoothIdentity = Pick<CounterPlace, 'code' | 'name' | 'wingId' | 'accent' | 'pattern' | 'index'>;

/** A pavilion with its front turned to `yaw`, everything it brings put into the hall's coordinates. */
export function placeBooth(identity: BoothIdentity, centre: Point, yaw: number): CounterPlace {
  const at = ([lx, lz]: readonly [number, number]) => placeLocal(centre, yaw, lx, lz);
  const towardsDesk = roundYaw(yaw + Math.PI);
  const waiting = WAITING_SEATS.map(([lx, lz]) => ({
    ...at([lx, lz]),
    yaw: roundYaw(yaw + Math.atan2(-lx, -lz)),
  }));
  return {
    ...identity,
    centre: { x: roundMetres(centre.x), z: roundMetres(centre.z) },
    yaw: roundYaw(yaw),
    solids: SOLIDS.map(([lx, lz, hx, hz]) => localBox(centre, yaw, lx, lz, hx, hz)),
    approach: at(APPROACH),
    approachYaw: towardsDesk,
    officerSpots: OFFICERS.map(at),
    seats: [...DESK_SEATS.map((seat) => ({ ...at(seat), yaw: towardsDesk })), ...waiting],
    zone: localBox(centre, yaw, 0, (ZONE.near + ZONE.far) / 2, ZONE.halfWidth, (ZONE.far - ZONE.near) / 2),
  };
}

/** The pavilion's whole footprint under its roof. */
export function boothFootprint(place: Pick<CounterPlace, 'centre' | 'yaw'>): Box {
  return localBox(place.centre, place.yaw, 0, 0, BOOTH.width / 2, BOOTH.depth / 2);
}
