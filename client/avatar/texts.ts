import { registerTexts } from '../i18n/i18n.ts';
import { avatarTexts } from './texts-id.ts';

declare module '../i18n/app-texts.ts' {
  interface AppTexts {
    avatar: typeof avatarTexts;
  }
}

registerTexts('avatar', {
  id: avatarTexts,
  su: () => import('./texts-su.ts').then((module) => module.avatarTexts),
  en: () => import('./texts-en.ts').then((module) => module.avatarTexts),
});
