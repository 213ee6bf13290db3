import { describe, expect, it } from 'vitest';
import { gestures } from '../../../shared/protocol/gestures.ts';
import { gestureCode, gestureOfCode, phraseCode, phraseOfCode } from '../../../shared/protocol/hall/said.ts';
import { phrases } from '../../../shared/protocol/phrases.ts';

describe('what a body says in one byte', () => {
  it('is a gesture from 0 and a phrase from 32', () => {
    expect(gestures.map(gestureCode)).toEqual([0, 1, 2]);
    expect([gestureOfCode(0), gestureOfCode(1), gestureOfCode(2)]).toEqual(['wave', 'salam', 'nod']);
    phrases.forEach((phrase, n) => expect(phraseCode(phrase)).toBe(32 + n));
  });

  it('fits its byte, and no code is both', () => {
    expect(gestures.length).toBeLessThanOrEqual(32);
    expect(32 + phrases.length).toBeLessThanOrEqual(256);
    for (let code = 0; code < 256; code++) {
      const [gesture, phrase] = [gestureOfCode(code), phraseOfCode(code)];
      expect(gesture === null || phrase === null).toBe(true);
      if (gesture !== null) expect(gestureCode(gesture)).toBe(code);
      if (phrase !== null) expect(phraseCode(phrase)).toBe(code);
    }
  });

  it('is nothing for the code of a newer server', () => {
    expect([gestureOfCode(gestures.length), phraseOfCode(31), phraseOfCode(32 + phrases.length)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
