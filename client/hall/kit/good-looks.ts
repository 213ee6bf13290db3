/**
 * Looks that are always good: colours were chosen together, as one would choose clothes, and no top comes close to
 * its wearer's skin. Everything stays within the numbers of `lookSchema`.
 */
import type { Look } from '../../../shared/domain/citizen.ts';
import { bodies, bodyOf, pickBody } from './bodies.ts';
import { hijabColours, skinColours, topColours } from './palette.ts';

/** A top, the trousers or skirts, the prints and the hijabs that go with it (indices of palette.ts). */
export type Outfit = {
  readonly top: number;
  readonly bottoms: readonly [number, ...number[]];
  readonly patterns: readonly [number, ...number[]];
  readonly veils: readonly [number, ...number[]];
};

export const outfits: readonly [Outfit, ...Outfit[]] = [
  { top: 0, bottoms: [0, 8, 12], patterns: [1, 7, 0], veils: [3, 5, 14] },
  { top: 1, bottoms: [0, 5, 9], patterns: [2, 7, 0], veils: [3, 9, 0] },
  { top: 2, bottoms: [1, 10, 2], patterns: [2, 7, 3], veils: [13, 15, 1] },
  { top: 3, bottoms: [5, 1, 12], patterns: [3, 5, 0], veils: [3, 5, 11] },
  { top: 4, bottoms: [1, 0, 10], patterns: [7, 2, 0], veils: [10, 13, 3] },
  { top: 5, bottoms: [0, 15, 12], patterns: [5, 7, 0], veils: [6, 0, 3] },
  { top: 6, bottoms: [5, 12, 15], patterns: [1, 1, 6, 0], veils: [4, 3, 14] },
  { top: 7, bottoms: [4, 12, 1], patterns: [5, 0], veils: [3, 10, 9] },
  { top: 8, bottoms: [12, 0, 13], patterns: [3, 5, 0], veils: [1, 10, 3] },
  { top: 9, bottoms: [2, 4, 12], patterns: [6, 1, 0], veils: [4, 10, 8] },
  { top: 10, bottoms: [7, 0, 12], patterns: [5, 0], veils: [2, 0, 3] },
  { top: 11, bottoms: [9, 2, 15], patterns: [2, 4, 0], veils: [7, 14, 5] },
  { top: 12, bottoms: [4, 2, 11], patterns: [1, 7, 0], veils: [4, 11, 2] },
  { top: 13, bottoms: [5, 15, 0], patterns: [6, 7, 0], veils: [6, 4, 3] },
  { top: 14, bottoms: [5, 9, 12], patterns: [2, 7, 4], veils: [5, 13, 3] },
  { top: 15, bottoms: [0, 12, 8], patterns: [3, 1, 0], veils: [14, 10, 5] },
];

/** Tones of the archipelago, the middle ones most often; indices of `skinColours`. */
const skins = [1, 1, 2, 2, 2, 3, 3, 4, 6, 6, 0, 7, 5] as const;
const NATURAL_HAIR = 8;
/** Least distance of a top and of a hijab from the wearer's skin, of 441: closer looks like none at all. */
export const SKIN_DISTANCE = 64;

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function apart(a: string | undefined, b: string | undefined): number {
  const [one, other] = [channels(a ?? '#000000'), channels(b ?? '#000000')];
  return Math.hypot(...one.map((c, i) => c - (other[i] ?? 0)));
}

/** How far apart the top and the skin of a look are, 0 … 441. */
export function skinDistance(look: Pick<Look, 'top' | 'skin'>): number {
  return apart(topColours[look.top], skinColours[look.skin]);
}

const veilDistance = (veil: number, skin: number) => apart(hijabColours[veil], skinColours[skin]);

function oneOf<T>(list: readonly [T, ...T[]], random: () => number): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** The outfit's hijabs that stand out from a face. */
function veilsFor(outfit: Outfit, skin: number): number[] {
  return outfit.veils.filter((veil) => veilDistance(veil, skin) >= SKIN_DISTANCE);
}

/** What `Look.hair` means depends on the body: a hijab's colour, a peci's, a headcloth's, or hair. */
function headOf(body: number, outfit: Outfit, skin: number, random: () => number): number {
  const { cover } = bodyOf(body);
  const [first, ...others] = veilsFor(outfit, skin);
  if (cover === 'hijab') return first === undefined ? outfit.veils[0] : oneOf([first, ...others], random);
  return Math.floor(random() * (cover === 'iket' ? 4 : NATURAL_HAIR));
}

/** Clothes that suit a body and a skin; `random` gives [0, 1). */
export function dressBody(body: number, skin: number, random: () => number): Look {
  const start = Math.floor(random() * outfits.length);
  const ordered = outfits.map((_, i) => outfits[(start + i) % outfits.length] ?? outfits[0]);
  const isVeiled = bodyOf(body).cover === 'hijab';
  const outfit =
    ordered.find(
      (o) =>
        skinDistance({ top: o.top, skin }) >= SKIN_DISTANCE && (!isVeiled || veilsFor(o, skin).length > 0),
    ) ?? outfits[0];
  return {
    body,
    skin,
    top: outfit.top,
    bottom: oneOf(outfit.bottoms, random),
    hair: headOf(body, outfit, skin, random),
    pattern: oneOf(outfit.patterns, random),
  };
}

/** A random person who looks good. `body` keeps the body; without it every body may come, everyday ones more often. */
export function pickGoodLook(random: () => number, body?: number): Look {
  const who =
    body === undefined ? pickBody(random) : ((body % bodies.length) + bodies.length) % bodies.length;
  return dressBody(who, oneOf(skins, random), random);
}

/** `count` good looks in which neighbours share neither body nor top, for a chooser's row. */
export function goodLooks(count: number, random: () => number): Look[] {
  const chosen: Look[] = [];
  for (let tries = 0; chosen.length < count && tries < count * 40; tries++) {
    const look = pickGoodLook(random);
    const last = chosen.at(-1);
    if (last && (last.body === look.body || last.top === look.top)) continue;
    chosen.push(look);
  }
  return chosen;
}
