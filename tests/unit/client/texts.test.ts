import { describe, expect, it } from 'vitest';
import { commonTexts as commonEn } from '../../../client/i18n/common-en.ts';
import { commonTexts as commonId } from '../../../client/i18n/common-id.ts';
import { commonTexts as commonSu } from '../../../client/i18n/common-su.ts';
import { counterTexts as counterEn } from '../../../client/counter/texts-en.ts';
import { counterTexts as counterId } from '../../../client/counter/texts-id.ts';
import { counterTexts as counterSu } from '../../../client/counter/texts-su.ts';
import { hallTexts as hallEn } from '../../../client/hall/texts/texts-en.ts';
import { hallTexts as hallId } from '../../../client/hall/texts/texts-id.ts';
import { hallTexts as hallSu } from '../../../client/hall/texts/texts-su.ts';
import { helpTexts as helpEn } from '../../../client/help/texts-en.ts';
import { helpTexts as helpId } from '../../../client/help/texts-id.ts';
import { helpTexts as helpSu } from '../../../client/help/texts-su.ts';
import { homeTexts as homeEn } from '../../../client/home/texts-en.ts';
import { homeTexts as homeId } from '../../../client/home/texts-id.ts';
import { homeTexts as homeSu } from '../../../client/home/texts-su.ts';
import { textTexts as textEn } from '../../../client/text/texts-en.ts';
import { textTexts as textId } from '../../../client/text/texts-id.ts';
import { textTexts as textSu } from '../../../client/text/texts-su.ts';
import { addTexts, findText } from '../../../client/i18n/texts-store.ts';

/** `a.b` -> text */
function flat(tree: object, at = ''): Record<string, string> {
  return Object.entries(tree).reduce<Record<string, string>>(
    (all, [key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? { ...all, ...flat(value, `${at}${key}.`) }
        : { ...all, [`${at}${key}`]: String(value) },
    {},
  );
}
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const places = { common: [commonId, commonSu, commonEn], counter: [counterId, counterSu, counterEn] };
const morePlaces = { home: [homeId, homeSu, homeEn], text: [textId, textSu, textEn] };
const hallPlaces = { hall: [hallId, hallSu, hallEn], help: [helpId, helpSu, helpEn] };

describe.each(Object.entries({ ...places, ...morePlaces, ...hallPlaces }))(
  'the texts of %s',
  (_, [id, su, en]) => {
    it('have the same keys and the same blanks in three languages, and none is empty', () => {
      const indonesian = flat(id ?? {});
      for (const other of [flat(su ?? {}), flat(en ?? {})]) {
        expect(Object.keys(other).sort()).toEqual(Object.keys(indonesian).sort());
        for (const [key, text] of Object.entries(other)) {
          expect(text, key).not.toBe('');
          expect(blanks(text), key).toEqual(blanks(indonesian[key] ?? ''));
        }
      }
    });

    it('speak the standard Indonesian of public service', () => {
      for (const text of Object.values(flat(id ?? {})))
        expect(text).not.toMatch(/\bantrian\b|\bsilahkan\b|\bkamu\b/i);
    });
  },
);

describe('finding a text', () => {
  addTexts('id', 'test', { a: { b: 'Halo {{name}}', only: 'hanya di sini' } });
  addTexts('en', 'test', { a: { b: 'Hello {{name}}' } });

  it('fills the blanks in the chosen language', () => {
    expect(findText('en', 'test', 'a.b', { name: 'Asep' })).toBe('Hello Asep');
    expect(findText('id', 'common', 'test:a.b', { name: '{{x}}' })).toBe('Halo {{x}}');
  });

  it('falls back to Indonesian, then to the key itself', () => {
    expect(findText('en', 'test', 'a.only')).toBe('hanya di sini');
    expect(findText('su', 'test', 'a.b', { name: 'Asep' })).toBe('Halo Asep');
    expect(findText('en', 'test', 'a.constructor')).toBe('a.constructor');
    expect(findText('en', 'nowhere', 'x')).toBe('x');
  });
});
