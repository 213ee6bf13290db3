import type { WalkGrid } from '../../../../shared/hall/build-walk-grid.ts';
import { counterAt } from '../../../../shared/hall/counter-zones.ts';
import type { Hall, Point } from '../../../../shared/hall/types.ts';
import { cellAt, createCrowdCells, moveBody, type CrowdCells } from './crowd-cells.ts';
import { createCrowdFrames, type CrowdFrames } from './crowd-frames.ts';
import { createFollowing, type Following } from './crowd-following.ts';
import { STEPS_PER_TICK } from './crowd-time.ts';
import { createView, type View } from './crowd-views.ts';
import { ELBOW_ROOM } from './free-spot.ts';
import type { HallDirectory } from '../halls/hall-directory.ts';
import type { Person, Watcher } from './person.ts';

/** What the hall tells the rest of the house: a signal for officers, never a state. */
export type HallPresence = {
  readonly moved: (subject: string, region: string | null) => void;
  readonly left: (subject: string) => void;
};

export type CrowdParts = {
  readonly hall: Hall;
  readonly grid: WalkGrid;
  /** "Aula 1" is 1. */
  readonly number: number;
  readonly directory: HallDirectory;
  readonly presence: HallPresence;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
  /** Makes the bytes of a snapshot the frame that travels; copies them. */
  readonly seal: (bytes: Uint8Array) => Uint8Array;
};

/** Everybody in one hall. Plain data; the functions beside it work on it, and know no transport. */
export type Crowd = CrowdParts & {
  readonly cells: CrowdCells;
  readonly following: Following;
  readonly frames: CrowdFrames;
  /** The hall as seen from each cell where somebody has stood. */
  readonly views: (View | undefined)[];
  /** As seen by those who watch from above its middle. */
  readonly gallery: View;
  readonly people: Map<number, Person>;
  readonly watchers: Set<Watcher>;
  /** Bodies that wait for a dropped client. */
  readonly away: Set<Person>;
  /** People whose last report was refused and who have not been told yet. */
  readonly refused: Set<Person>;
  /** Ids with another look or name that nobody has been told of yet. */
  readonly changed: Set<number>;
  /** The step that is being filled; the next `stepCrowd` tells it. */
  step: number;
  /** The last step in which there was something to tell. */
  eventStep: number;
  lastId: number;
  /** For the log. */
  readonly counts: { joined: number; refusedMoves: number; nonsense: number; dismissed: number };
};

export const createCrowd = (parts: CrowdParts): Crowd => {
  const cells = createCrowdCells(parts.hall.bounds);
  return {
    ...parts,
    cells,
    following: createFollowing(cells),
    frames: createCrowdFrames(cells),
    views: cells.members.map(() => undefined),
    gallery: createView(cells, cellAt(cells, 0, 0), true),
    people: new Map(),
    watchers: new Set(),
    away: new Set(),
    refused: new Set(),
    changed: new Set(),
    // Tick 0 is what a client has heard that has heard nothing.
    step: STEPS_PER_TICK,
    eventStep: 0,
    lastId: 0,
    counts: { joined: 0, refusedMoves: 0, nonsense: 0, dismissed: 0 },
  };
};

/** There is something to tell: the hall must not sleep. */
export function wake(crowd: Crowd): void {
  crowd.eventStep = crowd.step;
}

/** Puts a body where the rules have decided it is, and notices counters reached or left. */
export function putBody(crowd: Crowd, person: Person, at: Point, yaw: number, gait: number): void {
  person.yaw = yaw;
  moveBody(crowd.cells, person.slot, at.x, at.z, yaw, gait, crowd.step);
  wake(crowd);
  const region = counterAt(crowd.hall, at.x, at.z);
  if (region === person.region) return;
  person.region = region;
  person.wire?.send('at', { region });
  crowd.presence.moved(person.subject, region);
}

/** Others are to ask anew who this is. */
export function noteChanged(crowd: Crowd, person: Person): void {
  crowd.cells.changedStep[person.slot] = crowd.step;
  crowd.changed.add(person.id);
  wake(crowd);
}

/** Whether nobody (but `self`) stands within elbow room of the point. */
export function hasElbowRoom(crowd: Crowd, p: Point, self: Person | null): boolean {
  const { cells } = crowd;
  const here = cellAt(cells, p.x, p.z);
  for (const row of [-cells.columns, 0, cells.columns]) {
    for (const column of [-1, 0, 1]) {
      for (const slot of cells.members[here + row + column] ?? []) {
        if (slot === self?.slot) continue;
        const distance = Math.hypot((cells.x[slot] ?? 0) - p.x, (cells.z[slot] ?? 0) - p.z);
        if (distance < ELBOW_ROOM) return false;
      }
    }
  }
  return true;
}
