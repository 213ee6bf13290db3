import { registerTexts } from '../i18n/i18n.ts';
import { textTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    text: typeof textTexts;
  }
}

registerTexts('text', {
  id: textTexts,
  su: () => import('./texts-su.ts').then((module) => module.textTexts),
  en: () => import('./texts-en.ts').then((module) => module.textTexts),
});
