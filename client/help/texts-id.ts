/** Indonesian texts of the help for the flat pages. */
export const helpTexts = {
  title: 'Bantuan',
  intro: 'Empat langkah, dan Anda boleh meninggalkan halaman kapan saja: nomor Anda tetap aman.',
  find: {
    title: 'Cari',
    text: 'Tulis kebutuhan Anda dengan kata biasa, misal “bikin KTP di Garut”, atau pilih daerah dari daftar.',
  },
  take: {
    title: 'Ambil nomor',
    text: 'Tekan “Ambil nomor” pada layanannya. Tidak perlu akun dan tidak dipungut biaya. Syaratnya tertulis di “Syarat dan biaya”.',
  },
  wait: {
    title: 'Tunggu panggilan',
    text: 'Urutan dan perkiraan waktu tampil di halaman nomor Anda. Saat dipanggil, halaman berbunyi dan bertuliskan “Giliran Anda!”: tekan “Saya datang”.',
  },
  talk: {
    title: 'Bicara dengan petugas',
    text: 'Tulis pesan kepada petugas. Hasil layanan dan kode lacak tampil di akhir dan dapat disimpan.',
  },
  places: 'Di mana apa?',
  number: 'Nomor Anda: di bagian atas Beranda dan Mode teks.',
  hall: 'Aula 3D: isi dan antreannya sama; buka dari Beranda atau tombol “Masuk aula ke loket ini”.',
  keys: 'Papan ketik: Tab untuk berpindah, Enter untuk memilih, Esc untuk menutup jendela.',
  sound: 'Bunyi panggilan dapat dimatikan di halaman nomor Anda.',
  stuck: 'Ada yang tidak beres?',
} as const;
