/** Looks nobody chose: varied, fitting, and the same numbers on both sides of the wire. */
import { describe, expect, it } from 'vitest';
import { lookSchema } from '../../../shared/domain/citizen.ts';
import { plainLook, randomLook } from '../../../shared/domain/random-look.ts';
import { nameColours, nameOfColour } from '../../../client/avatar/colour-names.ts';
import { chooseLook, suggestLooks, withBody } from '../../../client/avatar/random-look.ts';
import { bodies, bodyOf } from '../../../client/hall/kit/bodies.ts';
import { bottomColours, skinColours, topColours } from '../../../client/hall/kit/palette.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';

const random = seededRandom(20_261_124);
const many = Array.from({ length: 2000 }, () => randomLook(random));

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const apart = (a: string, b: string) => Math.hypot(...channels(a).map((c, i) => c - (channels(b)[i] ?? 0)));

describe('the look of a newcomer', () => {
  it('is one the server accepts, of any body there is', () => {
    for (const look of many) expect(lookSchema.safeParse(look).success).toBe(true);
    expect(new Set(many.map((look) => look.body)).size).toBe(bodies.length);
  });

  it('is varied: no body is half of the hall, and two newcomers are seldom the same', () => {
    for (let body = 0; body < bodies.length; body++)
      expect(many.filter((look) => look.body === body).length / many.length).toBeLessThan(0.25);
    expect(new Set(many.slice(0, 200).map((look) => JSON.stringify(look))).size).toBeGreaterThan(190);
  });

  it('wears clothes that are told from the skin and from each other', () => {
    for (const { skin, top, bottom } of many) {
      const worn = topColours[top] ?? '';
      expect(apart(worn, skinColours[skin] ?? ''), `top ${top} on skin ${skin}`).toBeGreaterThan(45);
      expect(apart(worn, bottomColours[bottom] ?? ''), `top ${top} on bottom ${bottom}`).toBeGreaterThan(25);
    }
  });

  it('has natural hair where hair is seen', () => {
    for (const look of many) if (bodyOf(look.body).cover === 'none') expect(look.hair).toBeLessThan(8);
  });
});

describe('the look of staff who have chosen none', () => {
  it('is always the same for one account, and says nothing of belief, age or means', () => {
    for (const key of ['0193e0a4', '0193e0a5', 'rina', 'asep']) {
      const look = plainLook(key);
      expect(plainLook(key)).toEqual(look);
      expect(lookSchema.safeParse(look).success).toBe(true);
      const { cover, elder, wheelchair } = bodyOf(look.body);
      expect({ cover, elder, wheelchair }).toEqual({ cover: 'none', elder: false, wheelchair: false });
    }
    expect(new Set(Array.from({ length: 40 }, (_, i) => plainLook(`officer ${i}`).body)).size).toBe(4);
  });
});

describe('the chooser', () => {
  it('suggests people of every figure, none like another', () => {
    for (let i = 0; i < 100; i++) {
      const present = randomLook(random);
      const row = [present, ...suggestLooks(present, 3, random)];
      expect(row).toHaveLength(4);
      expect(new Set(row.map((look) => look.body)).size).toBe(4);
      expect(new Set(row.map((look) => look.top)).size).toBe(4);
      expect(new Set(row.map((look) => bodyOf(look.body).figure)).size).toBe(3);
      for (const look of row) expect(lookSchema.safeParse(look).success).toBe(true);
    }
  });

  it('keeps the colours with another body, and turns no headscarf into blue hair', () => {
    const veiled = { ...chooseLook(random), body: 2, hair: 14 };
    const uncovered = withBody(veiled, 3);
    expect(uncovered).toMatchObject({ body: 3, top: veiled.top, skin: veiled.skin });
    expect(uncovered.hair).toBeLessThan(8);
    expect(withBody(veiled, 6).hair).toBe(14);
  });

  it('calls colours what people call them, and tells two of one name apart', () => {
    expect(nameOfColour('#ffffff')).toBe('white');
    expect(nameOfColour('#c01818')).toBe('red');
    expect(nameOfColour('#1f3f86')).toBe('navy');
    const names = nameColours(topColours).map(({ name, number }) => `${name} ${String(number)}`);
    expect(new Set(names).size).toBe(topColours.length);
  });
});
