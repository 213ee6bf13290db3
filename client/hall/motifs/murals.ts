/** The big cloths on the wings' end walls: each wing's own composition, or any glyph of the pack in a medallion. */
import { glyphNames, type GlyphName, type MuralName } from '../../../shared/domain/pattern.ts';
import { glyphs } from './glyphs.ts';
import { leaf } from './glyphs-plants.ts';
import { CLOTH_HEIGHT } from './cloth-size.ts';
import { band, border, dotted, lattice, medallion, vine, water } from './grounds.ts';
import { ripple, type Contour } from './path.ts';
import { createPen, tone, type Pen } from './pen.ts';
import type { Paint } from './rasterise.ts';
import { cloudAt } from './great-cloud.ts';

type Mural = (p: Pen, width: number) => void;

const put = (p: Pen, name: GlyphName, x: number, y: number, sx: number, sy = Math.abs(sx)) => {
  p.stretched(x, y, sx, sy, () => {
    glyphs[name](p);
  });
};

const whole = (width: number): string => `M0 0 L${width} 0 L${width} ${CLOTH_HEIGHT} L0 ${CLOTH_HEIGHT}Z`;

/** Rain clouds drifting over the coast, large before small; always lying, never upright. */
const megaMendung: Mural = (p, width) => {
  p.fill(whole(width), tone.dark * 0.6);
  for (let i = 0; i < 9; i++) {
    const y = 14 + i * 9.5;
    const line: Contour = { points: ripple(-6, width + 6, y, 1.6, 40, i * 2.1), closed: false };
    p.line(line, 0.8, 0.16);
  }
  for (const [k, y, s, flip] of [
    [0.02, 20, 0.5, false],
    [0.28, 17, 0.44, true],
    [0.72, 17, 0.44, false],
    [0.98, 20, 0.5, true],
    [0.04, 80, 0.54, true],
    [0.35, 82, 0.5, false],
    [0.65, 82, 0.5, true],
    [0.96, 80, 0.54, false],
    [0.165, 48, 0.78, false],
    [0.835, 48, 0.78, true],
    [0.5, 46, 1.02, false],
  ] as const)
    p.stretched(width * k, y, flip ? -s : s, s, () => cloudAt(p));
};

/** Deer grazing under a great kujang, rain and lotus: Bogor. */
const kujangDeer: Mural = (p, width) => {
  p.fill(whole(width), tone.deep);
  for (let x = 4, i = 0; x < width; x += 5, i++)
    for (let y = 4 + ((i * 37) % 15); y < 60; y += 15)
      p.line(`M${x} ${y} L${x - 1.2} ${y + 6}`, 0.6, 0.32, 0.4);
  for (let row = 0; row < 3; row++) {
    const y = 66 + row * 8;
    const upper = ripple(0, width, y, 3.4, width / 2.5, row * 1.9);
    band(p, upper, [0, 100, width, 100], row % 2 ? tone.mid : tone.dark);
    p.line({ points: upper, closed: false }, 1, tone.line);
    for (let i = 3; i < upper.length; i += 4)
      p.at(upper[i - 1] ?? 0, (upper[i] ?? 0) + 6, 1, i % 8 ? -24 : 24, () =>
        p.fill(leaf(4.4, 2.4), tone.soft),
      );
  }
  medallion(p, width / 2, 50, 36);
  put(p, 'kujang', width / 2, 50, 0.58);
  for (const [k, s] of [
    [0.3, 0.52],
    [0.135, 0.44],
  ] as const) {
    put(p, 'rusa', width * k, 78 - s * 46, -s, s);
    put(p, 'rusa', width * (1 - k), 78 - s * 46, s, s);
  }
  for (const k of [0.05, 0.215, 0.4, 0.6, 0.785, 0.95]) put(p, 'teratai', width * k, 82, 0.2);
  water(p, width, 93, 2, 3.4, 0.6);
};

/** Pineapples among their leaves, jars of Plered between: Purwakarta and Subang. */
const pineapples: Mural = (p, width) => {
  p.fill(whole(width), tone.deep);
  lattice(p, width, 8, 0.15);
  vine(p, 0, width, 22, 6);
  vine(p, 0, width, 79, 6);
  medallion(p, width / 2, 50, 36);
  put(p, 'nanas', width / 2, 50, 0.62);
  for (const [k, s, name] of [
    [0.315, 0.52, 'kendi'],
    [0.2, 0.56, 'nanas'],
    [0.085, 0.46, 'guci'],
  ] as const) {
    for (const side of [k, 1 - k]) {
      p.dot(width * side, 50, s * 54, tone.deep);
      put(p, name, width * side, 50, side > 0.5 ? -s : s, s);
    }
  }
};

/** Peacocks dancing among vines: Priangan. */
const peacocks: Mural = (p, width) => {
  p.fill(whole(width), tone.deep);
  dotted(p, width, 6, 0.18);
  for (const y of [20, 82]) vine(p, 0, width, y, 5.4);
  medallion(p, width / 2, 50, 37);
  put(p, 'patrakomala', width / 2, 50, 0.6);
  for (const [k, s] of [
    [0.245, 0.62],
    [0.085, 0.46],
  ] as const) {
    for (const side of [k, 1 - k]) {
      p.dot(width * side, 47, s * 50, tone.deep);
      put(p, 'merak', width * side, 51, side > 0.5 ? s : -s, s);
    }
  }
  for (const k of [0.16, 0.84]) put(p, 'patrakomala', width * k, 72, 0.17);
};

const murals: Readonly<Record<MuralName, Mural>> = {
  'mega-mendung': megaMendung,
  'kujang-kijang': kujangDeer,
  ganasan: pineapples,
  'merak-ngibing': peacocks,
};

/** Three great medallions of one glyph over a lattice. */
const ofGlyph =
  (name: GlyphName): Mural =>
  (p, width) => {
    p.fill(whole(width), tone.deep);
    lattice(p, width);
    vine(p, 0, width, 18, 4);
    vine(p, 0, width, 84, 4);
    for (const [k, r] of [
      [0.18, 25],
      [0.82, 25],
      [0.5, 35],
    ] as const) {
      medallion(p, width * k, 50, r);
      put(p, name, width * k, 50, r * 0.0155);
    }
  };

const isMural = (name: string): name is MuralName => Object.hasOwn(murals, name);
const isGlyph = (name: string): name is GlyphName => glyphNames.some((known) => known === name);

/**
 * The paints of a wing's mural, `width` units wide at 100 high; names no pack of ours may carry are shown as mega
 * mendung.
 */
export function composeMural(pattern: string, width: number): Paint[] {
  const p = createPen();
  (isMural(pattern) ? murals[pattern] : isGlyph(pattern) ? ofGlyph(pattern) : megaMendung)(p, width);
  border(p, width, 'tumpal');
  return p.paints;
}
