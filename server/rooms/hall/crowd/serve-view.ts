import { capacityOf } from './crowd-cells.ts';
import { wake, type Crowd } from './crowd.ts';
import { stepOfTick, tickOf } from './crowd-time.ts';
import { clearWaiting, closeView, fitView, NOT_FOLLOWED, type View } from './crowd-views.ts';
import { handOver } from './observe-crowd.ts';
import { canTakeFrame, KNOWS_NOTHING, sendTo, type Observer } from './observer.ts';

/** Ticks between two rankings of a view. */
const RANK_EVERY = 5;

/** Tells all observers of a view what is new since its last turn: one frame for all who have had the last. */
export function serveView(crowd: Crowd, view: View): void {
  if (!view.isGallery) handOver(crowd, view);
  let ready = 0;
  let upToDate = 0;
  for (const observer of view.observers) {
    if (!canTakeFrame(observer)) {
      if (!observer.isResting) wake(crowd);
      continue;
    }
    ready += 1;
    if (observer.knows === view.cell) upToDate += 1;
  }
  if (ready === 0) {
    closeView(view);
    return;
  }
  fitView(view, capacityOf(crowd.cells));
  if (upToDate === 0) openView(crowd, view);
  else if (isRankDue(crowd, view)) crowd.following.rank(view);
  if (upToDate > 0) sendChanges(crowd, view);
  if (upToDate < ready) bringUp(crowd, view);
  clearWaiting(view.now);
}

const isRankDue = (crowd: Crowd, view: View): boolean =>
  view.isGallery || (tickOf(crowd.step) + view.cell) % RANK_EVERY === 0;

/** Nobody here has had the last frame: everything counts as told now, and each is brought up to it. */
function openView(crowd: Crowd, view: View): void {
  const { now } = view;
  view.isOpen = true;
  view.tier.fill(NOT_FOLLOWED);
  view.followed = 0;
  now.step.fill(0);
  now.gone.length = 0;
  now.people = crowd.cells.version;
  crowd.following.rank(view);
  for (let i = 0; i < view.followed; i++) now.step[view.ranked[i] ?? 0] = crowd.step;
}

function sendChanges(crowd: Crowd, view: View): void {
  const bytes = crowd.frames.changes(view, crowd.step);
  if (!bytes) return;
  const frame = crowd.seal(bytes);
  const tick = tickOf(crowd.step);
  for (const observer of view.observers)
    if (observer.knows === view.cell) sendTo(observer, frame, tick, view.cell);
}

/** A KEY for those who know nothing; the difference for those who came over from another cell. */
function bringUp(crowd: Crowd, view: View): void {
  const tick = tickOf(crowd.step);
  const keyed: Observer[] = [];
  const comers: Observer[] = [];
  for (const observer of view.observers) {
    if (observer.knows === view.cell || !canTakeFrame(observer)) continue;
    (observer.knows === KNOWS_NOTHING ? keyed : comers).push(observer);
  }
  if (keyed.length > 0) {
    const heardUpTo = keyed.map((o) => (o.isReturning ? stepOfTick(o.sentTick) : Infinity));
    const key = crowd.frames.key(view, crowd.step, Math.min(...heardUpTo));
    const frame = crowd.seal(key);
    for (const observer of keyed) sendTo(observer, frame, tick, view.cell);
  }
  for (const from of new Set(comers.map((o) => o.knows))) {
    const known = crowd.views[from]?.before;
    const bytes = known ? crowd.frames.difference(view, known, crowd.step) : null;
    const frame = bytes && crowd.seal(bytes);
    for (const observer of comers) {
      if (observer.knows !== from) continue;
      if (frame) sendTo(observer, frame, tick, view.cell);
      else observer.knows = view.cell;
    }
  }
}
