import { CELL_METRES } from '../../../shared/protocol/hall/snapshot.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import { wingAt } from '../engine/wing-at.ts';
import type { CellCount } from '../state/hall-store.ts';

/** The middle of a cell, metres. */
export const middleOf = ({ column, row }: CellCount): Point => ({
  x: (column + 0.5) * CELL_METRES,
  z: (row + 0.5) * CELL_METRES,
});

/** How strongly a cell glows on the plan, 0 to 1: one person shows, and fifty are more than twenty. */
export const glowOf = ({ people }: CellCount): number => 0.12 + 0.82 * (1 - Math.exp(-people / 18));

/** From this many on a place is worth calling busy. */
const BUSY = 6;

export type BusyPlace = {
  /** Id of the wing, or null for the atrium and what surrounds it. */
  readonly wing: string | null;
  readonly people: number;
};

/** The part of the hall with most people in it, by cells' middles; null while no part is busy. */
export function busiestPlace(hall: Hall, cells: readonly CellCount[]): BusyPlace | null {
  const sums = new Map<string | null, number>();
  for (const cell of cells) {
    const { x, z } = middleOf(cell);
    const wing = wingAt(hall, x, z);
    sums.set(wing, (sums.get(wing) ?? 0) + cell.people);
  }
  let busiest: BusyPlace | null = null;
  for (const [wing, people] of sums) {
    if (people >= BUSY && people > (busiest?.people ?? 0)) busiest = { wing, people };
  }
  return busiest;
}
