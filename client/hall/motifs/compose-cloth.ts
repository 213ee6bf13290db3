/** From a pattern of the pack to everything that is painted on a counter's cloth. */
import type { ClothPattern } from '../../../shared/domain/pattern.ts';
import { fallbackCloth } from './fallback-cloth.ts';
import { glyphs } from './glyphs.ts';
import { CLOTH_HEIGHT, CLOTH_WIDTH } from './cloth-size.ts';
import { border } from './grounds.ts';
import { layouts } from './layouts.ts';
import { createPen, tone } from './pen.ts';
import type { Paint } from './rasterise.ts';

/** The paints of one cloth, first to last. The same for the same pattern and code, on every machine. */
export function composeCloth(code: string, pattern: ClothPattern | null): Paint[] {
  const spare = fallbackCloth(code);
  const hero = pattern?.glyphs[0];
  const second = pattern?.glyphs[1] ?? hero;
  const pen = createPen();
  pen.fill(`M0 0 L${CLOTH_WIDTH} 0 L${CLOTH_WIDTH} ${CLOTH_HEIGHT} L0 ${CLOTH_HEIGHT}Z`, tone.deep);
  layouts[pattern?.layout ?? spare.layout](
    pen,
    CLOTH_WIDTH,
    hero ? glyphs[hero] : spare.hero,
    second ? glyphs[second] : spare.second,
  );
  border(pen, CLOTH_WIDTH, pattern ? (pattern.border ?? 'tumpal') : spare.border);
  return pen.paints;
}
