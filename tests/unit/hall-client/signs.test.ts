import { describe, expect, it } from 'vitest';
import { groundFor, luminanceOf, shade } from '../../../client/hall/kit/atlas-canvas.ts';
import { boardLamps, lampOf } from '../../../client/hall/kit/board-atlas.ts';
import { shortName, SIGN, TITLE_CAP_M } from '../../../client/hall/kit/sign-atlas.ts';
import { fieldOfView } from '../../../client/hall/camera/lens-shift.ts';
import { addPictureBox, noParts } from '../../../client/hall/world/picture-box.ts';
import { clockOf } from '../../../client/hall/world/big-board.ts';
import { clothDetail, planAtlas } from '../../../client/hall/motifs/cloth-atlas.ts';
import { loadProvince } from '../../../server/catalog/load-province.ts';

/** Height on the screen of something upright straight ahead, CSS pixels. */
function pixelsHigh(metres: number, away: number, width: number, height: number): number {
  const half = Math.tan((fieldOfView(width / height) * Math.PI) / 360);
  return (metres / (2 * away * half)) * height;
}

describe('a name sign', () => {
  it('has capitals of at least 9 pixels at 25 m on a small phone', () => {
    expect(pixelsHigh(TITLE_CAP_M, 25, 390, 844)).toBeGreaterThanOrEqual(9);
    expect(TITLE_CAP_M).toBeLessThan(SIGN.height);
  });

  it('says the short name large and the kind small', async () => {
    expect(shortName('Kabupaten Bandung Barat')).toEqual({ kind: 'Kabupaten', title: 'Bandung Barat' });
    expect(shortName('Kota Cirebon')).toEqual({ kind: 'Kota', title: 'Cirebon' });
    expect(shortName('Kotamobagu')).toEqual({ kind: '', title: 'Kotamobagu' });
    const { regions } = await loadProvince('jawa-barat');
    for (const { name } of regions) expect(shortName(name).kind, name).not.toBe('');
  });

  it('sets its lettering off the ground by more than 4.5 : 1 in every wing', async () => {
    const { wings } = await loadProvince('jawa-barat');
    for (const { accent } of wings) {
      const [r = 0, g = 0, b = 0] = (shade(accent, groundFor(accent)).match(/\d+/g) ?? []).map(Number);
      const hex = `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
      expect((luminanceOf('#fff9ee') + 0.05) / (luminanceOf(hex) + 0.05), accent).toBeGreaterThan(4.5);
    }
  });

  it('can be read from both sides: the back shows the picture the right way round', () => {
    const parts = noParts();
    addPictureBox(parts, { width: 2, height: 1, depth: 0.1, y: 0, z: 0, isTwoSided: true });
    const corners = Array.from({ length: 8 }, (_, i) => ({
      x: parts.position[i * 3] ?? 0,
      u: parts.uv[i * 2] ?? 0,
    }));
    // From the front u grows with x, from behind against it.
    for (const { x, u } of corners.slice(0, 4)) expect(u).toBe(x > 0 ? 1 : 0);
    for (const { x, u } of corners.slice(4)) expect(u).toBe(x > 0 ? 0 : 1);
  });
});

describe('a counter’s lamp', () => {
  it('tells open, serving and closed apart', () => {
    expect(lampOf({ open: true })).toBe('open');
    expect(lampOf({ open: true, serving: true })).toBe('serving');
    expect(lampOf({ open: false, serving: true })).toBe('closed');
    expect(boardLamps).toEqual(['open', 'serving', 'closed']);
  });
});

describe('the big board', () => {
  it('writes the hour as Indonesia does', () => {
    expect(clockOf(7 * 60 + 5)).toBe('07.05');
    expect(clockOf(23 * 60 + 59)).toBe('23.59');
  });
});

describe('the picture of all cloths', () => {
  const bytes = (tier: keyof typeof clothDetail, cloths: number, murals: number) => {
    const { width, height } = planAtlas(cloths, murals, clothDetail[tier]);
    return (width * height * 4) / 3;
  };

  it('takes at most 2.5 MB on a phone and 12 MB on a desktop for 27 counters and 4 wings', () => {
    expect(bytes('low', 27, 4)).toBeLessThanOrEqual(2.5e6);
    expect(bytes('mid', 27, 4)).toBeLessThanOrEqual(6e6);
    expect(bytes('high', 27, 4)).toBeLessThanOrEqual(12e6);
  });

  it.each([
    [5, 0],
    [27, 4],
    [38, 6],
  ])('has a place of its own for each of %i cloths and %i murals', (cloths, murals) => {
    for (const detail of Object.values(clothDetail)) {
      const plan = planAtlas(cloths, murals, detail);
      const cells = [...plan.cloths, ...plan.murals];
      expect(cells).toHaveLength(cloths + murals);
      expect(Math.max(plan.width, plan.height)).toBeLessThanOrEqual(4096);
      cells.forEach((a, i) => {
        expect(a.x + a.width <= plan.width && a.y + a.height <= plan.height).toBe(true);
        for (const b of cells.slice(0, i)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      });
    }
  });
});
