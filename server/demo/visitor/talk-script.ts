/** What a simulated visitor says, line by line: an opening of their own, a question or two, thanks. */
import type { SpokenLine } from '../speech/spoken-line.ts';
import { between, pickOne } from './pick-one.ts';

/** Openings by the agency that serves; each is a situation people really come with. */
const openings: Readonly<Record<string, readonly string[]>> = {
  DUKCAPIL: [
    'Permisi, saya mau mengurus data kependudukan keluarga saya.',
    'Halo, saya baru pindah rumah dan mau membereskan data keluarga.',
    'Permisi, saya mau tanya-tanya sebelum mengurusnya.',
  ],
  DPMPTSP: [
    'Permisi, saya baru membuka usaha kecil di rumah dan ingin izinnya beres.',
    'Halo, saya membuka warung makan dan ingin mengurus izinnya.',
  ],
  POLRI: [
    'Permisi, saya perlu ini untuk melamar pekerjaan.',
    'Halo, saya mau memastikan dahulu sebelum mengurusnya.',
  ],
  SAMSAT: ['Permisi, pajak motor saya jatuh tempo bulan ini.', 'Halo, saya mau pengesahan STNK tahunan.'],
  IMIGRASI: ['Permisi, saya mau membuat paspor untuk umrah.', 'Halo, ini paspor pertama saya.'],
  BPJSKES: ['Permisi, saya ingin mendaftarkan anak saya yang baru lahir.'],
  BPJSTK: ['Permisi, saya berhenti bekerja bulan lalu dan ingin mencairkan JHT.'],
  DISNAKER: ['Permisi, saya baru lulus dan perlu kartu pencari kerja.'],
  DJP: ['Permisi, saya baru mulai bekerja dan diminta NPWP.'],
  BAPENDA: ['Permisi, nama di SPPT PBB saya masih nama pemilik lama.'],
  BPN: ['Permisi, sertipikat rumah orang tua saya masih bentuk lama.'],
  PENGADILAN: ['Permisi, saya perlu surat keterangan untuk melamar pekerjaan.'],
  KEJAKSAAN: ['Permisi, SIM saya terkena tilang dan mau saya ambil.'],
  KEMENAG: ['Permisi, kami berencana menikah bulan depan.'],
  PDAM: ['Permisi, rumah saya perlu sambungan air baru.'],
  PLN: ['Permisi, saya mau pasang listrik baru untuk kios.'],
  LAPOR: ['Permisi, jalan di kampung saya rusak dan gelap kalau malam.'],
};

const generalOpenings = ['Permisi, saya mau mengurus layanan ini.', 'Halo, mohon dibantu.'];

/** Every opening there is: a test holds that an officer can take each up without misreading it. */
export const allOpenings: readonly string[] = [...Object.values(openings).flat(), ...generalOpenings];

const questions = [
  'Kalau biayanya berapa?',
  'Kira-kira berapa lama selesainya?',
  'Langkahnya bagaimana, ya?',
  'Apakah bisa daring saja, atau saya harus datang?',
  'Hasilnya nanti berupa apa?',
];

const documentStates = [
  'Baik, berkas saya sudah lengkap.',
  'Masih ada yang belum lengkap, nanti saya susulkan.',
];

const thanks = ['Terima kasih banyak.', 'Baik, terima kasih atas bantuannya.', 'Hatur nuhun pisan.'];

/**
 * The lines of one consultation, the last of which ends it: opening, one or two questions, how complete the
 * documents are, thanks. Each waits for the officer's answer to the one before.
 */
export function writeTalk(agencyCode: string, random: () => number): string[] {
  const opening = pickOne(openings[agencyCode] ?? generalOpenings, random);
  const first = Math.floor(between(0, questions.length, random));
  const asked = random() < 0.5 ? [first] : [first, (first + 2) % questions.length];
  return [
    opening,
    ...asked.map((i) => questions[i] ?? ''),
    pickOne(documentStates, random),
    pickOne(thanks, random),
  ];
}

export type VisitorTalk = {
  readonly script: readonly string[];
  /** The conversation so far, oldest first. */
  readonly lines: readonly SpokenLine[];
  readonly quietMs: number;
  /** Somebody real is waiting: be brief. */
  readonly hurry: boolean;
};

/** Milliseconds a visitor takes to read and write. */
export const VISITOR_PACE = { usual: 4500, hurried: 900 } as const;

/**
 * The next line, or null while it is not the visitor's turn: they let the officer present the requirements
 * first and answer each question. In a hurry they come straight to their thanks.
 */
export function nextLine({ script, lines, quietMs, hurry }: VisitorTalk): string | null {
  const mine = lines.filter((line) => line.by === 'citizen');
  const thanked = mine.some((line) => line.text === script.at(-1));
  const myTurn = lines.length - mine.length >= 2 && lines.at(-1)?.by === 'officer';
  if (thanked || !myTurn) return null;
  if (quietMs < (hurry ? VISITOR_PACE.hurried : VISITOR_PACE.usual)) return null;
  return script[hurry ? script.length - 1 : mine.length] ?? null;
}
