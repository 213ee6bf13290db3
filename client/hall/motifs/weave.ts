import type { ClothPattern } from '../../../shared/domain/pattern.ts';
import { CLOTH_HEIGHT, CLOTH_WIDTH } from './cloth-size.ts';
import { composeCloth } from './compose-cloth.ts';
import { composeMural } from './murals.ts';
import { paintShape } from './rasterise.ts';

/** One cell of the picture: a counter's cloth, or a wing's mural that is `aspect` times as wide as high. */
export type Weft = { readonly width: number; readonly height: number } & (
  | { readonly kind: 'cloth'; readonly code: string; readonly pattern: ClothPattern | null }
  | { readonly kind: 'mural'; readonly pattern: string; readonly aspect: number }
);

/** Where the officer's head is before a cloth, as shares of its width and height, and how far the calm reaches. */
const CALM = { x: 0.5, y: 0.42, rx: 0.2, ry: 0.62 } as const;
/** What the tones there are drawn towards, and how strongly. */
const CALM_TONE = 0.17 * 255;
const CALMING = 0.58;

/** Paints one cell, row by row from the top: 0 = deep ground … 255 = wax line. */
export function weave(weft: Weft): Uint8Array<ArrayBuffer> {
  const { width, height } = weft;
  const data = new Uint8Array(width * height);
  const picture = { data, stride: width, x: 0, y: 0, width, height };
  const isCloth = weft.kind === 'cloth';
  const unitsWide = isCloth ? CLOTH_WIDTH : CLOTH_HEIGHT * weft.aspect;
  const paints = isCloth ? composeCloth(weft.code, weft.pattern) : composeMural(weft.pattern, unitsWide);
  for (const paint of paints) paintShape(picture, paint, width / unitsWide, height / CLOTH_HEIGHT);
  if (isCloth) calmMiddle(data, width, height);
  return data;
}

/** Less contrast behind the officer: a face must be the liveliest thing there. */
function calmMiddle(data: Uint8Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const dy = ((y + 0.5) / height - CALM.y) / CALM.ry;
    for (let x = 0; x < width; x++) {
      const dx = ((x + 0.5) / width - CALM.x) / CALM.rx;
      const near = Math.max(0, 1 - dx * dx - dy * dy);
      if (near === 0) continue;
      const k = CALMING * Math.min(1, near * 2.2);
      const at = y * width + x;
      const now = data[at] ?? 0;
      data[at] = now + (CALM_TONE - now) * k;
    }
  }
}
