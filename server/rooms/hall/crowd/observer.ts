import type { View } from './crowd-views.ts';
import type { Person, Wire } from './person.ts';

/** The client knows nothing of the hall: its next frame is a KEY. */
export const KNOWS_NOTHING = -1;

/** A client that is told of the hall. One connection; somebody who comes back is another observer. */
export type Observer = {
  readonly wire: Wire;
  /** Null for who watches from the gallery. */
  readonly person: Person | null;
  /** Whose frames it gets. */
  view: View;
  /** The cell whose frames it has had without a gap, or `KNOWS_NOTHING`. */
  knows: number;
  /** Whether it had a frame before: what it has kept of people may be old. */
  isReturning: boolean;
  /** Ticks of the newest frame sent, and of the newest one it said it had. */
  sentTick: number;
  heardTick: number;
  /** So slow that it gets nothing until it has caught up. */
  isStale: boolean;
  /** Nobody looks. */
  isResting: boolean;
};

export const createObserver = (wire: Wire, person: Person | null, view: View): Observer => ({
  wire,
  person,
  view,
  knows: KNOWS_NOTHING,
  isReturning: false,
  sentTick: 0,
  heardTick: 0,
  isStale: false,
  isResting: false,
});

/** A client this many ticks of frames behind gets none until it has read those it was sent. */
export const TICKS_BEHIND_LIMIT = 25;
/** The same for bytes that wait in this process. */
export const BACKLOG_LIMIT = 16 * 1024;

/** What the client says to have read: the low 16 bits of a tick. What was never sent counts as long ago. */
export function noteHeard(observer: Observer, heard: number): void {
  const behind = (observer.sentTick - heard) & 0xffff;
  observer.heardTick = Math.max(observer.heardTick, observer.sentTick - behind);
}

/** Whether a frame may go out to it now. Who misses one forgets everything, and begins anew with a KEY. */
export function canTakeFrame(observer: Observer): boolean {
  const isFull = observer.wire.backlog() >= BACKLOG_LIMIT;
  const behind = observer.sentTick - observer.heardTick;
  if (isFull || behind > TICKS_BEHIND_LIMIT) observer.isStale = true;
  else if (behind <= 0) observer.isStale = false;
  const can = !observer.isStale && !observer.isResting && observer.wire.isReady();
  if (!can) observer.knows = KNOWS_NOTHING;
  return can;
}

/** Sends a frame that leaves the client knowing what all in `cell` know. */
export function sendTo(observer: Observer, frame: Uint8Array, tick: number, cell: number): void {
  // Nothing was on its way, or nothing of it counts any more: what is behind is counted from here.
  if (observer.heardTick >= observer.sentTick || observer.knows === KNOWS_NOTHING)
    observer.heardTick = tick - 1;
  observer.sentTick = tick;
  observer.knows = cell;
  observer.isReturning = true;
  observer.wire.sendFrame(frame);
}
