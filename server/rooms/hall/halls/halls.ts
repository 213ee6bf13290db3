import type { Halls } from '../../../capabilities.ts';
import { accept, refuse } from '../../../../shared/domain/refusal.ts';
import { chooseHall, type HallCount, type HallLimits, type OwnHall } from './choose-hall.ts';

/** Tokens are joined with within seconds; who takes longer is not waited for. */
const EXPECTED_MS = 10_000;

export type HallsParts = {
  readonly limits: HallLimits;
  /** The open halls of all processes. */
  readonly count: () => Promise<readonly HallCount[]>;
  /** Where somebody's body is, or was a moment ago. */
  readonly find: (subject: string) => Promise<OwnHall | null>;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
};

export type HallChooser = Halls & {
  /** Somebody who was expected is there, and counted as such. */
  readonly arrived: (subject: string) => void;
};

/** Decides at the token which hall it is for, counting who has got one and is still on the way. */
export function createHalls({ limits, count, find, now }: HallsParts): HallChooser {
  // In the order of the tokens: the oldest are at the front.
  const expected = new Map<
    string,
    { readonly hall: number; readonly gallery: boolean; readonly at: number }
  >();

  function forgetLate(): void {
    for (const [subject, { at }] of expected) {
      if (now() - at <= EXPECTED_MS) return;
      expected.delete(subject);
    }
  }

  function withExpected(open: readonly HallCount[]): HallCount[] {
    const counts = new Map(open.map(({ number, people, watching }) => [number, { people, watching }]));
    for (const { hall, gallery } of expected.values()) {
      const there = counts.get(hall) ?? { people: 0, watching: 0 };
      there[gallery ? 'watching' : 'people'] += 1;
      counts.set(hall, there);
    }
    return [...counts].map(([number, there]) => ({ number, ...there }));
  }

  return {
    async choose(subject, wish) {
      if (wish.hall !== undefined && wish.hall > limits.max) {
        return refuse('INVALID', { field: 'hall', rule: `There are no more than ${limits.max} halls` });
      }
      const [open, own] = await Promise.all([count(), find(subject)]);
      // Nothing below waits: two requests never decide by the same count.
      forgetLate();
      expected.delete(subject);
      const choice = chooseHall(withExpected(open), limits, own, wish);
      if (!choice) return refuse('INVALID', { field: 'hall', rule: 'This hall is not open' });
      // Whose body stands there is counted already.
      if (choice.gallery || !own?.standing || own.hall !== choice.hall) {
        expected.set(subject, { ...choice, at: now() });
      }
      return accept(choice);
    },
    arrived(subject) {
      expected.delete(subject);
    },
  };
}
