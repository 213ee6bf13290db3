import { describe, expect, it } from 'vitest';
import { lookSchema } from '../../../shared/domain/citizen.ts';
import { bodies, bodyOf, OFFICER_MASK, wornMask } from '../../../client/hall/kit/bodies.ts';
import {
  SKIN_DISTANCE,
  dressBody,
  goodLooks,
  outfits,
  pickGoodLook,
  skinDistance,
} from '../../../client/hall/kit/good-looks.ts';
import { colourOf, skinColours, topColours } from '../../../client/hall/kit/palette.ts';

function seeded(seed: number): () => number {
  let state = (seed * 7919) % 2147483647;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

const many = Array.from({ length: 600 }, (_, i) => pickGoodLook(seeded(i + 1)));

describe('good looks', () => {
  it('fit the wire', () => {
    for (const look of many) expect(lookSchema.safeParse(look).success, JSON.stringify(look)).toBe(true);
  });

  it('never put a top on that looks like the skin beneath', () => {
    for (const look of many) expect(skinDistance(look)).toBeGreaterThanOrEqual(SKIN_DISTANCE);
    for (let skin = 0; skin < skinColours.length; skin++)
      for (let body = 0; body < bodies.length; body++)
        expect(skinDistance(dressBody(body, skin, seeded(skin + body + 1)))).toBeGreaterThanOrEqual(
          SKIN_DISTANCE,
        );
  });

  it('never wear a hijab that looks like bare skin', () => {
    const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    for (const look of many) {
      if (bodyOf(look.body).cover !== 'hijab') continue;
      const [veil, skin] = [rgb(colourOf(look, 'headwear')), rgb(colourOf(look, 'skin'))];
      expect(Math.hypot(...veil.map((c, i) => c - (skin[i] ?? 0)))).toBeGreaterThanOrEqual(SKIN_DISTANCE);
    }
  });

  it('dress every body, in every top there is', () => {
    expect(new Set(many.map((l) => l.body)).size).toBe(bodies.length);
    expect(new Set(many.map((l) => l.top)).size).toBe(topColours.length);
    expect(new Set(outfits.map((o) => o.top)).size).toBe(topColours.length);
  });

  it('keep the body that is asked for', () => {
    for (let body = 0; body < bodies.length; body++) expect(pickGoodLook(seeded(3), body).body).toBe(body);
  });

  it('offer a chooser neighbours that differ', () => {
    const row = goodLooks(24, seeded(5));
    expect(row).toHaveLength(24);
    row.forEach((look, i) => {
      expect(look.body === row[i + 1]?.body || look.top === row[i + 1]?.top).toBe(false);
    });
  });

  it('show the badge of every officer and carry no bag on duty', () => {
    for (const look of many) {
      const worn = wornMask(look, true);
      expect(worn & OFFICER_MASK).toBe(OFFICER_MASK);
      expect(worn & (1 << 11)).toBe(0);
      expect(wornMask(look, false) & OFFICER_MASK).toBe(0);
    }
  });
});
