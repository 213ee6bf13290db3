import type { Hall } from '../../../shared/hall/types.ts';
import type { KeyAction } from '../motion/keys.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';
import type { TagWords } from '../people/tag-slip.ts';
import type { PropWords } from '../world/prop-signs.ts';
import type { SignWords } from '../world/signs.ts';

/** Everything written in the hall itself, in the visitor's language. */
export type HallWords = SignWords & PropWords & TagWords & { readonly greeter: string };

/** What the page gives the hall. */
export type EngineOptions = {
  readonly hall: Hall;
  /** The province's zone: the light follows its clocks. */
  readonly timeZone: string;
  readonly canvas: HTMLCanvasElement;
  readonly tagLayer: HTMLElement;
  readonly tagClasses: Readonly<Record<string, string>>;
  readonly words: HallWords;
  /** Counter to be at from the beginning, or null for the entrance. */
  readonly startAt: string | null;
  readonly reducedMotion: () => boolean;
  readonly lettersOn: () => boolean;
  readonly onAction: (action: KeyAction) => void;
  /** Somebody near enough to be talking to the visitor said a phrase; for screen readers, seldom. */
  readonly onHeard?: (name: string, phrase: Phrase) => void;
  /** Called at each contact of an own foot with the floor; strength 0 to 1 (running is louder). */
  readonly onFootfall?: (strength: number) => void;
  /** True once the page was left while files were still on their way. */
  readonly isGone: () => boolean;
};
