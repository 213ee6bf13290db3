import { createSnapshotWriter } from '../../../../shared/protocol/hall/snapshot.ts';
import { columnOf, rowOf, type CrowdCells } from './crowd-cells.ts';
import { createPlaces } from './crowd-places.ts';
import { STEPS_PER_TICK, tickOf } from './crowd-time.ts';
import { MIDDLE, NEAR, NOT_FOLLOWED, type Told, type View } from './crowd-views.ts';

/**
 * Writes the frames of a view. What comes back is overwritten by the next: seal it first. `changes` comes first in a
 * step, since the other two bring a client to where it leaves the rest.
 */
export type CrowdFrames = {
  /** What changed, for who has had every frame of this view; null when nothing did. */
  readonly changes: (view: View, step: number) => Uint8Array | null;
  /** Everything, for who knows nothing. Whose look changed after the step `since` is to be asked for again. */
  readonly key: (view: View, step: number, since: number) => Uint8Array;
  /** What differs, for who has known `from` and comes over from there; null when nothing does. */
  readonly difference: (view: View, from: Told, step: number) => Uint8Array | null;
};

/** Places in one frame of changes; who does not fit is first in the next. */
export const PLACES_PER_FRAME = 160;
/** Ticks between two tellings. */
const MIDDLE_PERIOD = 2;
const FAR_PERIOD = 10;
/** Ticks between two counts of people. */
const COUNT_PERIOD = 30;

export function createCrowdFrames(cells: CrowdCells): CrowdFrames {
  const writer = createSnapshotWriter();
  const places = createPlaces(cells, writer);
  const begin = (step: number, isKey: boolean): void => writer.begin(tickOf(step) & 0xffff, isKey);

  function writeIds(ids: readonly number[], add: (id: number) => void): void {
    for (const id of ids) add(id);
  }

  function writeSaid(said: readonly number[]): void {
    for (let i = 0; i < said.length; i += 2) writer.addSaid(said[i] ?? 0, said[i + 1] ?? 0);
  }

  function writePeople(): void {
    let people = 0;
    for (const members of cells.members) people += members.length;
    writer.openPeople(people);
    for (let cell = 0; cell < cells.members.length; cell++) {
      const here = cells.members[cell]?.length ?? 0;
      if (here > 0) writer.addCount(columnOf(cells, cell), rowOf(cells, cell), here);
    }
  }

  /** Those of the followed who moved, and whose turn it is. */
  function addMoved(view: View, step: number): void {
    const { followed, ranked, now } = view;
    const begun = view.cursor;
    view.cursor = 0;
    let room = PLACES_PER_FRAME;
    for (let i = 0; i < followed; i++) {
      const at = (begun + i) % followed;
      const slot = ranked[at] ?? 0;
      const tier = view.tier[slot] ?? NOT_FOLLOWED;
      const told = now.step[slot] ?? 0;
      if (tier === NOT_FOLLOWED || (cells.movedStep[slot] ?? 0) <= told) continue;
      if (!view.isGallery && !isTurn(cells.cell[slot] ?? 0, tier, told, step)) continue;
      if (room === 0) {
        view.cursor = at;
        return;
      }
      room -= 1;
      now.step[slot] = step;
      places.add(slot);
    }
  }

  return {
    changes(view, step) {
      begin(step, false);
      writeIds(view.now.gone, writer.addGone);
      writeIds(view.now.changed, writer.addChanged);
      addMoved(view, step);
      places.write();
      writeSaid(view.now.said);
      const isCountDue = view.isGallery || (tickOf(step) + view.cell) % COUNT_PERIOD === 0;
      if (isCountDue && view.now.people !== cells.version) {
        view.now.people = cells.version;
        writePeople();
      }
      return writer.finish();
    },

    key(view, step, since) {
      begin(step, true);
      for (let slot = 0; slot < cells.changedStep.length; slot++)
        if ((cells.changedStep[slot] ?? 0) > since) writer.addChanged(cells.id[slot] ?? 0);
      for (let i = 0; i < view.followed; i++) {
        const slot = view.ranked[i] ?? 0;
        if (view.tier[slot] !== NOT_FOLLOWED) places.add(slot);
      }
      places.write();
      writeSaid(view.now.said);
      writePeople();
      return writer.finish() ?? new Uint8Array();
    },

    difference(view, from, step) {
      begin(step, false);
      writeIds(from.gone, writer.addGone);
      for (let slot = 0; slot < from.step.length; slot++)
        if (from.step[slot] !== 0 && view.tier[slot] === NOT_FOLLOWED) writer.addGone(cells.id[slot] ?? 0);
      writeIds(from.changed, writer.addChanged);
      writeIds(view.now.changed, writer.addChanged);
      for (let i = 0; i < view.followed; i++) {
        const slot = view.ranked[i] ?? 0;
        const told = view.now.step[slot] ?? 0;
        // Told of nowhere here yet: the next changes will.
        if (told === 0) continue;
        const known = from.step[slot] ?? 0;
        const moved = cells.movedStep[slot] ?? 0;
        if (known === 0 || (moved > known && moved <= told)) places.add(slot);
      }
      places.write();
      writeSaid(from.said);
      writeSaid(withoutPairs(view.now.said, from.said));
      if (from.people < view.now.people) writePeople();
      return writer.finish();
    },
  };
}

/** Cells take turns, so that a crowd is spread over the ticks in few groups; who just set out does not wait for one. */
function isTurn(cell: number, tier: number, told: number, step: number): boolean {
  if (tier === NEAR) return true;
  const period = tier === MIDDLE ? MIDDLE_PERIOD : FAR_PERIOD;
  return (tickOf(step) + cell) % period === 0 || step - told > period * STEPS_PER_TICK;
}

/** What was said at both sides of a cell's edge is heard once. */
function withoutPairs(pairs: readonly number[], others: readonly number[]): number[] {
  const rest: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    let isKnown = false;
    for (let k = 0; k < others.length; k += 2)
      isKnown ||= others[k] === pairs[i] && others[k + 1] === pairs[i + 1];
    if (!isKnown) rest.push(pairs[i] ?? 0, pairs[i + 1] ?? 0);
  }
  return rest;
}
