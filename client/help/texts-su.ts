import type { SameKeys } from '../i18n/app-texts.ts';
import type { helpTexts as id } from './texts-id.ts';

export const helpTexts: SameKeys<typeof id> = {
  title: 'Bantosan',
  intro: 'Opat léngkah, sareng anjeun kénging ngantunkeun halaman iraha waé: nomer anjeun aman.',
  find: {
    title: 'Pilari',
    text: 'Serat kaperyogian ku kecap biasa, upami “bikin KTP di Garut”, atanapi pilih daérah tina daptar.',
  },
  take: {
    title: 'Candak nomer',
    text: 'Pencét “Candak nomer” dina layananana. Teu peryogi akun sareng teu aya waragad. Saratna diserat dina “Sarat sareng waragad”.',
  },
  wait: {
    title: 'Antos panyaur',
    text: 'Urutan sareng kira-kira waktosna katingal dina halaman nomer anjeun. Nalika disaur, halaman disada sareng nyerat “Giliran anjeun!”: pencét “Abdi dongkap”.',
  },
  talk: {
    title: 'Ngobrol sareng patugas',
    text: 'Serat pesen ka patugas. Hasil layanan sareng kode lacak katingal di tungtung sareng tiasa disimpen.',
  },
  places: 'Di mana naon?',
  number: 'Nomer anjeun: di luhur Tepas sareng Mode téks.',
  hall: 'Aula 3D: eusi sareng antreanana sami; buka ti Tepas atanapi tombol “Lebet ka aula di loket ieu”.',
  keys: 'Papan ketik: Tab kanggo ngalih, Enter kanggo milih, Esc kanggo nutup jandéla.',
  sound: 'Sora panyaur tiasa dipareuman dina halaman nomer anjeun.',
  stuck: 'Aya nu teu leres?',
};
