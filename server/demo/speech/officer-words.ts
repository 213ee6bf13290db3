import type { DigitalScope, Language } from '../../../shared/domain/province.ts';

/** Everything a simulated officer says, per language of the citizen. Facts are put in by `answer.ts`. */
export type OfficerWords = {
  readonly welcome: (greeting: string, citizen: string, region: string, officer: string) => string;
  readonly requirements: (service: string, list: string) => string;
  readonly invite: string;
  readonly fee: (fee: string) => string;
  readonly duration: (duration: string) => string;
  readonly steps: (list: string) => string;
  readonly product: (product: string) => string;
  readonly scope: Readonly<Record<DigitalScope, string>>;
  readonly who: string;
  readonly complaint: (url: string) => string;
  readonly complete: string;
  readonly incomplete: string;
  readonly hello: string;
  readonly goAhead: string;
  readonly notUnderstood: string;
  readonly stillThere: string;
  readonly farewell: string;
  readonly closingForSilence: string;
  readonly noteSolved: string;
  readonly noteFollowUp: string;
  readonly noteIncomplete: string;
};

const indonesian: OfficerWords = {
  welcome: (greeting, citizen, region, officer) =>
    `${greeting}, ${citizen}. Selamat datang di Loket ${region}. Saya ${officer}, petugas simulasi: contoh pelayanan, bukan petugas sungguhan.`,
  requirements: (service, list) => `Untuk ${service}, yang perlu disiapkan:\n${list}`,
  invite:
    'Apakah semuanya sudah ada? Anda juga boleh bertanya tentang biaya, waktu, langkah, atau hasilnya. Jika cukup, tulis “selesai”.',
  fee: (fee) => `Biayanya: ${fee}`,
  duration: (duration) => `Waktu penyelesaiannya: ${duration}`,
  steps: (list) => `Langkah-langkahnya:\n${list}`,
  product: (product) => `Hasil layanan ini: ${product}`,
  scope: {
    tuntas: 'Layanan ini dapat tuntas daring.',
    praperiksa: 'Berkas dapat diperiksa dahulu secara daring; sebagian langkah tetap perlu datang.',
    hadir: 'Layanan ini mengharuskan Anda hadir; di sini kami bantu menyiapkan berkasnya.',
  },
  who: 'Saya petugas simulasi untuk memperagakan alur pelayanan. Jawaban saya diambil dari standar pelayanan; tidak ada berkas Anda yang diproses.',
  complaint: (url) => `Pengaduan dapat disampaikan melalui SP4N-LAPOR!: ${url}`,
  complete:
    'Baik, saya catat berkasnya sudah lengkap. Ada lagi yang ingin ditanyakan? Jika tidak, tulis “selesai”.',
  incomplete:
    'Tidak apa-apa. Silakan lengkapi dahulu sesuai daftar tadi; saya catat bahwa berkasnya belum lengkap. Tulis “selesai” jika sudah cukup.',
  hello: 'Halo, ada yang bisa saya bantu?',
  goAhead:
    'Baik, dengan senang hati saya bantu. Mana yang ingin Anda ketahui dahulu: syarat, biaya, waktu, langkah, atau hasilnya?',
  notUnderstood:
    'Mohon maaf, sebagai petugas simulasi saya hanya dapat menjawab tentang syarat, biaya, waktu, langkah, dan hasil layanan. Yang mana ingin Anda ketahui?',
  stillThere: 'Apakah masih ada yang bisa dibantu? Jika tidak, konsultasi ini saya selesaikan sebentar lagi.',
  farewell: 'Terima kasih sudah berkunjung. Semoga urusannya lancar.',
  closingForSilence:
    'Konsultasi saya akhiri dahulu karena belum ada jawaban. Silakan ambil nomor lagi kapan saja; terima kasih sudah berkunjung.',
  noteSolved:
    'Contoh (simulasi): syarat, biaya, dan langkah sudah dijelaskan; layanan ini dapat tuntas daring.',
  noteFollowUp:
    'Contoh (simulasi): penjelasan sudah diberikan; lanjutkan ke kantor dengan membawa berkas asli.',
  noteIncomplete: 'Contoh (simulasi): berkas belum lengkap; silakan lengkapi sesuai daftar syarat.',
};

