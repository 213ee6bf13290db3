import type { SnapshotWriter } from '../../../../shared/protocol/hall/snapshot.ts';
import { capacityOf, columnOf, rowOf, type CrowdCells } from './crowd-cells.ts';

/** Collects slots and writes their places cell by cell, as frames want them. */
export type Places = {
  readonly add: (slot: number) => void;
  /** Writes what was collected, and is empty again. */
  readonly write: () => void;
};

export function createPlaces(cells: CrowdCells, writer: SnapshotWriter): Places {
  // One chain of slots a cell: no list grows, nothing is sorted.
  const first = new Int32Array(cells.members.length).fill(-1);
  const used = new Uint16Array(cells.members.length);
  let next: Int32Array = new Int32Array(0);
  let cellsUsed = 0;

  return {
    add(slot) {
      if (next.length <= slot) next = grown(next, capacityOf(cells));
      const cell = cells.cell[slot] ?? 0;
      const head = first[cell] ?? -1;
      if (head < 0) {
        used[cellsUsed] = cell;
        cellsUsed += 1;
      }
      next[slot] = head;
      first[cell] = slot;
    },
    write() {
      for (let i = 0; i < cellsUsed; i++) {
        const cell = used[i] ?? 0;
        writer.openCell(columnOf(cells, cell), rowOf(cells, cell));
        for (let slot = first[cell] ?? -1; slot >= 0; slot = next[slot] ?? -1) {
          const { id, x, z, yaw, gait } = cells;
          writer.addPlace(id[slot] ?? 0, x[slot] ?? 0, z[slot] ?? 0, yaw[slot] ?? 0, gait[slot] ?? 0);
        }
        first[cell] = -1;
      }
      cellsUsed = 0;
    },
  };
}

/** Chains may have been begun: what is there stays. */
function grown(from: Int32Array, length: number): Int32Array {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
