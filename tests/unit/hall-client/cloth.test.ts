import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { regionSchema, wingSchema } from '../../../shared/domain/province.ts';
import {
  clothBorders,
  clothDyes,
  clothLayouts,
  glyphNames,
  muralNames,
  type ClothPattern,
} from '../../../shared/domain/pattern.ts';
import { CLOTH_WIDTH } from '../../../client/hall/motifs/cloth-size.ts';
import { composeCloth } from '../../../client/hall/motifs/compose-cloth.ts';
import { colourAt, rampOf } from '../../../client/hall/motifs/dyes.ts';
import { composeMural } from '../../../client/hall/motifs/murals.ts';
import { createPen } from '../../../client/hall/motifs/pen.ts';
import { glyphs } from '../../../client/hall/motifs/glyphs.ts';
import { paintShape, type Paint } from '../../../client/hall/motifs/rasterise.ts';
import { loadProvince } from '../../../server/catalog/load-province.ts';

const WIDTH = 122;
const HEIGHT = 70;

function painted(paints: readonly Paint[], unitsWide: number): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT);
  const picture = { data, stride: WIDTH, x: 0, y: 0, width: WIDTH, height: HEIGHT };
  for (const paint of paints) paintShape(picture, paint, WIDTH / unitsWide, HEIGHT / 100);
  return data;
}

const cloth = (code: string, pattern: ClothPattern | null) =>
  painted(composeCloth(code, pattern), CLOTH_WIDTH);

/** Mean difference of two pictures, 0 to 1. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length / 255;
}

/** Tones that cover at least a fiftieth each, of five. */
function tonesIn(picture: Uint8Array): number {
  const share = [0, 0, 0, 0, 0];
  for (const value of picture) {
    const at = Math.min(4, Math.floor(value / 51.2));
    share[at] = (share[at] ?? 0) + 1 / picture.length;
  }
  return share.filter((part) => part > 0.02).length;
}

function expectAllDifferent(pictures: ReadonlyMap<string, Uint8Array>, least: number): void {
  const all = [...pictures];
  all.forEach(([name, picture], i) => {
    for (const [other, its] of all.slice(0, i)) {
      expect(difference(picture, its), `${name} and ${other}`).toBeGreaterThan(least);
    }
  });
}

describe('the cloth behind a counter', () => {
  it('is different for each of the 27, and drawn in at least three tones', async () => {
    const { regions } = await loadProvince('jawa-barat');
    const pictures = new Map(regions.map((r) => [r.name, cloth(r.code, r.pattern ?? null)]));
    expect(pictures.size).toBe(27);
    for (const region of regions) expect(region.pattern, region.name).toBeDefined();
    for (const [name, picture] of pictures) expect(tonesIn(picture), name).toBeGreaterThanOrEqual(3);
    expectAllDifferent(pictures, 0.07);
  });

  it('is the same each time it is drawn', () => {
    const pattern: ClothPattern = { glyphs: ['domba', 'bulu-merak'], layout: 'diagonal', dye: 'white' };
    expect(cloth('3205', pattern)).toEqual(cloth('3205', pattern));
    expect(cloth('9907', null)).toEqual(cloth('9907', null));
  });

  it('comes from the code alone for 38 regions that name nothing, and no two are alike', () => {
    const codes = Array.from({ length: 38 }, (_, i) => String(9401 + i));
    const pictures = new Map(codes.map((code) => [code, cloth(code, null)]));
    for (const [name, picture] of pictures) expect(tonesIn(picture), name).toBeGreaterThanOrEqual(3);
    expectAllDifferent(pictures, 0.02);
  });

  it('can show every glyph of the list, each its own figure', () => {
    const pictures = new Map(
      glyphNames.map((name) => {
        const pen = createPen();
        pen.at(50, 50, 0.95, 0, () => {
          glyphs[name](pen);
        });
        return [name, painted(pen.paints, 100)];
      }),
    );
    expectAllDifferent(pictures, 0.04);
  });
});

describe('the end walls', () => {
  it('each show their own pattern', () => {
    const names = [...muralNames, 'teratai', 'payung'];
    const pictures = new Map(names.map((name) => [name, painted(composeMural(name, 270), 270)]));
    for (const [name, picture] of pictures) expect(tonesIn(picture), name).toBeGreaterThanOrEqual(3);
    expectAllDifferent(pictures, 0.04);
  });
});

describe('the dyes', () => {
  it.each(['wing', 'white', 'sogan', 'dark'] as const)('%s sets lines clearly off the ground', (dye) => {
    for (const accent of ['#1f7a8c', '#c2571f', '#27509b', '#5a9a4a']) {
      const ramp = rampOf(accent, dye);
      const grey = (tone: number) => colourAt(ramp, tone).reduce((sum, v) => sum + v, 0) / 3;
      expect(Math.abs(grey(1) - grey(0)), accent).toBeGreaterThan(0.4);
    }
  });
});

describe('a pattern the hall cannot draw', () => {
  const message = (result: { error?: { issues: { message: string }[] } | undefined }) =>
    result.error?.issues.map((issue) => issue.message).join('; ') ?? '';

  it('is refused with the names it can', () => {
    const { pattern } = regionSchema.shape;
    expect(message(pattern.safeParse({ glyphs: ['naga'], layout: 'waves' }))).toMatch(
      /knows no glyph "naga"; it can draw: angklung, awan/,
    );
    expect(message(pattern.safeParse({ glyphs: ['padi'], layout: 'parang' }))).toMatch(/no layout "parang"/);
    expect(message(pattern.safeParse({ glyphs: ['padi'], layout: 'waves', dye: 'neon' }))).toMatch(
      /no dye "neon"/,
    );
    expect(pattern.safeParse({ glyphs: [], layout: 'waves' }).success).toBe(false);
    expect(message(wingSchema.shape.pattern.safeParse('lambang'))).toMatch(/no mural "lambang"/);
  });

  it('can be avoided: the guide to packs lists every word', async () => {
    const guide = await readFile(new URL('../../../docs/province-pack.md', import.meta.url), 'utf8');
    for (const word of [...glyphNames, ...clothLayouts, ...clothDyes, ...clothBorders, ...muralNames]) {
      expect(guide, word).toContain(`\`${word}\``);
    }
  });

  it('need not be given at all', () => {
    expect(regionSchema.shape.pattern.safeParse(undefined).success).toBe(true);
  });
});
