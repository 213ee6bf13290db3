import { expect } from 'vitest';
import {
  cellOf,
  createSnapshotWriter,
  readSnapshot,
  type SnapshotWriter,
} from '../../../shared/protocol/hall/snapshot.ts';

export type Place = { id: number; x: number; z: number; yaw: number; gait: number };

/** All that one snapshot says. */
export type Told = {
  tick: number;
  isKey: boolean;
  places: Place[];
  gone: number[];
  said: { id: number; code: number }[];
  changed: number[];
  people: { inHall: number; cells: { column: number; row: number; people: number }[] } | null;
};

/** The frame, a copy of its own. People next to each other in the list and in the same cell share a group. */
export function encodeSnapshot(
  told: Told,
  writer: SnapshotWriter = createSnapshotWriter(),
): Uint8Array | null {
  writer.begin(told.tick, told.isKey);
  let open: string | null = null;
  for (const { id, x, z, yaw, gait } of told.places) {
    const cell = `${String(cellOf(x))} ${String(cellOf(z))}`;
    if (cell !== open) writer.openCell(cellOf(x), cellOf(z));
    open = cell;
    writer.addPlace(id, x, z, yaw, gait);
  }
  for (const id of told.gone) writer.addGone(id);
  for (const { id, code } of told.said) writer.addSaid(id, code);
  for (const id of told.changed) writer.addChanged(id);
  if (told.people) {
    writer.openPeople(told.people.inHall);
    for (const { column, row, people } of told.people.cells) writer.addCount(column, row, people);
  }
  return writer.finish()?.slice() ?? null;
}

/** What a frame says; null for none, and then nothing of it was visited. */
export function readAll(bytes: Uint8Array | null): Told | null {
  const told: Told = { tick: 0, isKey: false, places: [], gone: [], said: [], changed: [], people: null };
  let visits = 0;
  const tick = readSnapshot(bytes ?? new Uint8Array(), {
    key() {
      visits += 1;
      told.isKey = true;
    },
    place(id, x, z, yaw, gait) {
      visits += 1;
      told.places.push({ id, x, z, yaw, gait });
    },
    gone(id) {
      visits += 1;
      told.gone.push(id);
    },
    said(id, code) {
      visits += 1;
      told.said.push({ id, code });
    },
    changed(id) {
      visits += 1;
      told.changed.push(id);
    },
    people(inHall) {
      visits += 1;
      told.people = { inHall, cells: [] };
    },
    count(column, row, people) {
      visits += 1;
      told.people?.cells.push({ column, row, people });
    },
  });
  if (tick !== null) return { ...told, tick };
  expect(visits).toBe(0);
  return null;
}
