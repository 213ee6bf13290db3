/**
 * The newest reports of one's own body, by sequence, and how much of the way told in them the server has surely
 * heard. A bunch of late reports is paid from the server's bucket at once (shared/hall/movement.ts), so the metres on
 * their way must be few.
 */
import { isLater } from '../../../shared/protocol/hall/quantise.ts';

export type SentMove = {
  readonly sequence: number;
  readonly x: number;
  readonly z: number;
  /** When it was sent, milliseconds. */
  readonly at: number;
  /** Metres of way told up to here. */
  readonly walked: number;
};

export type SentMoves = {
  readonly add: (move: SentMove) => void;
  readonly find: (sequence: number) => SentMove | null;
  /** Sent after that one, oldest first. */
  readonly after: (sequence: number) => readonly SentMove[];
  /** Whether one was reported at this place before that report. */
  readonly wasAt: (x: number, z: number, before: number) => boolean;
  /** The server shows us at this place: it has heard every report up to the one from there. */
  readonly confirm: (x: number, z: number) => void;
  /** Some snapshot was heard. */
  readonly heard: (now: number) => void;
  /** Metres told that may still be on their way. */
  readonly inFlight: (now: number) => number;
  /** All that was sent is settled; what follows begins from somewhere else. */
  readonly forget: () => void;
};

/** Reports kept: some ten seconds of them. */
const KEPT = 100;
/** Places in snapshots are steps of 2.5 cm, of what was rounded to centimetres; metres. */
const SAME_M = 0.04;
/** A report so much older than something heard was not held up; milliseconds. */
const SURELY_HEARD_MS = 3000;
/** A hall that never shows us where we are must not silence us. */
const GIVE_UP_MS = 8000;

export function createSentMoves(): SentMoves {
  let moves: SentMove[] = [];
  let confirmed = 0;
  let heardAt = -Infinity;

  return {
    add(move) {
      moves.push(move);
      if (moves.length > KEPT) moves.shift();
    },
    find: (sequence) => moves.find((move) => move.sequence === sequence) ?? null,
    after: (sequence) => moves.filter((move) => isLater(move.sequence, sequence)),
    wasAt: (x, z, before) =>
      moves.some((move) => isLater(before, move.sequence) && Math.hypot(move.x - x, move.z - z) < SAME_M),
    confirm(x, z) {
      for (let i = moves.length - 1; i >= 0; i--) {
        const move = moves[i];
        if (!move || move.walked <= confirmed) return;
        if (Math.abs(move.x - x) > SAME_M || Math.abs(move.z - z) > SAME_M) continue;
        confirmed = move.walked;
        return;
      }
    },
    heard(now) {
      heardAt = now;
    },
    inFlight(now) {
      let walked = confirmed;
      for (let i = moves.length - 1; i >= 0; i--) {
        const move = moves[i];
        if (!move || move.walked <= confirmed) break;
        if (walked === confirmed) walked = move.walked;
        if (heardAt - move.at < SURELY_HEARD_MS && now - move.at < GIVE_UP_MS) continue;
        confirmed = move.walked;
        break;
      }
      return walked - confirmed;
    },
    forget() {
      confirmed = moves.at(-1)?.walked ?? confirmed;
      moves = [];
    },
  };
}
