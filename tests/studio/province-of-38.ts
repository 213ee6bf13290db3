/**
 * A fictive province as large as the largest real one: 38 regions on an archipelago of 1,100 km, for the layout's tests
 * and for pictures. No wings of its own: the hall finds them by bearing.
 */
import type { Region } from '../../shared/domain/province.ts';
import { seededRandom } from '../../client/hall/world/seeded-random.ts';

export const PROVINCE_OF_38 = 'contoh-tiga-delapan';

const firstHalves = [
  'Karang',
  'Tanjung',
  'Muara',
  'Bukit',
  'Teluk',
  'Rawa',
  'Gunung',
  'Lembah',
  'Padang',
  'Ujung',
];
const secondHalves = ['Anggrek', 'Cemara', 'Damar', 'Jernih', 'Kenari', 'Lontar', 'Merbau', 'Nyiur'];
/** Three island groups, [latitude, longitude] and how far they spread, degrees. */
const islands = [
  { lat: -3.1, lon: 128.2, spread: 1.1 },
  { lat: -5.2, lon: 131.9, spread: 1.4 },
  { lat: -2.4, lon: 134.6, spread: 0.9 },
] as const;

export function provinceOf38(): readonly Region[] {
  const random = seededRandom(38);
  return Array.from({ length: 38 }, (_, i): Region => {
    const island = islands[i % islands.length] ?? islands[0];
    const isCity = i % 6 === 5;
    const place = `${firstHalves[i % firstHalves.length] ?? ''} ${secondHalves[(i * 3) % secondHalves.length] ?? ''}`;
    return {
      code: String(9801 + i),
      name: `${isCity ? 'Kota' : 'Kabupaten'} ${place}`,
      type: isCity ? 'kota' : 'kabupaten',
      capital: place,
      wing: null,
      population: 40_000 + Math.round(random() * 700_000),
      areaKm2: 300 + Math.round(random() * 9000),
      centroid: [
        island.lat + (random() * 2 - 1) * island.spread,
        island.lon + (random() * 2 - 1) * island.spread,
      ],
      tile: { col: i % 8, row: Math.floor(i / 8) },
      hasPhysicalMpp: null,
      mppDate: null,
      mppSource: null,
      landmark: 'Rekaan',
      motif: 'Rekaan',
      iconIdea: 'rekaan',
      landmarkConfidence: 0,
    };
  });
}
