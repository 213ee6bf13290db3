/**
 * Namespaces of texts and their shapes: every key given to `t` is checked against it. A place with its own texts
 * adds itself: `declare module '../i18n/app-texts.ts' { interface AppTexts { officer: typeof officerTexts } }`.
 */
import type { commonTexts } from './common-id.ts';

export interface AppTexts {
  common: typeof commonTexts;
}

export type Namespace = keyof AppTexts;

/** Another language has the same keys; values are free. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Dotted paths to the texts of a namespace: `state.open`. */
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** A key of the namespace itself, or of any other with its name before it: `counter:take.button`. */
export type TextKey<N extends Namespace> =
  Paths<AppTexts[N]> | { [M in Namespace]: `${M}:${Paths<AppTexts[M]>}` }[Namespace];
