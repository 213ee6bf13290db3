import type { Phrase } from '../../../shared/protocol/phrases.ts';

/** Somebody who may have a name, or words, over the head. */
export type Tagged = {
  /** Place in the crowd's arrays. */
  readonly slot: number;
  name: string;
  role: 'citizen' | 'officer' | 'greeter' | 'self';
  simulated: boolean;
  /** Whether the body is drawn at all. */
  shown: boolean;
  /** The last phrase, and when it was said (ms of the frames' clock). */
  said: Phrase | null;
  saidAt: number;
};

/** How long words stay over a head, ms: time to read the longest of them twice. */
export const SPEECH_MS = 4200;

export function speak(tagged: Tagged, phrase: Phrase, now: number): void {
  tagged.said = phrase;
  tagged.saidAt = now;
}

/** What somebody is saying at `now`, or null. */
export function speechOf(tagged: Tagged, now: number): Phrase | null {
  return tagged.said !== null && now - tagged.saidAt < SPEECH_MS ? tagged.said : null;
}
