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
  'spare',
] as const;
export type Slot = (typeof slots)[number];

/** Bytes of one palette row: 16 slots of RGBA. Alpha of a cloth slot is its pattern's number. */
export const ROW_BYTES = slots.length * 4;

/** Colours by the indices of `Look`; all sRGB. */
export const skinColours = [
  '#f3cfa9',
  '#e6b288',
  '#d39a6c',
  '#bd7f52',
  '#a0663f',
  '#7f4c2e',
  '#efbf95',
  '#8f5836',
] as const;
export const topColours = [
  '#2c6e8f',
  '#a8433f',
  '#efe7d6',
  '#4c8a58',
  '#d09a34',
  '#6b5496',
  '#2b4a78',
  '#d8724c',
  '#86ab9c',
  '#7fb2cf',
  '#c98793',
  '#4a4f57',
  '#f7f4ec',
  '#3d3f8f',
  '#b9733a',
  '#3ba39c',
] as const;
export const bottomColours = [
  '#2c3140',
  '#4a4038',
  '#3d4f66',
  '#6f5d49',
  '#26394f',
  '#7a6a5a',
  '#39433c',
  '#574657',
  '#8b7b66',
  '#1f2329',
  '#5a3d34',
  '#44607a',
  '#a08b6d',
  '#33524a',
  '#6b3f46',
  '#b8a68b',
] as const;
export const hairColours = [
  '#1d1613',
  '#2a1d15',
  '#15110f',
  '#38261a',
  '#231a17',
  '#45301f',
  '#1a1416',
  '#301f18',
  '#573b26',
  '#6b4a2f',
  '#8d8a86',
  '#b8b4ae',
  '#e4e1dc',
  '#4a2f2a',
  '#2b2422',
  '#77736e',
] as const;
export const hijabColours = [
  '#e2c3b2',
  '#86a494',
  '#c27f8a',
  '#ece0cb',
  '#6a8bb0',
  '#d1ad6a',
  '#9a7aa8',
  '#b5b9bd',
  '#3f5d7a',
  '#7c4a4a',
  '#f4efe6',
  '#577a5d',
  '#2f3440',
  '#c6a48d',
  '#9fc2c4',
  '#8a6f55',
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
const peciColours = [
  '#17181c',
  '#17181c',
  '#1c1a2a',
  '#2a1a1a',
  '#17181c',
  '#1d2a26',
  '#23232b',
  '#3a2a22',
] as const;
const shoeColours = ['#3a2c22', '#1f1f23', '#8a5a3a', '#e4e1da', '#4a4f57'] as const;
const accentColours = ['#e0ad4c', '#e8dcc0', '#f0c27a', '#c9573f', '#f2ead8', '#3fa7a0', '#d9873a'] as const;
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
  const trim = uniform ? rgb('#efc66a') : rgb(at(accentColours, look.top * 3 + look.pattern));
  const away: Rgb = luminance(top) < 0.5 ? [250, 240, 220] : [70, 40, 28];
  const accent = Math.abs(luminance(trim) - luminance(top)) < 0.16 ? mix(trim, away, 0.62) : trim;
  const pattern = uniform ? 0 : look.pattern;
  const longSleeve = body.figure === 'woman' || look.top % 4 === 1;
  const skirted = (body.mask & SKIRT_MASK) !== 0;
  const colours: Record<Slot, Rgb> = {
    skin,
    top,
    bottom: rgb(uniform ? '#2a2f3b' : at(bottomColours, look.bottom)),
    hair,
    shoe: rgb(uniform ? '#1f1f23' : at(shoeColours, look.bottom + look.top)),
    accent,
    dark: [30, 21, 17],
    white: [255, 253, 248],
    headwear:
      uniform && body.cover === 'hijab'
        ? mix(rgb(uniform), [255, 248, 236], 0.62)
        : rgb(headwear(body, look)),
    sleeve: longSleeve ? top : skin,
    brow: body.elder ? mix(hair, [90, 80, 72], 0.35) : mix(rgb(at(hairColours, look.hair % 8)), skin, 0.12),
    lip: mix(skin, [150, 52, 48], body.figure === 'woman' ? 0.62 : 0.46),
    blush: mix(skin, [226, 92, 74], 0.2),
    metal: [150, 158, 166],
    glass: [44, 40, 42],
    spare: [255, 255, 255],
  };
  slots.forEach((slot, i) => {
    const [r, g, b] = colours[slot];
    const cloth = slot === 'top' || (slot === 'sleeve' && longSleeve);
    const printed = cloth ? pattern : slot === 'headwear' && body.cover === 'iket' ? 2 : 0;
    // a long skirt takes the print when the tunic is plain
    const kain = slot === 'bottom' && skirted && !uniform && look.bottom % 3 === 2 ? 2 : 0;
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
