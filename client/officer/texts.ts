/** Adds the console's texts to the interface. Sundanese-speaking officers work with the Indonesian terms. */
import { registerTexts } from '../i18n/i18n.ts';
import { officerTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    officer: typeof officerTexts;
  }
}

registerTexts('officer', {
  id: officerTexts,
  su: () => Promise.resolve(officerTexts),
  en: () => import('./texts-en.ts').then((module) => module.officerTexts),
});
