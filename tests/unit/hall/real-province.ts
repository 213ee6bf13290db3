import type { HallRegion, HallWing } from '../../../shared/hall/types.ts';

/** The 27 regions of a real province as the layout sees them: code, name, wing, latitude, longitude, column, row. */
const rows: readonly (readonly [string, string, string, number, number, number, number])[] = [
  ['3201', 'Kabupaten Bogor', 'I', -6.56, 106.77, 1, 1],
  ['3202', 'Kabupaten Sukabumi', 'I', -7.08, 106.71, 2, 3],
  ['3203', 'Kabupaten Cianjur', 'I', -7.13, 107.16, 3, 2],
  ['3204', 'Kabupaten Bandung', 'IV', -7.1, 107.61, 5, 3],
  ['3205', 'Kabupaten Garut', 'IV', -7.36, 107.79, 6, 3],
  ['3206', 'Kabupaten Tasikmalaya', 'IV', -7.5, 108.14, 7, 4],
  ['3207', 'Kabupaten Ciamis', 'IV', -7.29, 108.43, 8, 3],
  ['3208', 'Kabupaten Kuningan', 'III', -7, 108.56, 8, 2],
  ['3209', 'Kabupaten Cirebon', 'III', -6.75, 108.55, 8, 1],
  ['3210', 'Kabupaten Majalengka', 'III', -6.82, 108.26, 7, 1],
  ['3211', 'Kabupaten Sumedang', 'IV', -6.83, 107.98, 6, 1],
  ['3212', 'Kabupaten Indramayu', 'III', -6.45, 108.17, 6, 0],
  ['3213', 'Kabupaten Subang', 'II', -6.49, 107.73, 5, 0],
  ['3214', 'Kabupaten Purwakarta', 'II', -6.59, 107.43, 4, 1],
  ['3215', 'Kabupaten Karawang', 'II', -6.25, 107.35, 4, 0],
  ['3216', 'Kabupaten Bekasi', 'II', -6.22, 107.12, 3, 0],
  ['3217', 'Kabupaten Bandung Barat', 'IV', -6.89, 107.42, 4, 2],
  ['3218', 'Kabupaten Pangandaran', 'IV', -7.64, 108.52, 8, 4],
  ['3271', 'Kota Bogor', 'I', -6.59, 106.8, 2, 1],
  ['3272', 'Kota Sukabumi', 'I', -6.94, 106.92, 2, 2],
  ['3273', 'Kota Bandung', 'IV', -6.92, 107.64, 6, 2],
  ['3274', 'Kota Cirebon', 'III', -6.74, 108.55, 8, 0],
  ['3275', 'Kota Bekasi', 'II', -6.28, 106.97, 2, 0],
  ['3276', 'Kota Depok', 'I', -6.4, 106.82, 1, 0],
  ['3277', 'Kota Cimahi', 'IV', -6.89, 107.54, 5, 2],
  ['3278', 'Kota Tasikmalaya', 'IV', -7.36, 108.22, 7, 3],
  ['3279', 'Kota Banjar', 'IV', -7.38, 108.57, 9, 3],
];

export const realRegions: readonly HallRegion[] = rows.map(([code, name, wing, lat, lon, col, row]) => ({
  code,
  name,
  wing,
  centroid: [lat, lon],
  tile: { col, row },
}));

export const realWings: readonly HallWing[] = ['I', 'II', 'III', 'IV'].map((id) => ({
  id,
  name: `Wilayah ${id}`,
  subtitle: '',
  accent: '#1f7a8c',
  pattern: 'mega-mendung',
}));
