import { registerTexts } from '../i18n/i18n.ts';
import { homeTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    home: typeof homeTexts;
  }
}

registerTexts('home', {
  id: homeTexts,
  su: () => import('./texts-su.ts').then((module) => module.homeTexts),
  en: () => import('./texts-en.ts').then((module) => module.homeTexts),
});
