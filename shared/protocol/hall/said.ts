/** One byte for everything a body can do or say: gestures from 0, phrases from 32. Unknown codes are passed over. */
import { gestures, type Gesture } from '../gestures.ts';
import { phrases, type Phrase } from '../phrases.ts';

const FIRST_PHRASE = 32;

export const gestureCode = (gesture: Gesture): number => gestures.indexOf(gesture);
export const phraseCode = (phrase: Phrase): number => FIRST_PHRASE + phrases.indexOf(phrase);

/** Null for a code of a newer server. */
export const gestureOfCode = (code: number): Gesture | null => gestures[code] ?? null;
export const phraseOfCode = (code: number): Phrase | null => phrases[code - FIRST_PHRASE] ?? null;
