import type { Crowd } from '../crowd/crowd.ts';
import type { House, KeptPlace } from './house.ts';
import type { Person, Watcher } from '../crowd/person.ts';

/**
 * What the halls of one process know together: which of them are open, in which of them somebody's body is (one
 * person, one body), and through the house what other processes know.
 */
export type HallDirectory = {
  readonly house: House;
  /** Open halls by number. Two rooms have one only for the moment in which one closes and the next opens. */
  readonly halls: Map<number, Crowd>;
  readonly bodies: Map<string, { readonly crowd: Crowd; readonly person: Person }>;
  /** Who watches from a gallery, and from which. */
  readonly watchers: Map<string, { readonly crowd: Crowd; readonly watcher: Watcher }>;
};

export const createHallDirectory = (house: House): HallDirectory => ({
  house,
  halls: new Map(),
  bodies: new Map(),
  watchers: new Map(),
});

/** Where somebody is or was a moment ago. `isStanding`: the body is in a hall of this process. */
export type Whereabouts = { readonly place: KeptPlace; readonly isStanding: boolean };

/** Null for who has not been in any hall within the last minute. Never rejects. */
export async function findPerson(directory: HallDirectory, subject: string): Promise<Whereabouts | null> {
  const body = directory.bodies.get(subject);
  if (body) return { place: placeIn(body.crowd, body.person), isStanding: true };
  const place = await directory.house.places.find(subject);
  return place && { place, isStanding: false };
}

/** Everybody who stands in a hall of this process. */
export function* everybody(directory: HallDirectory): Generator<readonly [string, KeptPlace]> {
  for (const [subject, { crowd, person }] of directory.bodies) yield [subject, placeIn(crowd, person)];
}

export const placeIn = ({ number }: Crowd, { mover, yaw, seat }: Person): KeptPlace => ({
  hall: number,
  x: mover.x,
  z: mover.z,
  yaw,
  seated: seat !== null,
});
