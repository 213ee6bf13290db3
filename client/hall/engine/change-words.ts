import type { HallWords } from './engine-options.ts';
import type { HallParts } from './hall-parts.ts';

/** Tells every part that shows words the ones of another language. */
export function changeWords({ world, staff, tags }: HallParts, words: HallWords): void {
  world.setWords(words);
  staff.setWords(words);
  tags.setWords(words);
}
