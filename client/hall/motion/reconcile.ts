/** What a correction by the server means for the body on the screen. */
import type { Point } from '../../../shared/hall/types.ts';
import type { Correction } from '../../../shared/protocol/hall/correction.ts';
import { isLater } from '../../../shared/protocol/hall/quantise.ts';
import type { Ground } from './ground.ts';
import type { OwnMoves } from './own-moves.ts';

export type Reconciler = {
  /**
   * Where the body now belongs, or null when it may stay: because the correction answers reports that were on their
   * way when an earlier one was settled, or because the server merely has not followed us yet.
   */
  readonly correct: (correction: Correction, here: Point, now: number) => Point | null;
  /** A new connection: nothing of the old one matters. */
  readonly forget: () => void;
};

/** Once in so long the server is believed to be only late; refused again, we go to where it has us. Milliseconds. */
const LATE_ONCE_IN_MS = 5000;
/** Sequences are compared within this time only: they wrap. Milliseconds. */
const SETTLED_MS = 60_000;

export function createReconciler(moves: OwnMoves, ground: Pick<Ground, 'slide'>): Reconciler {
  /** Newest report that was on its way when the last correction came. */
  let settled: number | null = null;
  let correctedAt = -Infinity;

  /** The server's place as of that report, and what we walked since, by the rules of the floor. */
  function replay(from: Point, sequence: number, here: Point): Point {
    let before: Point | null = moves.sent.find(sequence);
    if (!before) return from;
    let at = from;
    for (const next of [...moves.sent.after(sequence), here]) {
      at = ground.slide(at, next.x - before.x, next.z - before.z);
      before = next;
    }
    return at;
  }

  return {
    correct({ sequence, x, z }, here, now) {
      const isSettled = settled !== null && now - correctedAt < SETTLED_MS && !isLater(sequence, settled);
      const isFirst = now - correctedAt > LATE_ONCE_IN_MS;
      const place = { x, z };
      if (isSettled) {
        moves.refused(sequence, place, now);
        return null;
      }
      settled = moves.newestSequence();
      correctedAt = now;
      const isLate = isFirst && moves.sent.wasAt(x, z, sequence);
      const to = isLate ? null : replay(place, sequence, here);
      moves.refused(sequence, place, now);
      return to;
    },
    forget() {
      settled = null;
      correctedAt = -Infinity;
    },
  };
}
