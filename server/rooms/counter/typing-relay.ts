import type { Attendee } from './attendee.ts';

/** Passes "is writing" on to the other party; never stored, at most every 3 s, forgotten after 5 s. */
export type TypingRelay = {
  tell(attendee: Attendee, conv: string, on: boolean): void;
  forget(attendee: Attendee): void;
  close(): void;
};

const MIN_GAP_MS = 3000;
const EXPIRES_MS = 5000;

type State = { toldAt: number; expiry: NodeJS.Timeout | null };

export function createTypingRelay(
  othersOf: (attendee: Attendee, conv: string) => Attendee[],
  now: () => number,
): TypingRelay {
  const states = new Map<Attendee, Map<string, State>>();

  function pass(attendee: Attendee, conv: string, on: boolean): void {
    const by = attendee.identity.as;
    for (const other of othersOf(attendee, conv)) other.send('typing', { conv, by, on });
  }

  function stop(attendee: Attendee, conv: string, state: State): void {
    if (!state.expiry) return;
    clearTimeout(state.expiry);
    state.expiry = null;
    pass(attendee, conv, false);
  }

  return {
    tell(attendee, conv, on) {
      const mine = states.get(attendee) ?? new Map<string, State>();
      states.set(attendee, mine);
      const state = mine.get(conv) ?? { toldAt: -Infinity, expiry: null };
      mine.set(conv, state);
      if (!on) {
        stop(attendee, conv, state);
        return;
      }
      if (now() - state.toldAt < MIN_GAP_MS) return;
      state.toldAt = now();
      if (state.expiry) clearTimeout(state.expiry);
      state.expiry = setTimeout(() => stop(attendee, conv, state), EXPIRES_MS);
      pass(attendee, conv, true);
    },
    forget(attendee) {
      for (const [conv, state] of states.get(attendee) ?? []) stop(attendee, conv, state);
      states.delete(attendee);
    },
    close() {
      for (const mine of states.values()) {
        for (const { expiry } of mine.values()) if (expiry) clearTimeout(expiry);
      }
      states.clear();
    },
  };
}
