import { capacityOf, cellAt } from './crowd-cells.ts';
import type { Crowd } from './crowd.ts';
import { wake } from './crowd.ts';
import {
  createView,
  fitView,
  forgetSlot,
  metresFrom,
  NOT_FOLLOWED,
  rememberTold,
  type View,
} from './crowd-views.ts';
import { createObserver, KNOWS_NOTHING, type Observer } from './observer.ts';
import type { Person, Wire } from './person.ts';

/** So far out of the cell one is still told what it is told: who walks along its edge does not change all the time. */
const EDGE_METRES = 0.5;

function viewAt(crowd: Crowd, cell: number): View {
  const known = crowd.views[cell];
  if (known) {
    fitView(known, capacityOf(crowd.cells));
    return known;
  }
  const view = createView(crowd.cells, cell, false);
  crowd.views[cell] = view;
  return view;
}

/** A client begins to be told of the hall: from where its body is, or from the gallery. */
export function startObserving(crowd: Crowd, wire: Wire, person: Person | null): Observer {
  const view = person ? viewAt(crowd, crowd.cells.cell[person.slot] ?? 0) : crowd.gallery;
  const observer = createObserver(wire, person, view);
  view.observers.push(observer);
  wake(crowd);
  return observer;
}

export function stopObserving(observer: Observer | null): void {
  if (observer) leaveView(observer);
}

function leaveView(observer: Observer): void {
  const { observers } = observer.view;
  const at = observers.indexOf(observer);
  const last = observers.pop();
  if (at >= 0 && last && last !== observer) observers[at] = last;
}

/** Nobody looks any more, or somebody does again: that begins with a KEY. */
export function restObserver(crowd: Crowd, observer: Observer, isResting: boolean): void {
  observer.isResting = isResting;
  observer.knows = KNOWS_NOTHING;
  wake(crowd);
}

/** Those whose bodies walked out of the view's cell go over to where they are now. */
export function handOver(crowd: Crowd, view: View): void {
  const { cells } = crowd;
  let isRemembered = false;
  for (let i = view.observers.length - 1; i >= 0; i--) {
    const observer = view.observers[i];
    const slot = observer?.person?.slot;
    if (!observer || slot === undefined) continue;
    // Who has only come over is brought up to this cell first: what they know is remembered for one turn.
    if (observer.knows !== view.cell && observer.knows !== KNOWS_NOTHING) continue;
    const x = cells.x[slot] ?? 0;
    const z = cells.z[slot] ?? 0;
    if (metresFrom(view, x, z) <= EDGE_METRES || cellAt(cells, x, z) === view.cell) continue;
    if (!isRemembered) rememberTold(view);
    isRemembered = true;
    leaveView(observer);
    observer.view = viewAt(crowd, cellAt(cells, x, z));
    observer.view.observers.push(observer);
  }
}

/** A body leaves the hall: all who were told of it will hear so. */
export function forgetBody(crowd: Crowd, person: Person): void {
  for (const view of crowd.views) if (view) forgetSlot(view, person.slot, person.id);
  forgetSlot(crowd.gallery, person.slot, person.id);
  wake(crowd);
}

/** A gesture or phrase reaches those within so many metres who know where the person is, and the person. */
export function tellSaid(crowd: Crowd, person: Person, code: number, metres: number): void {
  const { cells } = crowd;
  const x = cells.x[person.slot] ?? 0;
  const z = cells.z[person.slot] ?? 0;
  for (const view of [...crowd.views, crowd.gallery]) {
    if (!view || view.observers.length === 0 || metresFrom(view, x, z) > metres) continue;
    const isKnown = !view.isOpen || view.tier[person.slot] !== NOT_FOLLOWED;
    if (isKnown || person.observer?.view === view) view.now.said.push(person.id, code);
  }
  wake(crowd);
}

/** Hands the news of other looks and names to everybody: what they keep of people must not grow old. */
export function tellChanged(crowd: Crowd): void {
  if (crowd.changed.size === 0) return;
  for (const view of [...crowd.views, crowd.gallery])
    if (view && view.observers.length > 0) view.now.changed.push(...crowd.changed);
  crowd.changed.clear();
}
