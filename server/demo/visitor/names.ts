import { pickOne } from './pick-one.ts';

const given = [
  'Asep', 'Euis', 'Dadang', 'Neneng', 'Ujang', 'Rina', 'Cecep', 'Siti', 'Iwan', 'Lilis', 'Agus', 'Yanti',
  'Rizky', 'Nurul', 'Dede', 'Imas', 'Hendra', 'Tati', 'Fajar', 'Wulan', 'Budi', 'Ratna', 'Gilang', 'Maya',
  'Yusuf', 'Intan', 'Rudi', 'Aisyah', 'Tono', 'Kartika', 'Galih', 'Mega', 'Bayu', 'Sri', 'Eko', 'Putri',
  'Nanang', 'Elis', 'Jajang', 'Yuni', 'Wawan', 'Fitri', 'Oman', 'Dian', 'Ridwan', 'Nia', 'Tatang', 'Ayu',
] as const; // prettier-ignore

const family = [
  'Hidayat', 'Nurhayati', 'Sopandi', 'Rahayu', 'Permana', 'Lestari', 'Suryana', 'Komariah', 'Gunawan', 'Sari',
  'Saputra', 'Wijaya', 'Maulana', 'Handayani', 'Setiawan', 'Kusuma', 'Firmansyah', 'Anggraeni', 'Mulyadi',
  'Herawati', 'Ramdani', 'Susanti', 'Nugraha', 'Puspita',
] as const; // prettier-ignore

/** An everyday West Javanese name, not one of `taken` while there is another. `random` gives [0, 1). */
export function inventName(random: () => number, taken: ReadonlySet<string>): string {
  const name = () => `${pickOne(given, random)} ${pickOne(family, random)}`;
  const tries = Array.from({ length: 8 }, name);
  return tries.find((candidate) => !taken.has(candidate)) ?? name();
}
