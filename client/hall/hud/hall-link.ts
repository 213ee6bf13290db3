import { hallNumberOf } from '../net/hall-wish.ts';

/** The address that leads a friend into this very hall. */
export const hallLink = (origin: string, hall: number): string => `${origin}/aula?aula=${hall}`;

/** The hall that the address asked for, when it turned out to be another one. */
export function missedHall(search: string, hall: number | null): number | null {
  const wished = hallNumberOf(search);
  return hall !== null && wished !== null && wished !== hall ? wished : null;
}
