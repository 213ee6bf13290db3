import { describe, expect, it } from 'vitest';
import { createHandOver } from '../../../client/counter/hand-over.ts';

/** A field and a store that answers when told to. */
function setUp(text: string) {
  const field = { text, read: () => field.text, write: (next: string) => void (field.text = next) };
  const stored: string[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const send = createHandOver(field, (words) => {
    stored.push(words);
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
  });
  return { field, stored, answers, send };
}

describe('handing over what is written', () => {
  it('keeps the words in the field until they are stored, so that a page dying in between loses nothing', async () => {
    const { field, answers, send } = setUp('Punten, Bu. ');
    const sending = send();
    expect(field.text).toBe('Punten, Bu. ');
    answers[0]?.resolve();
    await sending;
    expect(field.text).toBe('');
  });

  it('sends nothing twice however often one presses', async () => {
    const { stored, answers, send } = setUp('halo');
    const sending = send();
    await send();
    await send();
    expect(stored).toEqual(['halo']);
    answers[0]?.resolve();
    await sending;
  });

  it('leaves what was written meanwhile', async () => {
    const { field, answers, send } = setUp('halo');
    const sending = send();
    field.text = 'halo apa syaratnya?';
    answers[0]?.resolve();
    await sending;
    expect(field.text).toBe('apa syaratnya?');
  });

  it('leaves the words that could not be stored, and sends them when asked again', async () => {
    const { field, stored, answers, send } = setUp('halo');
    const sending = send();
    answers[0]?.reject(new Error('the disk is full'));
    await sending;
    expect(field.text).toBe('halo');
    const again = send();
    answers[1]?.resolve();
    await again;
    expect(stored).toEqual(['halo', 'halo']);
    expect(field.text).toBe('');
  });

  it('sends no blanks', async () => {
    const { stored, send } = setUp('  \n ');
    await send();
    expect(stored).toEqual([]);
  });
});
