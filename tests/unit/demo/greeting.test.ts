import { expect, test } from 'vitest';
import { answerTo, GREETED_M } from '../../../server/demo/visitor/answer-greeting.ts';
import { isPhrase, phrases } from '../../../shared/protocol/phrases.ts';

const always = () => 0;
const never = () => 0.999;

test('whoever is greeted with sampurasun within three metres answers rampés, whatever the mood', () => {
  for (const random of [always, never])
    expect(answerTo({ phrase: 'sampurasun', distance: 2.9 }, random)).toEqual({ phrase: 'rampes' });
});

test('nobody answers what is said to others across the hall', () => {
  for (const phrase of phrases) expect(answerTo({ phrase, distance: GREETED_M + 0.1 }, always)).toBeNull();
  expect(answerTo({ gesture: 'wave', distance: GREETED_M + 0.1 }, always)).toBeNull();
});

test('an answer is never a question: no two simulated people can talk for ever', () => {
  let phrase: string = 'sampurasun';
  for (let turns = 0; turns < 5; turns++) {
    const answer = answerTo({ phrase, distance: 1 }, always);
    if (!answer?.phrase) return;
    expect(isPhrase(answer.phrase)).toBe(true);
    phrase = answer.phrase;
  }
  throw new Error('they still talk');
});

test('gestures are answered in kind, and not by everybody', () => {
  expect(answerTo({ gesture: 'salam', distance: 1 }, always)).toEqual({ gesture: 'salam' });
  expect(answerTo({ gesture: 'wave', distance: 1 }, never)).toBeNull();
  expect(answerTo({ phrase: 'unheard', distance: 1 }, always)).toBeNull();
});
