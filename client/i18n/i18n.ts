/**
 * Languages and texts, set up once. Indonesian comes with each place's own code; Sundanese and English are
 * loaded when chosen, per namespace. A text missing in a language shows in Indonesian.
 */
import type { Language } from '../../shared/domain/province.ts';
import { setRequestLanguage } from '../net/api.ts';
import { remember } from '../net/storage.ts';
import type { AppTexts, Namespace, SameKeys } from './app-texts.ts';
import { commonTexts } from './common-id.ts';
import { currentLanguage, useLanguage } from './language.ts';
import { addTexts, hasTexts } from './texts-store.ts';

type Loader<N extends Namespace> = () => Promise<SameKeys<AppTexts[N]>>;
type Texts<N extends Namespace> = {
  readonly id: AppTexts[N];
  readonly su: Loader<N>;
  readonly en: Loader<N>;
};

const loaders = new Map<string, Readonly<Record<Exclude<Language, 'id'>, () => Promise<object>>>>();

/** Adds a namespace: called at the top of the module that shows its texts. */
export function registerTexts<N extends Namespace>(namespace: N, texts: Texts<N>): void {
  addTexts('id', namespace, texts.id);
  loaders.set(namespace, { su: texts.su, en: texts.en });
  void loadNamespace(namespace, currentLanguage());
}

async function loadNamespace(namespace: string, language: Language): Promise<void> {
  if (language === 'id' || hasTexts(language, namespace)) return;
  try {
    const texts = await loaders.get(namespace)?.[language]();
    if (texts) addTexts(language, namespace, texts);
  } catch {
    // Not reachable now: Indonesian stays until the next change or page.
  }
}

/** Loads what is missing, then changes the whole interface at once and remembers the choice. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...loaders.keys()].map((namespace) => loadNamespace(namespace, language)));
  remember('language', language);
  useLanguage.setState({ language });
  applyLanguage(language);
}

function applyLanguage(language: Language): void {
  setRequestLanguage(language);
  document.documentElement.lang = language;
}

/** Before the first picture: the remembered language with its texts. */
export async function startLanguage(): Promise<void> {
  const language = currentLanguage();
  await loadNamespace('common', language);
  applyLanguage(language);
}

registerTexts('common', {
  id: commonTexts,
  su: () => import('./common-su.ts').then((module) => module.commonTexts),
  en: () => import('./common-en.ts').then((module) => module.commonTexts),
});
