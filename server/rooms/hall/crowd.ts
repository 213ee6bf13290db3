import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import type { HallServerMessages } from '../../../shared/protocol/hall-messages.ts';
import { cellAt, cellDistance, createCrowdCells, moveBody, type CrowdCells } from './crowd-cells.ts';
import { ELBOW_ROOM } from './free-spot.ts';
import type { HallDirectory } from './hall-directory.ts';
import type { Person } from './person.ts';
import { createSnapshotFrames, type SnapshotFrames } from './snapshot-frames.ts';

/** What the hall tells the rest of the house: a signal for officers, never a state. */
export type HallPresence = {
  readonly moved: (subject: string, region: string | null) => void;
  readonly left: (subject: string) => void;
};

export type CrowdParts = {
  readonly hall: Hall;
  readonly grid: WalkGrid;
  /** What people call this hall: "Aula 1". */
  readonly name: string;
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
  readonly frames: SnapshotFrames;
  readonly people: Map<number, Person>;
  readonly bySlot: (Person | undefined)[];
  /** Bodies that wait for a dropped client. */
  readonly away: Set<Person>;
  /** People whose last report was refused and who have not been told yet. */
  readonly refused: Set<Person>;
  /** People who missed frames and must be told where everybody is. */
  readonly stale: Set<Person>;
  /** The tick that is being filled; the next `tickCrowd` tells it. */
  tick: number;
  lastMoveTick: number;
  lastId: number;
  /** For the log. */
  readonly counts: { joined: number; refusedMoves: number; nonsense: number; dismissed: number };
};

export const createCrowd = (parts: CrowdParts): Crowd => {
  const cells = createCrowdCells(parts.hall.bounds);
  return {
    ...parts,
    cells,
    frames: createSnapshotFrames(cells),
    people: new Map(),
    bySlot: [],
    away: new Set(),
    refused: new Set(),
    stale: new Set(),
    tick: 0,
    lastMoveTick: -Infinity,
    lastId: 0,
    counts: { joined: 0, refusedMoves: 0, nonsense: 0, dismissed: 0 },
  };
};

/** Tells everybody but one. */
export function tellOthers<T extends keyof HallServerMessages>(
  crowd: Crowd,
  except: Person,
  type: T,
  message: HallServerMessages[T],
): void {
  for (const person of crowd.people.values()) if (person !== except) person.wire?.send(type, message);
}

/** Tells those within a number of snapshot cells, the person included. */
export function tellNear<T extends keyof HallServerMessages>(
  crowd: Crowd,
  centre: Person,
  cells: number,
  type: T,
  message: HallServerMessages[T],
): void {
  const here = crowd.cells.cell[centre.slot] ?? 0;
  for (const person of crowd.people.values()) {
    if (cellDistance(crowd.cells, here, crowd.cells.cell[person.slot] ?? 0) > cells) continue;
    person.wire?.send(type, message);
  }
}

/** Puts a body where the rules have decided it is, and notices counters reached or left. */
export function putBody(crowd: Crowd, person: Person, at: Point, yaw: number, gait: number): void {
  person.yaw = yaw;
  moveBody(crowd.cells, person.slot, at.x, at.z, yaw, gait, crowd.tick);
  crowd.lastMoveTick = crowd.tick;
  const region = counterAt(crowd.hall, at.x, at.z);
  if (region === person.region) return;
  person.region = region;
  person.wire?.send('at', { region });
  crowd.presence.moved(person.subject, region);
}

/** Whether nobody (but `self`) stands within elbow room of the point. */
export function hasElbowRoom(crowd: Crowd, p: Point, self: Person | null): boolean {
  const { cells } = crowd;
  const here = cellAt(cells, p.x, p.z);
  for (let cell = 0; cell < cells.members.length; cell++) {
    if (cellDistance(cells, here, cell) > 1) continue;
    for (const slot of cells.members[cell] ?? []) {
      if (slot === self?.slot) continue;
      const distance = Math.hypot((cells.x[slot] ?? 0) - p.x, (cells.z[slot] ?? 0) - p.z);
      if (distance < ELBOW_ROOM) return false;
    }
  }
  return true;
}
