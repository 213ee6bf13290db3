/**
 * Namespaces of texts and their shapes; `t('counter:take')` is checked against it. A place with its own texts
 * adds itself: `declare module '../i18n/app-texts.ts' { interface AppTexts { officer: typeof officerTexts } }`.
 */
import type { commonTexts } from './common-id.ts';

export interface AppTexts {
  common: typeof commonTexts;
}

/** Another language has the same keys; values are free. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: AppTexts;
  }
}
