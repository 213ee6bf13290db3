import type { Phrase } from '../../../shared/protocol/phrases.ts';
import type { Crowd } from '../kit/crowd.ts';
import { createHearing, isHeard, noteOwnWords } from './hearing.ts';
import { OWN_SLOT } from './slots.ts';
import type { Tagged } from './tagged.ts';

/** Listens for the visitor: what should be read aloud is handed to the page. */
export type HearOthers = {
  /** The visitor said something. */
  readonly spoke: (now: number) => void;
  readonly heard: (who: Tagged, phrase: Phrase, now: number) => void;
};

export function hearOthers(
  { people }: Pick<Crowd, 'people'>,
  onHeard: ((name: string, phrase: Phrase) => void) | undefined,
): HearOthers {
  const hearing = createHearing();
  return {
    spoke(now) {
      noteOwnWords(hearing, now);
    },
    heard({ slot, name, simulated }, phrase, now) {
      const dx = (people.x[slot] ?? 0) - (people.x[OWN_SLOT] ?? 0);
      const dz = (people.z[slot] ?? 0) - (people.z[OWN_SLOT] ?? 0);
      if (isHeard(hearing, Math.hypot(dx, dz), simulated, now)) onHeard?.(name, phrase);
    },
  };
}
