/**
 * Who the people of the snapshots are: asked for when somebody should be shown, the nearest first, and kept for the
 * visit. Questions that are not answered (a frame lost with its socket, somebody who left) are asked again, ever later.
 */
import { ASK_LIMIT, encodeQuestion, type RosterEntry } from '../../../shared/protocol/hall/roster.ts';

export type Roster = {
  /** Null for who must be asked for. */
  readonly entryOf: (id: number) => RosterEntry | null;
  readonly learn: (entry: RosterEntry) => void;
  /** Somebody has another look or name. */
  readonly forget: (id: number) => void;
  /** Asks for some of `strangers`, the first of them first, when it is time to. */
  readonly ask: (strangers: readonly number[], now: number) => void;
  /** In another room ids are other people's. */
  readonly clear: () => void;
  /** People kept, and questions not answered yet. */
  readonly size: () => { readonly known: number; readonly asked: number };
};

/** The server takes four questions a second. */
const ASK_EVERY_MS = 270;
const AGAIN_AFTER_MS = 2000;
const LONGEST_MS = 32_000;
/** More than a full hall; who was not met for longest is forgotten first. */
const KEPT = 1500;
const ASKED = 512;

type Question = { tries: number; againAt: number };

/** `send` returns false when it could not; then the next call tries again. */
export function createRoster(send: (question: Uint8Array) => boolean): Roster {
  const known = new Map<number, RosterEntry>();
  const asked = new Map<number, Question>();
  const next: number[] = [];
  let askedAt = -Infinity;

  function note(id: number, now: number): void {
    const question = asked.get(id) ?? { tries: 0, againAt: 0 };
    question.againAt = now + Math.min(LONGEST_MS, AGAIN_AFTER_MS * 2 ** question.tries);
    question.tries += 1;
    asked.set(id, question);
  }

  function forgetOldQuestions(now: number): void {
    if (asked.size <= ASKED) return;
    for (const [id, { againAt }] of asked) if (againAt < now) asked.delete(id);
  }

  return {
    entryOf(id) {
      const entry = known.get(id) ?? null;
      if (entry) {
        known.delete(id);
        known.set(id, entry);
      }
      return entry;
    },
    learn(entry) {
      asked.delete(entry.id);
      known.delete(entry.id);
      known.set(entry.id, entry);
      if (known.size <= KEPT) return;
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    },
    forget(id) {
      known.delete(id);
      asked.delete(id);
    },
    ask(strangers, now) {
      if (strangers.length === 0 || now - askedAt < ASK_EVERY_MS) return;
      next.length = 0;
      for (const id of strangers) {
        if (next.length === ASK_LIMIT) break;
        if ((asked.get(id)?.againAt ?? -Infinity) <= now) next.push(id);
      }
      if (next.length === 0 || !send(encodeQuestion(next))) return;
      askedAt = now;
      for (const id of next) note(id, now);
      forgetOldQuestions(now);
    },
    clear() {
      known.clear();
      asked.clear();
    },
    size: () => ({ known: known.size, asked: asked.size }),
  };
}
