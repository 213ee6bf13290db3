import type { HallWords } from './engine-options.ts';
import type { HallParts } from './hall-parts.ts';

/** A part that shows words and can be told new ones while it runs. */
type Speaks = object & { readonly setWords?: (words: HallWords) => void };

/** Tells every part that shows words the ones of another language. */
export function changeWords({ world, staff, tags }: HallParts, words: HallWords): void {
  const speakers: readonly Speaks[] = [world, staff, tags];
  for (const speaker of speakers) speaker.setWords?.(words);
}
