/** A cloth for a region that names none: geometry seeded by its code, belonging to nobody else. */
import { clothBorders, type ClothBorder, type ClothLayout } from '../../../shared/domain/pattern.ts';
import { ellipse } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import type { Figure } from './figure.ts';
import { tone } from './pen.ts';

export type FallbackCloth = {
  readonly hero: Figure;
  readonly second: Figure;
  readonly layout: ClothLayout;
  readonly border: ClothBorder;
};

/** Layouts that are beautiful with flowers and stars of any kind. */
const suited = [
  'half-drop',
  'diagonal',
  'discs',
  'bricks',
  'weave',
  'scales',
  'medallion',
  'arches',
  'stems',
] as const;

/** mulberry32 */
function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function fallbackCloth(code: string): FallbackCloth {
  let seed = 2_166_136_261;
  for (const letter of code) seed = Math.imul(seed ^ letter.charCodeAt(0), 16_777_619);
  const random = seeded(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(random() * list.length)] ?? otherwise;
  return {
    hero: rosette(random),
    second: rosette(random),
    layout: pick(suited, 'half-drop'),
    border: pick(clothBorders, 'dots'),
  };
}

/** A flower or star: petals in one or two rings, a heart, beads. */
function rosette(random: () => number): Figure {
  const petals = 4 + Math.floor(random() * 6);
  const width = 14 + random() * 18 * (6 / petals);
  const belly = 0.25 + random() * 0.5;
  const inner = 22 + random() * 14;
  const isTurned = random() < 0.5;
  const beads = random() < 0.6;
  const [outerTone, innerTone] = random() < 0.5 ? [tone.mid, tone.pale] : [tone.soft, tone.mid];
  const ring = random() < 0.45;
  return (p) => {
    if (ring) p.shape(ellipse(0, 0, 44), tone.dark);
    p.around(petals, () => {
      p.shape(leaf(ring ? 40 : 48, width, belly), outerTone);
      p.line(`M0 -12 L0 -34`, 1.4, tone.line, 0.4);
    });
    p.at(0, 0, 1, isTurned ? 180 / petals : 0, () =>
      p.around(petals, () => p.shape(leaf(inner, width * 0.6, belly), innerTone, 1.8, 1)),
    );
    p.shape(ellipse(0, 0, 8), tone.dark, 2, 0);
    p.dot(0, 0, 3);
    if (beads) p.at(0, 0, 1, 180 / petals, () => p.around(petals, () => p.dot(0, -44, 3.2)));
  };
}
