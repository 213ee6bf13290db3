/**
 * The loaded texts, and how one is found: in the chosen language, else in Indonesian. A library for this weighs
 * 16 KB on the first page; what we need of it is here.
 */
import type { Language } from '../../shared/domain/province.ts';

/** Values that take the place of `{{name}}`. */
export type TextValues = Readonly<Record<string, string | number>>;

type Tree = { readonly [key: string]: string | Tree };

const trees = new Map<string, Tree>();
const listeners = new Set<() => void>();
let version = 0;

export function addTexts(language: Language, namespace: string, texts: object): void {
  trees.set(`${language}.${namespace}`, texts as Tree);
  version += 1;
  for (const listener of listeners) listener();
}

export function hasTexts(language: Language, namespace: string): boolean {
  return trees.has(`${language}.${namespace}`);
}

/** For `useSyncExternalStore`: changes whenever texts arrive. */
export const textsVersion = () => version;
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text of `key` (`a.b`, or `namespace:a.b`); the key itself when there is none, so that it is noticed. */
export function findText(language: Language, namespace: string, key: string, values?: TextValues): string {
  const colon = key.indexOf(':');
  const from = colon < 0 ? namespace : key.slice(0, colon);
  const path = key.slice(colon + 1).split('.');
  const text = follow(trees.get(`${language}.${from}`), path) ?? follow(trees.get(`id.${from}`), path);
  if (text === undefined) return key;
  return values
    ? text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
    : text;
}

function follow(tree: Tree | undefined, path: readonly string[]): string | undefined {
  let at: string | Tree | undefined = tree;
  for (const step of path) {
    if (at === undefined || typeof at === 'string') return undefined;
    at = Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return typeof at === 'string' ? at : undefined;
}
