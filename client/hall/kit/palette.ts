import type { Look } from '../../../shared/domain/citizen.ts';
import { type Body, SKIRT_MASK, bodyOf } from './bodies.ts';

/** Palette slots, as assets/source/blender/avatar_mesh.py numbers them. */
export const slots = [
  'skin',
  'top',
  'bottom',
  'hair',
  'shoe',
  'accent',
  'dark',
  'white',
  'headwear',
  'sleeve',
  'brow',
  'lip',
  'blush',
  'metal',
  'glass',
  'veil',
  // inks of prints; no mesh uses them as a dye
  'bottomInk',
] as const;
export type Slot = (typeof slots)[number];

/** Bytes of one palette row: RGBA of every slot. Alpha of a cloth slot is its pattern's number. */
export const ROW_BYTES = slots.length * 4;

/** Colours by the indices of `Look`; all sRGB. */
export const skinColours = [
  '#f5d3b0',
  '#ebbd95',
  '#dea97d',
  '#cd9368',
  '#b57c54',
  '#955f40',
  '#f0c49c',
  '#a56e4b',
] as const;
export const topColours = [
  '#1f6f78',
  '#a63d3a',
  '#f1e7d3',
  '#3f7d54',
  '#d79a2b',
  '#6d4a8c',
  '#24427a',
  '#cf5b46',
  '#7fae9b',
  '#6fa9cc',
  '#c4708a',
  '#3b4350',
  '#fbf7ef',
  '#3a3c8c',
  '#5f3526',
  '#2a9c96',
] as const;
export const bottomColours = [
  '#2b3245',
  '#4b3a2e',
  '#3f5374',
  '#8a7454',
  '#23364f',
  '#b7a283',
  '#35433b',
  '#5a3f55',
  '#c7b594',
  '#1e2126',
  '#6a3b2c',
  '#4a6a88',
  '#e6dcc6',
  '#2f564f',
  '#73353f',
  '#8c8f94',
] as const;
export const hairColours = [
  '#3a2a22',
  '#4c3527',
  '#2e2425',
  '#5e422e',
  '#41302a',
  '#6d4b32',
  '#34292c',
  '#553526',
  '#684630',
  '#7a5636',
  '#8d8a86',
  '#b8b4ae',
  '#e4e1dc',
  '#5a372f',
  '#3a312e',
  '#77736e',
] as const;
export const hijabColours = [
  '#d9a7a0',
  '#7f9f8c',
  '#b5677a',
  '#f0e6d2',
  '#5f86b0',
  '#d8b25c',
  '#8f73a6',
  '#aeb6bd',
  '#34557a',
  '#84424a',
  '#faf5ea',
  '#4a7a5a',
  '#2e3440',
  '#8d6a58',
  '#8fc0c2',
  '#c9793f',
] as const;
export const clothColours = [
  '#5a3620',
  '#3a2a5a',
  '#1f3f63',
  '#6b2f2a',
  '#2f4a37',
  '#7a5a2a',
  '#20242c',
  '#84431f',
  '#3d5f63',
  '#59304a',
  '#8a6a3a',
  '#26413f',
  '#4b4b4b',
  '#6f3a52',
  '#2d3d2a',
  '#a3702f',
] as const;
export const peciColours = [
  '#17181c',
  '#17181c',
  '#1c1a2a',
  '#2a1a1a',
  '#17181c',
  '#1d2a26',
  '#23232b',
  '#3a2a22',
] as const;
/** Bags take the slot of the wheelchair's metal: nobody in one carries a bag. */
const bagColours = ['#7a4a2b', '#2f4160', '#a9522f', '#3f5f50', '#c4923f', '#5a4452'] as const;
const shoeColours = ['#3a2c22', '#1f1f23', '#8a5a3a', '#e4e1da', '#4a4f57'] as const;
type Inks = readonly [string, string];

/** Two inks that suit each top, for its print and its trim; the pattern's number chooses. */
const inks: readonly [Inks, ...Inks[]] = [
  ['#f2d9a0', '#e39b4b'],
  ['#f4d8a8', '#f0b35c'],
  ['#8a4b2a', '#2f5d7c'],
  ['#f3e2b3', '#d9a441'],
  ['#6b3420', '#fff1d0'],
  ['#f1d3e0', '#e8b75a'],
  ['#9fc4e8', '#f2e3bd'],
  ['#fff0d9', '#6b2b22'],
  ['#2d5a50', '#fdf3dc'],
  ['#1f4a78', '#fff6e4'],
  ['#fbe3dc', '#6e2741'],
  ['#d9b36a', '#c9d3dd'],
  ['#2f6d8f', '#b5563f'],
  ['#c6cbf5', '#f0c469'],
  ['#f0d9a8', '#e2a45a'],
  ['#0f4a56', '#fff0cf'],
];
const greys = ['#c9c6c1', '#b3afa9', '#dedbd6', '#9c9891', '#eceae6'] as const;

