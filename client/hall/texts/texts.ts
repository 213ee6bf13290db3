import { registerTexts } from '../../i18n/i18n.ts';
import { hallTexts } from './texts-id.ts';

declare module '../../i18n/app-texts.ts' {
  interface AppTexts {
    hall: typeof hallTexts;
  }
}

registerTexts('hall', {
  id: hallTexts,
  su: () => import('./texts-su.ts').then((module) => module.hallTexts),
  en: () => import('./texts-en.ts').then((module) => module.hallTexts),
});
