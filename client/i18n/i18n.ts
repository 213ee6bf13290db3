/**
 * i18next, set up once. Indonesian comes with each place's own code; Sundanese and English are loaded when
 * chosen, per namespace. A text missing in a language shows in Indonesian.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/domain/province.ts';
import { remember } from '../net/storage.ts';
import { setRequestLanguage } from '../net/api.ts';
import type { AppTexts, SameKeys } from './app-texts.ts';
import { commonTexts } from './common-id.ts';
import { currentLanguage, useLanguage } from './language.ts';

type Namespace = keyof AppTexts;
type Loader<N extends Namespace> = () => Promise<SameKeys<AppTexts[N]>>;
type Texts<N extends Namespace> = {
  readonly id: AppTexts[N];
  readonly su: Loader<N>;
  readonly en: Loader<N>;
};

const loaders = new Map<string, Record<Exclude<Language, 'id'>, () => Promise<object>>>();

void i18next.use(initReactI18next).init({
  lng: 'id',
  fallbackLng: 'id',
  ns: ['common'],
  defaultNS: 'common',
  resources: { id: { common: commonTexts } },
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: 'added' },
  initAsync: false,
});

/** Adds a namespace: called at the top of the module that shows its texts. */
export function registerTexts<N extends Namespace>(namespace: N, texts: Texts<N>): void {
  i18next.addResourceBundle('id', namespace, texts.id, true, true);
  loaders.set(namespace, { su: texts.su, en: texts.en });
  void loadNamespace(namespace, currentLanguage());
}

async function loadNamespace(namespace: string, language: Language): Promise<void> {
  if (language === 'id' || i18next.hasResourceBundle(language, namespace)) return;
  try {
    const texts = await loaders.get(namespace)?.[language]();
    i18next.addResourceBundle(language, namespace, texts, true, true);
  } catch {
    // Not reachable now: Indonesian stays until the next change or page.
  }
}

/** Loads what is missing, then changes the whole interface at once and remembers the choice. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...loaders.keys()].map((namespace) => loadNamespace(namespace, language)));
  remember('language', language);
  useLanguage.setState({ language });
  await applyLanguage(language);
}

async function applyLanguage(language: Language): Promise<void> {
  setRequestLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

loaders.set('common', {
  su: () => import('./common-su.ts').then((module) => module.commonTexts),
  en: () => import('./common-en.ts').then((module) => module.commonTexts),
});

/** Before the first picture: the remembered language with its texts. */
export async function startLanguage(): Promise<void> {
  const language = currentLanguage();
  await loadNamespace('common', language);
  await applyLanguage(language);
}
