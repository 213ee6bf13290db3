import { useMemo, useSyncExternalStore } from 'react';
import type { Namespace, TextKey } from './app-texts.ts';
import { useLanguage } from './language.ts';
import { findText, onTexts, textsVersion, type TextValues } from './texts-store.ts';

/** Finds a text of the chosen language; `{{name}}` in it is replaced by `values.name`. */
export type Translate<N extends Namespace = 'common'> = (key: TextKey<N>, values?: TextValues) => string;

/** What functions outside of components take; of several namespaces the first needs no prefix. */
export type TFunction<N extends Namespace | readonly Namespace[] = 'common'> = Translate<
  N extends readonly [infer First extends Namespace, ...Namespace[]] ? First : N extends Namespace ? N : never
>;

/**
 * `const { t } = useTranslation('counter')`; of several namespaces the first needs no prefix, and any other is
 * reached by `t('common:close')`. Draws anew when the language changes or texts arrive.
 */
export function useTranslation<N extends Namespace = 'common'>(
  namespace?: N | readonly [N, ...Namespace[]],
): { readonly t: Translate<N> } {
  const { language } = useLanguage();
  const version = useSyncExternalStore(onTexts, textsVersion);
  const first = (Array.isArray(namespace) ? namespace[0] : namespace) ?? 'common';
  return useMemo(() => {
    void version;
    return { t: (key, values) => findText(language, first as string, key, values) };
  }, [language, first, version]);
}
