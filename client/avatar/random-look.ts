import type { Look } from '../../shared/domain/citizen.ts';
import { bodies, bodyOf } from '../hall/kit/bodies.ts';
import { pickGoodLook } from '../hall/kit/good-looks.ts';

/** A good-looking set of any body; `random` gives [0, 1). */
export function chooseLook(random: () => number): Look {
  return pickGoodLook(random);
}

/** Natural hair: what a body without a cover may take over from a hijab's colour. */
const NATURAL_HAIR = 8;

/** The same look with another body, keeping the colours one has grown fond of. */
export function withBody(look: Look, body: number): Look {
  const next = ((body % bodies.length) + bodies.length) % bodies.length;
  const isUncovered = bodyOf(next).cover === 'none' && bodyOf(look.body).cover !== 'none';
  return { ...look, body: next, hair: isUncovered ? look.hair % NATURAL_HAIR : look.hair };
}

/** Of whom a row of suggestions has somebody: nobody has to look for their own kind. */
const figures = ['man', 'woman', 'hijab'] as const;

/**
 * `count` looks beside the present one, all of other bodies and tops, every figure among them. They come anew with
 * other numbers from `random`.
 */
export function suggestLooks(present: Look, count: number, random: () => number): readonly Look[] {
  const row: Look[] = [present];
  const isNew = (look: Look) => row.every((other) => isUnlike(look, other));
  const missing = figures.filter((figure) => bodyOf(present.body).figure !== figure);
  for (let tries = 0; row.length <= count && tries < 400; tries++) {
    const wanted = missing[row.length - 1];
    const look = pickGoodLook(random);
    const fits = wanted === undefined || bodyOf(look.body).figure === wanted;
    // After many tries anybody new will do.
    if (isNew(look) && (fits || tries > 200)) row.push(look);
  }
  return row.slice(1);
}

/** Told apart at a glance: other body, other clothes, and no second headscarf of one colour. */
function isUnlike(a: Look, b: Look): boolean {
  const isSameHead = bodyOf(a.body).figure === bodyOf(b.body).figure && a.hair === b.hair;
  return a.body !== b.body && a.top !== b.top && !isSameHead;
}
