/** What can be said in the hall: ids on the wire, words in every language, and which of them are read aloud. */
import { describe, expect, it, test } from 'vitest';
import { gestures } from '../../../shared/protocol/gestures.ts';
import { saySchema } from '../../../shared/protocol/hall/messages.ts';
import { gestureWith, isPhrase, phrases } from '../../../shared/protocol/phrases.ts';
import { createHearing, isHeard, noteOwnWords } from '../../../client/hall/people/hearing.ts';
import { hallTexts as en } from '../../../client/hall/texts/texts-en.ts';
import { hallTexts as id } from '../../../client/hall/texts/texts-id.ts';
import { hallTexts as su } from '../../../client/hall/texts/texts-su.ts';

test('every phrase has words in every language, short enough for a bubble on a phone, and none is left over', () => {
  for (const texts of [id, su, en]) {
    expect(Object.keys(texts.phrase).sort()).toEqual([...phrases].sort());
    for (const words of Object.values(texts.phrase)) {
      expect(words.trim()).toBe(words);
      expect(words.length).toBeGreaterThan(3);
      expect(words.length).toBeLessThanOrEqual(28);
    }
  }
});

test('every phrase travels as an id and has a gesture', () => {
  for (const phrase of phrases) {
    expect(saySchema.safeParse({ phrase }).success).toBe(true);
    expect(gestures).toContain(gestureWith(phrase));
  }
  expect(isPhrase('toString')).toBe(false);
});

describe('what a screen reader is told', () => {
  it('is said within four metres, and not more than a phrase in six seconds', () => {
    const hearing = createHearing();
    expect(isHeard(hearing, 4.1, false, 0)).toBe(false);
    expect(isHeard(hearing, 2, false, 1000)).toBe(true);
    expect(isHeard(hearing, 2, false, 4000)).toBe(false);
    expect(isHeard(hearing, 2, false, 8000)).toBe(true);
  });

  it('is not the simulated crowd, unless it answers', () => {
    const hearing = createHearing();
    expect(isHeard(hearing, 1, true, 0)).toBe(false);
    noteOwnWords(hearing, 1000);
    expect(isHeard(hearing, 1, true, 2500)).toBe(true);
    expect(isHeard(hearing, 1, true, 2600)).toBe(false);
  });

  it('is nobody whose place is unknown', () => {
    expect(isHeard(createHearing(), Number.NaN, false, 0)).toBe(false);
  });
});
