/** How many people are in the hall and where, as snapshots tell it, for the page: at most every two seconds. */
import type { CellCount } from '../state/hall-store.ts';

export type PeopleCount = {
  /** Begins a new count: people in the whole hall; its cells follow. */
  readonly begin: (inHall: number) => void;
  readonly add: (column: number, row: number, people: number) => void;
  /** Hands on what is new, when it is time. */
  readonly tell: (now: number) => void;
};

const EVERY_MS = 2000;

export function createPeopleCount(
  onCount: (inHall: number, cells: readonly CellCount[]) => void,
): PeopleCount {
  let inHall = 0;
  let cells: CellCount[] = [];
  let isNews = false;
  let toldAt = -Infinity;
  return {
    begin(people) {
      inHall = people;
      cells = [];
      isNews = true;
    },
    add(column, row, people) {
      cells.push({ column, row, people });
    },
    tell(now) {
      if (!isNews || now - toldAt < EVERY_MS) return;
      isNews = false;
      toldAt = now;
      onCount(inHall, cells);
    },
  };
}
