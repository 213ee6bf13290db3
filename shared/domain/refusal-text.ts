import type { Language } from './province.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

type Words = Record<Language, string>;

/** Kind, clear words for every refusal; each says what happened and what one can do. */
const texts: Record<RefusalCode, Words> = {
  INVALID: {
    id: 'Isian belum tepat. Mohon periksa lagi.',
    su: 'Eusianana can pas. Mangga dipariksa deui.',
    en: 'Something in what was sent is not right. Please check it.',
  },
  TOO_LARGE: {
    id: 'Kiriman terlalu besar. Coba dipersingkat.',
    su: 'Kirimanana ageung teuing. Mangga disingget.',
    en: 'That is too large. Please make it shorter.',
  },
  UNAUTHENTICATED: {
    id: 'Sesi Anda belum dimulai atau sudah berakhir. Silakan masuk lagi.',
    su: 'Sesi can dimimitian atawa geus réngsé. Mangga asup deui.',
    en: 'Your session has not begun or has ended. Please enter again.',
  },
  SIGN_IN_FAILED: {
    id: 'Alamat email atau kata sandi tidak cocok. Mohon periksa lagi.',
    su: 'Alamat surélek atawa kecap konci teu cocog. Mangga dipariksa deui.',
    en: 'Email address and password do not match. Please check them.',
  },
  SIGN_IN_LOCKED: {
    id: 'Terlalu banyak percobaan masuk yang gagal. Silakan coba lagi nanti.',
    su: 'Seueur teuing nyobian asup nu gagal. Mangga cobian deui engké.',
    en: 'Too many failed sign-ins. Please try again later.',
  },
  FORBIDDEN: {
    id: 'Halaman atau percakapan ini bukan untuk Anda.',
    su: 'Ieu sanés kanggo anjeun.',
    en: 'This is not yours to see or change.',
  },
  NOT_FOUND: { id: 'Tidak ditemukan.', su: 'Teu kapendak.', en: 'Not found.' },
  RATE: {
    id: 'Terlalu cepat. Mohon tunggu sebentar lalu coba lagi.',
    su: 'Gancang teuing. Antosan sakedap, teras cobian deui.',
    en: 'Too fast. Please wait a moment and try again.',
  },
  STALE_VERSION: {
    id: 'Keadaan sudah berubah. Kami tampilkan yang terbaru.',
    su: 'Kaayaanana geus robah. Ieu nu panganyarna.',
    en: 'This has changed meanwhile. Here is the current state.',
  },
  WRONG_STATE: {
    id: 'Langkah ini tidak bisa dilakukan pada keadaan sekarang.',
    su: 'Léngkah ieu teu tiasa dina kaayaan ayeuna.',
    en: 'That step is not possible in the current state.',
  },
  ALREADY_HAS_TICKET: {
    id: 'Anda sudah memegang nomor untuk layanan ini.',
    su: 'Anjeun tos gaduh nomer kanggo layanan ieu.',
    en: 'You already hold a number for this service.',
  },
  TOO_MANY_VISITS: {
    id: 'Batas jumlah nomor untuk hari ini sudah tercapai. Silakan kembali besok.',
    su: 'Wates nomer dinten ieu tos kahontal. Mangga sumping deui énjing.',
    en: 'You have reached today’s limit of numbers. Please come back tomorrow.',
  },
  OFFICE_CLOSED: {
    id: 'Loket ini sedang tutup dan belum menerima nomor.',
    su: 'Loket ieu nuju tutup.',
    en: 'This counter is closed and takes no numbers now.',
  },
  LINE_EMPTY: {
    id: 'Belum ada yang menunggu.',
    su: 'Can aya nu ngantosan.',
    en: 'Nobody is waiting.',
  },
  AT_CAPACITY: {
    id: 'Selesaikan dahulu warga yang sedang Anda panggil atau layani.',
    su: 'Réngsékeun heula warga nu nuju disauran atanapi dilayanan.',
    en: 'Finish with the person you are calling or serving first.',
  },
  NOT_AVAILABLE: {
    id: 'Anda belum siap melayani. Pilih meja dan status “Siap melayani”.',
    su: 'Anjeun can siap ngalayanan. Pilih méja heula.',
    en: 'You are not available. Choose a desk and become available first.',
  },
  DESK_TAKEN: {
    id: 'Meja ini sedang dipakai petugas lain.',
    su: 'Méja ieu nuju dianggo ku patugas séjén.',
    en: 'Another officer is at this desk.',
  },
  OPEN_WORK: {
    id: 'Masih ada warga yang Anda panggil atau layani. Selesaikan atau kembalikan dahulu.',
    su: 'Aya kénéh warga nu disauran atanapi dilayanan.',
    en: 'You still have a person called or served. Finish or return them first.',
  },
  TOO_SOON: {
    id: 'Baru saja dipanggil. Tunggu sebentar sebelum memanggil ulang.',
    su: 'Nembé disauran. Antosan sakedap.',
    en: 'Called just now. Wait a little before calling again.',
  },
  CALL_LIMIT: {
    id: 'Sudah dipanggil tiga kali. Tandai tidak hadir atau kembalikan ke antrean.',
    su: 'Tos disauran tilu kali.',
    en: 'Called three times already. Mark as missed or return to the line.',
  },
  CALL_UNSEEN: {
    id: 'Perangkat warga belum menampilkan panggilan. Mohon panggil ulang dahulu.',
    su: 'Panggero can katingali dina parangkat warga. Mangga sauran deui heula.',
    en: 'No device of this citizen has shown the call yet. Please call again first.',
  },
  NOT_YOURS: {
    id: 'Nomor ini sedang ditangani petugas lain.',
    su: 'Nomer ieu nuju ditanganan ku patugas séjén.',
    en: 'Another officer is taking care of this number.',
  },
  CONVERSATION_CLOSED: {
    id: 'Percakapan ini sudah selesai.',
    su: 'Paguneman ieu tos réngsé.',
    en: 'This conversation has ended.',
  },
  GRACE_OVER: {
    id: 'Batas waktu kembali sudah lewat. Silakan ambil nomor baru.',
    su: 'Waktos kanggo uih tos liwat. Mangga candak nomer anyar.',
    en: 'The time to come back has passed. Please take a new number.',
  },
  INTERNAL: {
    id: 'Maaf, ada gangguan pada kami. Tidak ada yang berubah; silakan coba lagi.',
    su: 'Hapunten, aya gangguan. Teu aya nu robah; mangga cobian deui.',
    en: 'Sorry, something failed on our side. Nothing was changed; please try again.',
  },
};

/** Words for a refusal in `language`. */
export function refusalText(refusal: Refusal, language: Language): string {
  return texts[refusal.code][language];
}
