import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import type { Hall, HallRegion, HallWing } from '../../../shared/hall/types.ts';

const WINGS: readonly HallWing[] = [
  { id: 'a', name: 'Barat', subtitle: 'Wilayah I', accent: '#1f7a8c', pattern: 'x' },
  { id: 'b', name: 'Timur', subtitle: 'Wilayah II', accent: '#c2571f', pattern: 'x' },
  { id: 'c', name: 'Utara', subtitle: 'Wilayah III', accent: '#27509b', pattern: 'x' },
];

/** A hall of twelve counters in three wings. */
export function smallHall(): Hall {
  const centres: Record<string, [number, number]> = { a: [-7, 106.5], b: [-7, 108.5], c: [-6, 107.5] };
  const regions: HallRegion[] = Array.from({ length: 12 }, (_, i) => {
    const wing = WINGS[i % 3]?.id ?? 'a';
    const [lat, lon] = centres[wing] ?? [0, 0];
    return {
      code: String(9001 + i),
      name: `Kabupaten ${String(i + 1)}`,
      wing,
      centroid: [lat + i * 0.01, lon + i * 0.007],
    };
  });
  return layoutHall(regions, WINGS);
}
