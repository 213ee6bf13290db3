/**
 * Cuts Plus Jakarta Sans (variable, SIL OFL 1.1) down to what Indonesian, Sundanese and English need: the woff2 that
 * the client serves itself.
 */
import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const source = import.meta
  .resolve('@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2');

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/**
 * Basic Latin, the accented letters of Sundanese (é, è, ë) and of names, and the marks that the texts use. Any
 * other letter shows in the system's own font.
 */
const characters = `${range(0x20, 0x7e)}ÉÈËÖÜéèëñöü·×“”‘’–—…›\u00a0`;

/** The subset as woff2. @throws when the font package is not installed */
export async function subsetInterfaceFont(): Promise<Uint8Array> {
  return subsetFont(await readFile(new URL(source)), characters, {
    targetFormat: 'woff2',
    // Alternate shapes that no text asks for are a quarter of the file.
    noLayoutClosure: true,
    variationAxes: { wght: { min: 400, max: 800 } },
  });
}
