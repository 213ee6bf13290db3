import type { Resolution } from '../../shared/domain/ticket.ts';

/** Outcomes in the order of their keys 1–5. */
export const outcomes: readonly Resolution[] = [
  'SOLVED',
  'FOLLOW_UP',
  'INCOMPLETE_REQUIREMENTS',
  'REFERRED',
  'REFUSED',
];

/** The wire takes at most so many characters. */
export const MAX_NOTE_CHARS = 1000;

/** Nobody is sent away without a word of why and where to. */
export function needsNote(outcome: Resolution): boolean {
  return outcome === 'INCOMPLETE_REQUIREMENTS' || outcome === 'REFERRED' || outcome === 'REFUSED';
}

/** Adds the missing documents as a list, once; what the officer wrote stays. */
export function addMissing(note: string, heading: string, missing: readonly string[]): string {
  if (missing.length === 0 || note.includes(heading)) return note;
  const list = [heading, ...missing.map((requirement) => `- ${requirement}`)].join('\n');
  const whole = note.trim() === '' ? list : `${note.trim()}\n${list}`;
  return whole.slice(0, MAX_NOTE_CHARS);
}
