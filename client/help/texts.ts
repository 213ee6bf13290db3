import { registerTexts } from '../i18n/i18n.ts';
import { helpTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    help: typeof helpTexts;
  }
}

registerTexts('help', {
  id: helpTexts,
  su: () => import('./texts-su.ts').then((module) => module.helpTexts),
  en: () => import('./texts-en.ts').then((module) => module.helpTexts),
});
