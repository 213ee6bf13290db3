import type { Crowd } from './crowd.ts';
import { createKeptPlaces, type KeptPlaces } from './kept-places.ts';
import type { Person } from './person.ts';

/**
 * What the halls of one process know together: their numbers ("Aula 2"), in which of them somebody's body
 * is (one person, one body), and the places kept for those who left.
 */
export type HallDirectory = {
  /** Open halls of this process by number, and how many people they hold. */
  readonly halls: Map<number, { readonly people: () => number; readonly watching: () => number }>;
  readonly numbers: Set<number>;
  readonly bodies: Map<string, { readonly crowd: Crowd; readonly person: Person }>;
  readonly places: KeptPlaces;
};

export const createHallDirectory = (): HallDirectory => ({
  halls: new Map(),
  numbers: new Set(),
  bodies: new Map(),
  places: createKeptPlaces(),
});

/** The smallest number no open hall has. */
export function takeHallNumber(directory: HallDirectory): number {
  let number = 1;
  while (directory.numbers.has(number)) number++;
  directory.numbers.add(number);
  return number;
}
