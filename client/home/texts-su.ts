import type { SameKeys } from '../i18n/app-texts.ts';
import type { homeTexts as id } from './texts-id.ts';

export const homeTexts: SameKeys<typeof id> = {
  title: 'Naon nu diperyogikeun?',
  doorsLabel: 'Panto lebet',
  search: {
    label: 'Milarian layanan atanapi daérah',
    placeholder: 'contona: ngadamel KTP di Garut',
    clear: 'Pupus pamilarian',
    loading: 'Nyiapkeun daptar layanan…',
    results: '{{count}} hasil',
    none: '“{{query}}” teu acan kapendak. Cobian kecap sanés, contona “KTP”, “paspor”, atanapi nami daérah.',
    pickRegion: 'Pilih daérah',
    allServices: 'Sadaya layanan',
    unreachable: 'Daptar layanan teu acan kamuat. Nuju dicobian deui…',
  },
  mine: {
    title: 'Nomer anjeun',
    open: 'Tingali nomer {{number}}',
    called: 'Giliran anjeun! Mangga ka {{desk}}.',
    serving: 'Nuju dilayanan ku {{officer}}.',
    missed: 'Kaliwat. Toél kanggo wangsul ka antrian.',
    next: 'Saparantos ieu giliran anjeun.',
    waiting: 'Urutan ka-{{position}} · {{estimate}}',
    waitingOnly: 'Urutan ka-{{position}}',
  },
  regions: {
    title: '{{count}} loket daérah',
    titleUnknown: 'Loket daérah',
    now: 'Ayeuna {{open}} buka, {{officers}} patugas siap, {{waiting}} warga ngantosan.',
    allClosed: 'Ayeuna sadaya loket tutup.',
    last: 'Panungtung disumpingan',
    hall: 'Tingali {{name}} di aula 3D',
    jump: 'Luncat ka wilayah',
    count: '{{count}} loket',
    rest: 'Daérah sanés',
  },
};
