/**
 * The newest reports of one's own body, by sequence, and how much of the way told in them may still be on its way: what
 * the server has not shown us yet, and, where it shows others rather than us (a dense crowd), what was told just before
 * the newest snapshot. While the network stands still, that is all of it.
 */
import { isLater } from '../../../shared/protocol/hall/quantise.ts';

export type SentMove = {
  readonly sequence: number;
  readonly x: number;
  readonly z: number;
  /** When it was sent, milliseconds. */
  readonly at: number;
  /** Metres from the place told before. */
  readonly step: number;
};

export type SentMoves = {
  readonly add: (move: SentMove) => void;
  readonly find: (sequence: number) => SentMove | null;
  /** Sent after that one, oldest first. */
  readonly after: (sequence: number) => readonly SentMove[];
  /** Whether one was reported at this place before that report. */
  readonly wasAt: (x: number, z: number, before: number) => boolean;
  /** Some snapshot was heard. */
  readonly heard: (now: number) => void;
  /** It shows us at this place: all that we told up to there has arrived. */
  readonly seenAt: (x: number, z: number) => void;
  /** Whether the server has shown us where the newest report puts us. */
  readonly isShown: () => boolean;
  /** Metres told that may still be on their way. */
  readonly inFlight: (now: number) => number;
  /** All that was sent is settled; what follows begins from somewhere else. */
  readonly forget: () => void;
};

/** Reports kept: some ten seconds of them. */
const KEPT = 100;
/** Corrections name places in centimetres, snapshots in steps of 2.5 cm of what were centimetres; metres. */
const SAME_M = 0.02;
const SAME_SHOWN_M = 0.025;
/** What was told so long before something was heard is not held up: three round trips of a usual network. Milliseconds. */
const UNDERWAY_MS = 700;
/** A hall that says nothing at all must not silence us. */
const GIVE_UP_MS = 8000;

export function createSentMoves(): SentMoves {
  let moves: SentMove[] = [];
  let heardAt = -Infinity;
  /** When the newest report that the server has shown us was sent. */
  let shownAt = -Infinity;

  return {
    add(move) {
      moves.push(move);
      if (moves.length > KEPT) moves.shift();
    },
    find: (sequence) => moves.find((move) => move.sequence === sequence) ?? null,
    after: (sequence) => moves.filter((move) => isLater(move.sequence, sequence)),
    wasAt: (x, z, before) =>
      moves.some((move) => isLater(before, move.sequence) && Math.hypot(move.x - x, move.z - z) < SAME_M),
    heard(now) {
      heardAt = now;
    },
    seenAt(x, z) {
      for (let i = moves.length - 1; i >= 0; i--) {
        const move = moves[i];
        if (!move || move.at <= shownAt) return;
        if (Math.abs(move.x - x) > SAME_SHOWN_M || Math.abs(move.z - z) > SAME_SHOWN_M) continue;
        shownAt = move.at;
        return;
      }
    },
    isShown: () => (moves.at(-1)?.at ?? -Infinity) <= shownAt,
    inFlight(now) {
      const arrivedBy = Math.max(shownAt, heardAt - UNDERWAY_MS, now - GIVE_UP_MS);
      let metres = 0;
      for (let i = moves.length - 1; i >= 0; i--) {
        const move = moves[i];
        if (!move || move.at <= arrivedBy) break;
        metres += move.step;
      }
      return metres;
    },
    forget() {
      moves = [];
    },
  };
}
