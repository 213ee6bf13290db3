import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationChange } from '../../../shared/domain/conversation-script.ts';
import { isStorableText } from '../../../shared/domain/plain-text.ts';
import { makeCaseCode } from '../../../shared/domain/case-code.ts';
import { called, sari, serving, waiting } from './support/tickets.ts';

describe('the conversation of a visit', () => {
  it('begins when the first service begins, with the officer coming in', () => {
    expect(conversationChange(waiting(), called(), false, 'Meja 1')).toBeNull();
    expect(conversationChange(called(), serving(), false, 'Meja 1')).toEqual({
      events: [
        { type: 'join', name: 'Sari', desk: 'Meja 1' },
        { type: 'state', state: 'SERVING' },
      ],
      officerId: sari.id,
      closed: false,
    });
  });
  it('stays open between officers, in the charge of nobody', () => {
    const back = waiting({ version: 4, restored: true });
    expect(conversationChange(serving(), back, true, '')).toEqual({
      events: [
        { type: 'state', state: 'WAITING' },
        { type: 'leave', name: 'Sari', reason: 'lost' },
      ],
      officerId: null,
      closed: false,
    });
    expect(conversationChange(back, called(), true, '')).toMatchObject({ officerId: null, closed: false });
  });
  it('ends with the result, readable by the officer who gave it', () => {
    const done = serving({
      state: 'COMPLETED',
      resolution: 'FOLLOW_UP',
      resolutionNote: 'Cek surel',
      caseCode: '7KMP-X3QA',
    });
    expect(conversationChange(serving(), done, true, '')).toEqual({
      events: [
        {
          type: 'state',
          state: 'COMPLETED',
          resolution: 'FOLLOW_UP',
          note: 'Cek surel',
          caseCode: '7KMP-X3QA',
        },
        { type: 'leave', name: 'Sari', reason: 'finished' },
      ],
      officerId: sari.id,
      closed: true,
    });
  });
  it('says nothing when the state did not change', () => {
    expect(conversationChange(called(), called({ callCount: 2 }), true, '')).toBeNull();
  });
});

it('a case code has no letter that is mistaken for another', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (random) => {
        expect(makeCaseCode(() => random.next().value)).toMatch(
          /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/,
        );
      },
    ),
  );
  const ends = [0, 0.999999].map((edge) => makeCaseCode(() => edge));
  expect(ends).toEqual(['2222-2222', 'ZZZZ-ZZZZ']);
});

it('text with NUL or half an emoji cannot be stored; any script can', () => {
  expect(isStorableText('Wilujeng énjing 🙏 ᮃᮔ᮪ᮒᮢᮦᮔ᮪ <script>')).toBe(true);
  expect(isStorableText('a\u0000b')).toBe(false);
  expect(isStorableText('\ud83d')).toBe(false);
});