/** Patterns of batik on clothes by `Look.pattern`, for the chooser. Index 0 is plain. */
export const patternNames = [
  'Polos',
  'Mega mendung',
  'Rereng Garutan',
  'Daun talas',
  'Anyaman bilik',
  'Kembang tanjung',
  'Lurik',
  'Kawung',
] as const;

const at = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0];

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

function luminance([r, g, b]: Rgb): number {
  return (0.3 * r + 0.59 * g + 0.11 * b) / 255;
}

function headwear(body: Body, look: Look): string {
  if (body.cover === 'hijab') return at(hijabColours, look.hair);
  return body.cover === 'peci' ? at(peciColours, look.hair) : at(clothColours, look.hair);
}

/** Natural hair; an elder's is grey whatever the index, under a cover it stays dark. */
function hairOf(body: Body, look: Look): string {
  if (body.elder) return at(greys, look.hair);
  return at(hairColours, body.cover === 'none' ? look.hair : look.hair % 8);
}

/**
 * Writes one person's colours into `out` at `offset` (ROW_BYTES bytes, sRGB).
 * `uniform` is the accent of the officer's wing as '#rrggbb', or null for a visitor.
 */
export function writePalette(out: Uint8Array, offset: number, look: Look, uniform: string | null): void {
  const body = bodyOf(look.body);
  const skin = rgb(at(skinColours, look.skin));
  const top = uniform ? mix(rgb(uniform), [24, 34, 48], 0.18) : rgb(at(topColours, look.top));
  const hair = rgb(hairOf(body, look));
  // the trim must stand out from the shirt, or batik and hem disappear
  const [first, second] = at(inks, look.top);
  const trim = uniform ? rgb('#efc66a') : rgb(look.pattern % 2 === 0 ? first : second);
  const away: Rgb = luminance(top) < 0.5 ? [250, 240, 220] : [70, 40, 28];
  const accent = Math.abs(luminance(trim) - luminance(top)) < 0.16 ? mix(trim, away, 0.62) : trim;
  const pattern = uniform ? 0 : look.pattern;
  const longSleeve = body.figure !== 'man' || look.top % 4 === 1;
  const bottom = rgb(uniform ? '#2a2f3b' : at(bottomColours, look.bottom));
  const cover =
    uniform && body.cover === 'hijab' ? mix(rgb(uniform), [255, 247, 230], 0.86) : rgb(headwear(body, look));
  const skirted = body.figure !== 'man' && (body.mask & SKIRT_MASK) !== 0;
  const colours: Record<Slot, Rgb> = {
    skin,
    top,
    bottom,
    hair,
    shoe: rgb(uniform ? '#1f1f23' : at(shoeColours, look.bottom + look.top)),
    accent,
    dark: [30, 21, 17],
    white: [255, 253, 248],
    headwear: cover,
    sleeve: longSleeve ? top : skin,
    brow: body.elder ? mix(hair, [90, 80, 72], 0.35) : mix(rgb(at(hairColours, look.hair % 8)), skin, 0.12),
    lip: mix(skin, [150, 52, 48], body.figure !== 'man' ? 0.62 : 0.46),
    blush: mix(skin, [226, 92, 74], 0.2),
    metal: body.wheelchair ? [150, 158, 166] : rgb(at(bagColours, look.bottom + look.skin)),
    glass: [44, 40, 42],
    // the hijab's edge: a shade deeper on light cloth, lighter on dark
    veil: luminance(cover) > 0.5 ? mix(cover, [120, 70, 40], 0.34) : mix(cover, [255, 236, 200], 0.42),
    bottomInk: luminance(bottom) > 0.45 ? [104, 58, 34] : [232, 196, 132],
  };
  slots.forEach((slot, i) => {
    const [r, g, b] = colours[slot];
    const cloth = slot === 'top' || (slot === 'sleeve' && longSleeve);
    const printed = cloth ? pattern : slot === 'headwear' && body.cover === 'iket' ? 2 : 0;
    // a wrapped cloth is batik; under a hijab the wide skirt is only when the blouse is plain
    const wrapped =
      skirted && !uniform && (body.cover === 'none' || (pattern === 0 && look.bottom % 2 === 0));
    const kain = slot === 'bottom' && wrapped ? (look.bottom % 2 === 0 ? 2 : 7) : 0;
    out.set([Math.round(r), Math.round(g), Math.round(b), printed || kain], offset + i * 4);
  });
}

/** Hex colours of a look, for swatches and flat portraits. */
export function colourOf(look: Look, slot: Slot, uniform: string | null = null): string {
  const row = new Uint8Array(ROW_BYTES);
  writePalette(row, 0, look, uniform);
  const i = slots.indexOf(slot) * 4;
  return `#${[0, 1, 2].map((k) => (row[i + k] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}
