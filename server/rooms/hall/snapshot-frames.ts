import { createSnapshotWriter } from '../../../shared/protocol/snapshot.ts';
import { cellDistance, type CrowdCells } from './crowd-cells.ts';

/**
 * What each cell's people are told in a tick: who moved, near ones every tick, farther ones every second
 * or fifth. All who stand in a cell share one frame, encoded once.
 */
export type SnapshotFrames = {
  /** For everybody in `cell`, or null when there is nothing to tell. */
  readonly forCell: (cell: number, tick: number) => Uint8Array | null;
  /** Where everybody is, for one who missed frames. */
  readonly everybody: (tick: number) => Uint8Array | null;
};

/** Ticks between two tellings, by distance in cells of 12.8 m. */
const PERIODS = [1, 1, 2] as const;
const FAR_PERIOD = 5;

/**
 * A person's last move is told again for this many ticks, so that it also reaches those who come from a far
 * cell to a near one in between: whoever has come to rest is known at rest to all within a second.
 */
export const SETTLE_TICKS = 5;

export function createSnapshotFrames(cells: CrowdCells): SnapshotFrames {
  const writer = createSnapshotWriter();

  function addGroup(cell: number, since: number): void {
    const members = cells.members[cell];
    if (!members || members.length === 0) return;
    const column = cells.firstColumn + (cell % cells.columns);
    const row = cells.firstRow + Math.floor(cell / cells.columns);
    let isOpen = false;
    for (const slot of members) {
      if ((cells.movedTick[slot] ?? 0) < since) continue;
      if (!isOpen) writer.open(column, row);
      isOpen = true;
      writer.add(
        cells.id[slot] ?? 0,
        cells.x[slot] ?? 0,
        cells.z[slot] ?? 0,
        cells.yaw[slot] ?? 0,
        cells.gait[slot] ?? 0,
      );
    }
  }

  return {
    forCell(observer, tick) {
      writer.begin(tick);
      for (let cell = 0; cell < cells.members.length; cell++) {
        const period = PERIODS[cellDistance(cells, observer, cell)] ?? FAR_PERIOD;
        // Far cells take turns, so that their weight is spread over the ticks.
        if ((tick + cell) % period !== 0) continue;
        addGroup(cell, tick - period - SETTLE_TICKS + 1);
      }
      return writer.finish();
    },
    everybody(tick) {
      writer.begin(tick);
      for (let cell = 0; cell < cells.members.length; cell++) addGroup(cell, -Infinity);
      return writer.finish();
    },
  };
}
