/** What a simulated person does when greeted. Pure; `random` gives [0, 1). */
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';

/** What somebody said or did, and how far away, metres. */
export type Greeting = { readonly phrase?: string; readonly gesture?: Gesture; readonly distance: number };

export type Answer =
  | { readonly phrase: Phrase; readonly gesture?: never }
  | { readonly gesture: Gesture; readonly phrase?: never };

/** As near as a greeting is meant for oneself, metres. */
export const GREETED_M = 3;

type Manner = { readonly answer: Answer; readonly share: number };

/** "Sampurasun" is always answered "rampés": not to would be rude. */
const toPhrase: Readonly<Record<string, Manner>> = {
  sampurasun: { answer: { phrase: 'rampes' }, share: 1 },
  excuse: { answer: { phrase: 'after' }, share: 0.6 },
  help: { answer: { phrase: 'thanks' }, share: 0.5 },
  thanks: { answer: { gesture: 'nod' }, share: 0.8 },
  luck: { answer: { phrase: 'thanks' }, share: 0.7 },
  bye: { answer: { gesture: 'wave' }, share: 0.8 },
};
const toGesture: Readonly<Record<Gesture, Manner>> = {
  salam: { answer: { gesture: 'salam' }, share: 0.9 },
  wave: { answer: { gesture: 'wave' }, share: 0.6 },
  nod: { answer: { gesture: 'nod' }, share: 0.6 },
};

/** The answer, or null when it was not meant for this person or they let it pass. */
export function answerTo(greeting: Greeting, random: () => number): Answer | null {
  if (greeting.distance > GREETED_M) return null;
  const { phrase, gesture } = greeting;
  const manner = phrase !== undefined ? toPhrase[phrase] : gesture && toGesture[gesture];
  return manner && random() < manner.share ? manner.answer : null;
}
