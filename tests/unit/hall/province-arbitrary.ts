import fc from 'fast-check';
import type { HallRegion, HallWing } from '../../../shared/hall/types.ts';

export type SomeProvince = { readonly regions: readonly HallRegion[]; readonly wings: readonly HallWing[] };

export const wingOf = (id: string): HallWing => ({
  id,
  name: `Sayap ${id}`,
  subtitle: '',
  accent: '#27509b',
  pattern: 'mega-mendung',
});

/** Any province the layout promises to house: 1–40 regions anywhere, 0–8 wings, some regions outside them. */
export const someProvince: fc.Arbitrary<SomeProvince> = fc
  .record({
    centroids: fc.array(
      fc.tuple(fc.double({ min: -9, max: -5, noNaN: true }), fc.double({ min: 105, max: 112, noNaN: true })),
      { minLength: 1, maxLength: 40, size: 'max' },
    ),
    wings: fc.integer({ min: 0, max: 8 }),
    picks: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 40, maxLength: 40 }),
    spreadByBearing: fc.boolean(),
  })
  .map(({ centroids, wings, picks, spreadByBearing }) => {
    const lat = centroids.reduce((s, c) => s + c[0], 0) / centroids.length;
    const lon = centroids.reduce((s, c) => s + c[1], 0) / centroids.length;
    const regions = centroids.map((centroid, i): HallRegion => {
      const turn = (Math.atan2(centroid[1] - lon, lat - centroid[0]) + Math.PI) / (2 * Math.PI);
      // Real wings are neighbourhoods; random ones, all of which lie in the middle, are the hard case.
      const pick = spreadByBearing ? Math.min(wings - 1, Math.floor(turn * wings)) : (picks[i] ?? 0);
      return {
        code: String(3200 + i),
        name: `Kabupaten ${String(i)}`,
        wing: wings === 0 || pick >= wings ? null : `w${String(pick)}`,
        centroid,
      };
    });
    return { regions, wings: Array.from({ length: wings }, (_, i) => wingOf(`w${String(i)}`)) };
  });
