import { expect, test } from 'vitest';
import { resolutions } from '../../../shared/domain/ticket.ts';
import { addMissing, MAX_NOTE_CHARS, needsNote, outcomes } from '../../../client/officer/finish-note.ts';

test('every outcome of the wire has its key, once', () => {
  expect([...outcomes].sort()).toEqual([...resolutions].sort());
});

test('nobody is sent away without a word of why', () => {
  expect(outcomes.filter(needsNote)).toEqual(['INCOMPLETE_REQUIREMENTS', 'REFERRED', 'REFUSED']);
});

test('missing documents are added to the note once, and what the officer wrote stays', () => {
  const once = addMissing('Silakan kembali.', 'Kurang:', ['KTP', 'KK']);
  expect(once).toBe('Silakan kembali.\nKurang:\n- KTP\n- KK');
  expect(addMissing(once, 'Kurang:', ['KTP', 'KK'])).toBe(once);
  expect(addMissing('', 'Kurang:', [])).toBe('');
  expect(addMissing('', 'Kurang:', ['x'.repeat(2000)])).toHaveLength(MAX_NOTE_CHARS);
});
