import { clothDyes, type ClothDye } from '../../../shared/domain/pattern.ts';

/** Red, green, blue from 0 to 1, as written in a style sheet (sRGB). */
export type Rgb = readonly [number, number, number];

/** The colours of the tones 0, 0.35, 0.75 and 1; between them they are mixed. */
export type Ramp = readonly [Rgb, Rgb, Rgb, Rgb];

/** The tones at which a ramp's colours stand. */
export const rampStops = [0, 0.35, 0.75, 1] as const;

const cream: Rgb = [0.98, 0.95, 0.88];
const white: Rgb = [1, 1, 1];
const sogan: Rgb = [0.2, 0.1, 0.05];
const gold: Rgb = [0.9, 0.7, 0.32];

const mix = (a: Rgb, b: Rgb, k: number): Rgb => [
  a[0] + (b[0] - a[0]) * k,
  a[1] + (b[1] - a[1]) * k,
  a[2] + (b[2] - a[2]) * k,
];
const darker = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];

function parse(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [((n >> 16) & 255) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}

/** What a dye bath makes of the tones in a wing of colour `accent`. */
export function rampOf(accent: string, dye: ClothDye): Ramp {
  const hue = parse(accent);
  switch (dye) {
    case 'wing':
      return [darker(hue, 0.46), mix(hue, white, 0.08), mix(hue, white, 0.6), cream];
    case 'white':
      return [mix(cream, gold, 0.12), mix(hue, white, 0.3), mix(hue, white, 0.02), darker(hue, 0.42)];
    case 'sogan':
      return [sogan, mix(hue, sogan, 0.1), gold, cream];
    case 'dark':
      return [
        mix(darker(hue, 0.16), [0.05, 0.05, 0.08], 0.5),
        darker(hue, 0.85),
        mix(hue, white, 0.5),
        cream,
      ];
  }
}

/** The colour of one tone, 0 to 1. */
export function colourAt(ramp: Ramp, tone: number): Rgb {
  const i = tone < rampStops[1] ? 0 : tone < rampStops[2] ? 1 : 2;
  const [from = 0, to = 1] = [rampStops[i], rampStops[i + 1]];
  return mix(ramp[i] ?? cream, ramp[i + 1] ?? cream, (tone - from) / (to - from));
}

/** The dye of a region that names none: its code decides. */
export function dyeOf(code: string): ClothDye {
  let sum = 7;
  for (const letter of code) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return clothDyes[sum % clothDyes.length] ?? 'wing';
}

/** Murals whose makers dye on sogan brown; all others lie on their wing's colour. */
const onSogan: readonly string[] = ['merak-ngibing', 'ganasan'];
export const muralDyeOf = (pattern: string): ClothDye => (onSogan.includes(pattern) ? 'sogan' : 'wing');
