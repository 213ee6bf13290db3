export const textTexts = {
  crumbs: 'Jejak halaman',
  home: {
    title: 'Mode teks',
    intro:
      'Pilih daerah, baca syaratnya, lalu ambil nomor. Nomor, antrean, dan petugasnya sama dengan di aula.',
    forService: 'Pilih daerah untuk {{service}}',
    clearService: 'Ganti layanan',
    list: 'Pilih daerah',
  },
  counter: {
    hours: 'Jam buka ({{zone}})',
    closed: 'Tutup',
    skipToServices: 'Langsung ke layanan',
  },
  weekday: {
    d0: 'Minggu',
    d1: 'Senin',
    d2: 'Selasa',
    d3: 'Rabu',
    d4: 'Kamis',
    d5: 'Jumat',
    d6: 'Sabtu',
  },
  service: {
    missing: 'Layanan ini tidak ada di loket tersebut.',
    toCounter: 'Lihat semua layanan {{region}}',
  },
  ticket: {
    title: 'Nomor {{number}}',
    loading: 'Mencari nomor Anda…',
    missing: 'Nomor ini tidak ditemukan di peramban ini.',
    missingHint: 'Nomor hanya dapat dibuka di peramban yang mengambilnya.',
    others: 'Nomor Anda yang lain',
    more: 'Layanan lain di {{region}}',
  },
} as const;
