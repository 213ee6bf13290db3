import { registerTexts } from '../i18n/i18n.ts';
import { counterTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    counter: typeof counterTexts;
  }
}

registerTexts('counter', {
  id: counterTexts,
  su: () => import('./texts-su.ts').then((module) => module.counterTexts),
  en: () => import('./texts-en.ts').then((module) => module.counterTexts),
});
