/** What a citizen's plain words are about. A simulated officer understands these topics and no more. */
export const topics = [
  'who',
  'thanks',
  'done',
  'incomplete',
  'complete',
  'fee',
  'duration',
  'steps',
  'product',
  'visit',
  'complaint',
  'requirements',
  'greeting',
] as const;
export type Topic = (typeof topics)[number];

/**
 * Word beginnings per topic, in Indonesian, Sundanese and English, as people type them. A phrase of several
 * words must appear in that order. Beginnings, because Indonesian hangs `-nya` and `-kah` on words.
 */
const signs: Record<Topic, readonly string[]> = {
  who: [
    'robot',
    'bot',
    'simulasi',
    'manusia',
    'orang asli',
    'petugas asli',
    'sungguhan',
    'human',
    'are you real',
    'saha',
  ],
  thanks: ['terima kasih', 'terimakasih', 'makasih', 'trims', 'tengkyu', 'thank', 'thx', 'nuhun'],
  done: [
    'selesai',
    'sudah cukup',
    'cukup',
    'sampai jumpa',
    'itu saja',
    'rengse',
    'tos cekap',
    'finish',
    'done',
    'bye',
  ],
  incomplete: [
    'belum',
    'tidak ada',
    'tidak punya',
    'nggak punya',
    'gak punya',
    'ga punya',
    'ga ada',
    'gak ada',
    'kurang',
    'hilang',
    'teu acan',
    'not yet',
    'missing',
  ],
  complete: [
    'sudah',
    'udah',
    'lengkap',
    'siap',
    'ada semua',
    'punya',
    'tos',
    'komplit',
    'ready',
    'i have',
    'complete',
  ],
  fee: [
    'biaya',
    'bayar',
    'gratis',
    'tarif',
    'harga',
    'ongkos',
    'berapa rupiah',
    'sabaraha',
    'fee',
    'cost',
    'price',
    'pay',
  ],
  duration: [
    'berapa lama',
    'lamanya',
    'lama prosesnya',
    'berapa hari',
    'kapan',
    'waktu',
    'cepat',
    'iraha',
    'how long',
    'when',
    'time',
  ],
  steps: [
    'cara',
    'langkah',
    'prosedur',
    'alur',
    'tahap',
    'gimana',
    'bagaimana',
    'kumaha',
    'how do',
    'how to',
    'how can',
    'step',
  ],
  product: ['hasil', 'produk', 'dapat apa', 'berlaku', 'masa berlaku', 'keluar apa', 'result'],
  visit: ['online', 'daring', 'datang', 'hadir', 'ke kantor', 'dari rumah', 'sumping', 'come', 'visit'],
  complaint: ['aduan', 'pengaduan', 'keluhan', 'lapor', 'komplain', 'mengadu', 'complain'],
  requirements: [
    'syarat',
    'persyaratan',
    'berkas',
    'dokumen',
    'bawa',
    'siapkan',
    'sarat',
    'require',
    'document',
  ],
  greeting: ['halo', 'hallo', 'hai', 'selamat', 'assalam', 'sampurasun', 'punten', 'permisi', 'hello', 'hi'],
};

/**
 * Topics of one message, in the order in which an officer would take them up; empty when nothing was
 * understood. "Belum lengkap" is a missing document and never also a complete one.
 */
export function understand(text: string): Topic[] {
  const words = ` ${plain(text)} `;
  const found = topics.filter((topic) => signs[topic].some((sign) => mentions(words, sign)));
  return found.includes('incomplete') ? found.filter((topic) => topic !== 'complete') : found;
}

/** Short signs ("hi", "tos") must be a whole word: as beginnings they would be found in others. */
function mentions(words: string, sign: string): boolean {
  return words.includes(sign.length <= 4 ? ` ${sign} ` : ` ${sign}`) || words.includes(` ${sign}nya `);
}

/** Lower case, no accents (Sundanese é), words parted by single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const questions: readonly Topic[] = [
  'who',
  'fee',
  'duration',
  'steps',
  'product',
  'visit',
  'complaint',
  'requirements',
];

/** Does this message end the talk? Thanks with a question still asks: "terima kasih, berapa biayanya?" */
export function endsTalk(understood: readonly Topic[]): boolean {
  if (understood.some((topic) => questions.includes(topic))) return false;
  return understood.includes('thanks') || (understood.includes('done') && !understood.includes('incomplete'));
}
