import { CELL_METRES } from '../../../../shared/protocol/hall/snapshot.ts';
import { capacityOf, columnOf, rowOf, type CrowdCells } from './crowd-cells.ts';
import type { Observer } from './observer.ts';

/** What the observers in a cell have been told, and what waits to be told to them. */
export type Told = {
  /** By slot: the step in which it was last told of; 0 when it is not followed, or not told of yet. */
  step: Int32Array;
  /** Ids that are to be forgotten. */
  readonly gone: number[];
  /** Ids and codes by turns. */
  readonly said: number[];
  /** Ids with another look or name. */
  readonly changed: number[];
  /** Which count of people was told last (`CrowdCells.version`). */
  people: number;
};

/** Not followed, or followed once, five and ten times a second. */
export const NOT_FOLLOWED = 0;
export const FAR = 1;
export const MIDDLE = 2;
export const NEAR = 3;

/** The hall as it is seen from one cell. All who stand there share it, and its frames. */
export type View = {
  /** The observers' cell. */
  readonly cell: number;
  /** Seen from the gallery: told of twice a second. */
  readonly isGallery: boolean;
  readonly west: number;
  readonly north: number;
  readonly observers: Observer[];
  /** Whether `now` is kept: somebody here is told of the hall. */
  isOpen: boolean;
  /** By slot. */
  tier: Uint8Array;
  /** The followed slots, nearest first. */
  ranked: Uint16Array;
  followed: number;
  /** Where in `ranked` the next frame begins, when the last one was full. */
  cursor: number;
  readonly now: Told;
  /** `now` as it was when somebody last walked out of the cell: what they know. */
  readonly before: Told;
};

const createTold = (capacity: number): Told => ({
  step: new Int32Array(capacity),
  gone: [],
  said: [],
  changed: [],
  people: 0,
});

export function createView(cells: CrowdCells, cell: number, isGallery: boolean): View {
  const capacity = capacityOf(cells);
  return {
    cell,
    isGallery,
    west: columnOf(cells, cell) * CELL_METRES,
    north: rowOf(cells, cell) * CELL_METRES,
    observers: [],
    isOpen: false,
    tier: new Uint8Array(capacity),
    ranked: new Uint16Array(capacity),
    followed: 0,
    cursor: 0,
    now: createTold(capacity),
    before: createTold(capacity),
  };
}

/** Makes room for slots that came after the view. */
export function fitView(view: View, capacity: number): void {
  if (view.tier.length >= capacity) return;
  const tier = new Uint8Array(capacity);
  tier.set(view.tier);
  view.tier = tier;
  const ranked = new Uint16Array(capacity);
  ranked.set(view.ranked);
  view.ranked = ranked;
  for (const told of [view.now, view.before]) {
    const step = new Int32Array(capacity);
    step.set(told.step);
    told.step = step;
  }
}

/** Nobody here is told any more: there is nothing to remember. */
export function closeView(view: View): void {
  if (!view.isOpen) return;
  view.isOpen = false;
  view.tier.fill(NOT_FOLLOWED);
  view.followed = 0;
  view.now.step.fill(0);
  clearWaiting(view.now);
}

export function clearWaiting(told: Told): void {
  told.gone.length = 0;
  told.said.length = 0;
  told.changed.length = 0;
}

/** Keeps what the observers know who walk out of the cell now. */
export function rememberTold(view: View): void {
  const { now, before } = view;
  before.step.set(now.step);
  clearWaiting(before);
  before.gone.push(...now.gone);
  before.said.push(...now.said);
  before.changed.push(...now.changed);
  before.people = now.people;
}

/** Somebody left the hall: whoever was told of them is told so. */
export function forgetSlot(view: View, slot: number, id: number): void {
  view.tier[slot] = NOT_FOLLOWED;
  forgetTold(view.now, slot, id);
  forgetTold(view.before, slot, id);
}

function forgetTold(told: Told, slot: number, id: number): void {
  if ((told.step[slot] ?? 0) === 0) return;
  told.step[slot] = 0;
  told.gone.push(id);
}

/** Metres from the view's cell to a place; 0 within. */
export function metresFrom(view: View, x: number, z: number): number {
  const dx = Math.max(view.west - x, 0, x - view.west - CELL_METRES);
  const dz = Math.max(view.north - z, 0, z - view.north - CELL_METRES);
  return Math.sqrt(dx * dx + dz * dz);
}
