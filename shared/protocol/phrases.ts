import type { Gesture } from './gestures.ts';

/**
 * Everything that can be said aloud in the hall. There is no free public talk: only the id travels, and everybody
 * reads the phrase in their own language. Ids are never given another meaning; new ones may be added, and who does
 * not know one shows nothing.
 */
export const phrases = [
  /** The Sundanese greeting, and its answer. */
  'sampurasun',
  'rampes',
  /** Making room. */
  'excuse',
  'after',
  'thanks',
  /** Finding one's way. */
  'help',
  'there',
  'waiting',
  /** Parting. */
  'luck',
  'bye',
] as const;
export type Phrase = (typeof phrases)[number];

export function isPhrase(id: string): id is Phrase {
  return phrases.some((phrase) => phrase === id);
}

const gestureOf: Readonly<Record<Phrase, Gesture>> = {
  sampurasun: 'salam',
  rampes: 'salam',
  excuse: 'nod',
  after: 'nod',
  thanks: 'salam',
  help: 'wave',
  there: 'nod',
  waiting: 'nod',
  luck: 'nod',
  bye: 'wave',
};

/** What the body does while it is said. */
export const gestureWith = (phrase: Phrase): Gesture => gestureOf[phrase];
