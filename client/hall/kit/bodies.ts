import type { Look } from '../../../shared/domain/citizen.ts';
import type { FigureName } from './load-models.ts';

/** Variant tags of assets/source/blender/avatar.py; a body is drawn with tag 0 and the tags of its mask. */
const tag = {
  hairShort: 1,
  hairCurly: 2,
  hairReceding: 3,
  hairUnder: 4,
  peci: 5,
  iket: 6,
  moustache: 7,
  hijabLong: 1,
  hijabShort: 2,
  hairPony: 1,
  hairLong: 2,
  hairBob: 3,
  hairBun: 4,
  skirt: 5,
  trousers: 6,
  tunic: 7,
  glasses: 8,
  lanyard: 9,
  kebaya: 10,
  bag: 11,
} as const;

/** Bit of the officer's lanyard, card and shoulder boards. */
export const OFFICER_MASK = 1 << tag.lanyard;

/** Bit of the long skirt, which may carry a batik print of its own. */
export const SKIRT_MASK = 1 << tag.skirt;

/** What the look's `hair` index colours besides hair. */
export type HeadCover = 'none' | 'hijab' | 'peci' | 'iket';

export type Body = {
  /** Indonesian name for the chooser. */
  readonly name: string;
  readonly figure: Exclude<FigureName, 'wheelchair'>;
  /** Bits of the variants drawn; bit 0 is the body itself. */
  readonly mask: number;
  readonly cover: HeadCover;
  readonly elder: boolean;
  readonly wheelchair: boolean;
  /** Height relative to the modelled 1.65 m. */
  readonly height: number;
};

type Extra = Partial<Pick<Body, 'cover' | 'elder' | 'wheelchair' | 'height'>>;

function body(
  name: string,
  figure: Body['figure'],
  parts: readonly (keyof typeof tag)[],
  extra: Extra = {},
): Body {
  const mask = parts.reduce((bits, part) => bits | (1 << tag[part]), 1);
  return {
    name,
    figure,
    mask,
    cover: 'none',
    elder: false,
    wheelchair: false,
    height: figure === 'man' ? 1 : 0.96,
    ...extra,
  };
}

/** Everyone a visitor can be, indexed by `Look.body`. The first four are the everyday set. */
export const bodies: readonly Body[] = [
  body('Pria, rambut pendek', 'man', ['hairShort']),
  body('Pria berpeci', 'man', ['hairUnder', 'peci'], { cover: 'peci' }),
  body('Wanita berhijab', 'hijab', ['hijabLong', 'tunic', 'skirt'], { cover: 'hijab' }),
  body('Wanita, rambut panjang', 'woman', ['hairLong', 'tunic', 'trousers']),
  body('Pria, rambut ikal', 'man', ['hairCurly'], { height: 1.02 }),
  body('Wanita, rambut pendek', 'woman', ['hairBob', 'tunic', 'trousers']),
  body('Wanita berhijab, bercelana', 'hijab', ['hijabShort', 'tunic', 'trousers'], { cover: 'hijab' }),
  body('Wanita bersanggul', 'woman', ['hairBun', 'kebaya', 'skirt']),
  body('Pria beriket Sunda', 'man', ['hairUnder', 'iket'], { cover: 'iket' }),
  body('Pria berkacamata', 'man', ['hairShort', 'glasses'], { height: 0.98 }),
  body('Bapak sepuh', 'man', ['hairReceding', 'moustache', 'glasses'], { elder: true, height: 0.95 }),
  body('Ibu sepuh', 'woman', ['hairBun', 'kebaya', 'skirt', 'glasses'], { elder: true, height: 0.91 }),
  body('Ibu sepuh berhijab', 'hijab', ['hijabLong', 'tunic', 'skirt', 'glasses'], {
    cover: 'hijab',
    elder: true,
    height: 0.91,
  }),
  body('Pria di kursi roda', 'man', ['hairShort'], { wheelchair: true }),
  body('Wanita di kursi roda', 'woman', ['hairPony', 'tunic', 'trousers'], { wheelchair: true }),
  body('Wanita berhijab di kursi roda', 'hijab', ['hijabShort', 'tunic', 'trousers'], {
    cover: 'hijab',
    wheelchair: true,
  }),
];

export const BODY_COUNT = bodies.length;

/** The body of a look; an index from a newer version falls back to the first. */
export function bodyOf(index: number): Body {
  const found = bodies[index] ?? bodies[0];
  if (!found) throw new Error('there are no bodies');
  return found;
}

/** How often each body appears among random people, in the order of `bodies`. */
const weights = [14, 7, 18, 9, 8, 7, 12, 4, 3, 4, 3, 2, 3, 2, 1, 2] as const;

/** A body for a random person; `random` gives [0, 1). */
export function pickBody(random: () => number): number {
  const total = weights.reduce((sum, w) => sum + w, 0);
  let left = random() * total;
  const found = weights.findIndex((w) => (left -= w) < 0);
  return Math.max(0, found);
}

const swap = (mask: number, from: number, to: number) => (mask & ~(1 << from)) | (1 << to);

/**
 * The variants that a look really wears. Small differences follow from the look itself, so that everybody sees the
 * same person and two people of one body differ from behind: how the hijab is wrapped, loose hair or a ponytail,
 * a bag. Officers wear their badge, and nothing that hides it.
 */
export function wornMask(look: Look, officer: boolean): number {
  const own = bodyOf(look.body);
  let { mask } = own;
  if (own.figure === 'hijab' && !own.elder) {
    const short = officer || own.wheelchair || (look.top + look.hair) % 2 === 1;
    mask = short ? swap(mask, tag.hijabLong, tag.hijabShort) : swap(mask, tag.hijabShort, tag.hijabLong);
  }
  if (own.figure === 'woman' && mask & (1 << tag.hairLong) && (look.top + look.bottom) % 2 === 1)
    mask = swap(mask, tag.hairLong, tag.hairPony);
  if (officer) {
    if (mask & (1 << tag.kebaya)) mask = swap(mask, tag.kebaya, tag.tunic);
    return mask | OFFICER_MASK;
  }
  const carries = !own.wheelchair && !own.elder && (look.top * 3 + look.bottom + look.skin) % 3 === 0;
  return carries ? mask | (1 << tag.bag) : mask;
}