const sundanese: OfficerWords = {
  welcome: (greeting, citizen, region, officer) =>
    `${greeting}, ${citizen}. Wilujeng sumping di Loket ${region}. Abdi ${officer}, patugas simulasi: conto palayanan, sanés patugas saleresna.`,
  requirements: (service, list) => `Kanggo ${service}, nu kedah disiapkeun:\n${list}`,
  invite:
    'Naha sadayana tos aya? Mangga tiasa naroskeun ogé perkawis waragad, waktos, léngkah, atanapi hasilna. Upami tos cekap, serat “réngsé”.',
  fee: (fee) => `Waragadna: ${fee}`,
  duration: (duration) => `Waktosna: ${duration}`,
  steps: (list) => `Léngkah-léngkahna:\n${list}`,
  product: (product) => `Hasil layanan ieu: ${product}`,
  scope: {
    tuntas: 'Layanan ieu tiasa réngsé sacara daring.',
    praperiksa: 'Berkas tiasa dipariksa heula sacara daring; sawaréh léngkah kedah sumping.',
    hadir: 'Layanan ieu kedah sumping ka kantor; di dieu dibantos nyiapkeun berkasna.',
  },
  who: 'Abdi téh patugas simulasi kanggo nyontoan alur palayanan. Waleranana tina standar palayanan; teu aya berkas nu diprosés.',
  complaint: (url) => `Pangaduan tiasa ditepikeun ngalangkungan SP4N-LAPOR!: ${url}`,
  complete: 'Saé, dicatet berkasna tos lengkep. Aya deui nu badé ditaroskeun? Upami teu aya, serat “réngsé”.',
  incomplete: 'Teu nanaon. Mangga lengkepan heula; tos dicatet. Serat “réngsé” upami tos cekap.',
  hello: 'Sampurasun, aya nu tiasa dibantos?',
  goAhead:
    'Mangga, dibantos. Nu mana heula nu badé ditaroskeun: sarat, waragad, waktos, léngkah, atanapi hasilna?',
  notUnderstood:
    'Hapunten, salaku patugas simulasi abdi ngan tiasa ngawaler perkawis sarat, waragad, waktos, léngkah, sareng hasil layanan. Nu mana nu badé ditaroskeun?',
  stillThere: 'Aya kénéh nu tiasa dibantos? Upami teu aya, konsultasi ieu sakedap deui diréngsékeun.',
  farewell: 'Hatur nuhun tos sumping. Mugi lancar urusanana.',
  closingForSilence:
    'Konsultasi diréngsékeun heula kumargi teu acan aya waleran. Mangga candak nomer deui iraha waé; hatur nuhun.',
  noteSolved:
    'Conto (simulasi): sarat, waragad, sareng léngkah tos dijelaskeun; layanan ieu tiasa réngsé daring.',
  noteFollowUp: 'Conto (simulasi): tos dijelaskeun; teraskeun ka kantor bari nyandak berkas asli.',
  noteIncomplete: 'Conto (simulasi): berkas teu acan lengkep; mangga lengkepan numutkeun daptar sarat.',
};

const english: OfficerWords = {
  welcome: (greeting, citizen, region, officer) =>
    `${greeting}, ${citizen}. Welcome to the ${region} counter. I am ${officer}, a simulated officer: an example of the service, not a real official.`,
  requirements: (service, list) => `For ${service}, please prepare:\n${list}`,
  invite:
    'Do you have all of these? You may also ask about the fee, the time, the steps or the result. When that is enough, write “done”.',
  fee: (fee) => `The fee: ${fee}`,
  duration: (duration) => `Time to completion: ${duration}`,
  steps: (list) => `The steps:\n${list}`,
  product: (product) => `The result of this service: ${product}`,
  scope: {
    tuntas: 'This service can be finished online.',
    praperiksa: 'Documents can be checked online first; some steps still need a visit.',
    hadir: 'This service needs you in person; here we help you prepare the documents.',
  },
  who: 'I am a simulated officer who shows how the service works. My answers come from the service standard; no document of yours is processed.',
  complaint: (url) => `Complaints can be made through SP4N-LAPOR!: ${url}`,
  complete: 'Good, I note that your documents are complete. Anything else? If not, write “done”.',
  incomplete: 'No problem. Please complete them first; I have noted it. Write “done” when that is enough.',
  hello: 'Hello, how may I help you?',
  goAhead: 'Gladly. What would you like to know first: requirements, fee, time, steps or result?',
  notUnderstood:
    'Sorry, as a simulated officer I can only answer about requirements, fee, time, steps and result. Which would you like to know?',
  stillThere: 'Is there anything else? If not, I will close this consultation shortly.',
  farewell: 'Thank you for your visit. I wish you well.',
  closingForSilence:
    'I am closing this consultation as there has been no answer. Please take a number again at any time; thank you.',
  noteSolved:
    'Example (simulation): requirements, fee and steps explained; this service can be finished online.',
  noteFollowUp: 'Example (simulation): explained; continue at the office with your original documents.',
  noteIncomplete: 'Example (simulation): documents incomplete; please complete them as listed.',
};

export const officerWords: Readonly<Record<Language, OfficerWords>> = {
  id: indonesian,
  su: sundanese,
  en: english,
};
