/** The language people read here: Indonesian unless they chose another; remembered in this browser. */
import { create } from 'zustand';
import type { Language } from '../../shared/domain/province.ts';
import { recall } from '../net/storage.ts';

/** In the order in which the switch shows them; each is named in its own language. */
export const languageNames: Readonly<Record<Language, string>> = {
  id: 'Indonesia',
  su: 'Sunda',
  en: 'English',
};
/**
 * What a province's pack says of its services (names, requirements, fees) is written in this language whatever
 * the page speaks: elements that show it carry it as `lang`, so that a screen reader reads it aloud rightly.
 */
export const DATA_LANGUAGE: Language = 'id';

export const languages = Object.keys(languageNames) as Language[];

function rememberedLanguage(): Language {
  const stored = recall('language');
  return languages.find((language) => language === stored) ?? 'id';
}

export const useLanguage = create<{ readonly language: Language }>(() => ({
  language: rememberedLanguage(),
}));

export function currentLanguage(): Language {
  return useLanguage.getState().language;
}
