/**
 * The look of somebody who has not chosen one yet: varied, and clothes that go together. Numbers are indices of the
 * client's bodies and palettes (`client/hall/kit`); a test holds the two together.
 */
import type { Look } from './citizen.ts';

/** A top with what suits it. */
type Outfit = {
  readonly top: number;
  readonly bottoms: readonly number[];
  readonly patterns: readonly number[];
  readonly veils: readonly number[];
};

const outfits: readonly Outfit[] = [
  { top: 0, bottoms: [0, 8, 12], patterns: [1, 7, 0], veils: [3, 5, 14] },
  { top: 1, bottoms: [0, 5, 9], patterns: [2, 7, 0], veils: [3, 9, 0] },
  { top: 2, bottoms: [1, 10, 2], patterns: [2, 7, 3], veils: [13, 15, 1] },
  { top: 3, bottoms: [5, 1, 12], patterns: [3, 5, 0], veils: [3, 5, 11] },
  { top: 5, bottoms: [0, 15, 12], patterns: [5, 7, 0], veils: [6, 0, 3] },
  { top: 6, bottoms: [5, 12, 15], patterns: [1, 6, 0], veils: [4, 3, 14] },
  { top: 8, bottoms: [12, 0, 13], patterns: [3, 5, 0], veils: [1, 10, 3] },
  { top: 9, bottoms: [2, 4, 12], patterns: [6, 1, 0], veils: [4, 10, 8] },
  { top: 11, bottoms: [9, 12, 15], patterns: [2, 4, 0], veils: [7, 14, 5] },
  { top: 12, bottoms: [4, 2, 11], patterns: [1, 7, 0], veils: [4, 11, 2] },
  { top: 13, bottoms: [5, 15, 0], patterns: [6, 7, 0], veils: [6, 4, 3] },
  { top: 15, bottoms: [0, 12, 8], patterns: [3, 1, 0], veils: [14, 10, 5] },
];

/** How many of a hundred newcomers have each body, in the order of `client/hall/kit/bodies.ts`. */
const bodyShares = [14, 7, 18, 9, 8, 7, 12, 5, 3, 4, 3, 2, 3, 2, 1, 2] as const;
/** Bodies whose `hair` is the colour of a hijab. */
const veiled: ReadonlySet<number> = new Set([2, 6, 12, 15]);
/** Bodies that show everyday hair and nothing else: what a figure of no known preference wears. */
const plainBodies = [0, 5, 4, 3] as const;

/** The tones of the archipelago, the middle ones most often. */
const skins = [1, 1, 2, 2, 2, 3, 3, 4, 6, 6, 0, 7, 5] as const;
/** Natural hair; indices above are grey or tinted. */
const HAIR = 8;
/** Tops that look like no shirt at all on a skin. */
const clashes: Readonly<Record<number, readonly number[]>> = { 0: [2, 12], 4: [1], 5: [1], 7: [1] };

/** A good-looking random look of any body; `random` gives [0, 1). */
export function randomLook(random: () => number): Look {
  return dress(pickBody(random), random);
}

/**
 * A look that says nothing of its wearer and is always the same for one `key` (an account's id): for staff who have
 * chosen none. Nothing is guessed from a name.
 */
export function plainLook(key: string): Look {
  const random = streamOf(key);
  const body = plainBodies[Math.floor(random() * plainBodies.length)] ?? 0;
  return { ...dress(body, random), pattern: 0 };
}

function dress(body: number, random: () => number): Look {
  const one = (list: readonly number[]): number => list[Math.floor(random() * list.length)] ?? 0;
  const skin = one(skins);
  const clash = clashes[skin] ?? [];
  const suited = outfits.filter(({ top }) => !clash.includes(top));
  const outfit = suited[Math.floor(random() * suited.length)];
  if (!outfit) throw new Error('every skin has clothes that suit it');
  return {
    body,
    skin,
    top: outfit.top,
    bottom: one(outfit.bottoms),
    hair: veiled.has(body) ? one(outfit.veils) : Math.floor(random() * HAIR),
    pattern: one(outfit.patterns),
  };
}

function pickBody(random: () => number): number {
  let left = random() * bodyShares.reduce((sum, share) => sum + share, 0);
  const found = bodyShares.findIndex((share) => (left -= share) < 0);
  return Math.max(0, found);
}

/** Repeatable numbers in [0, 1) from a text (FNV-1a, then a linear congruence). */
function streamOf(key: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of key) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
