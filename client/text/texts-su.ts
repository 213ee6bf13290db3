import type { SameKeys } from '../i18n/app-texts.ts';
import type { textTexts as id } from './texts-id.ts';

export const textTexts: SameKeys<typeof id> = {
  crumbs: 'Tapak kaca',
  home: {
    title: 'Mode téks',
    intro:
      'Pilih daérah, baca saratna, teras candak nomer. Nomer, antrian sareng patugasna sami sareng di aula.',
    forService: 'Pilih daérah kanggo {{service}}',
    clearService: 'Gentos layanan',
    list: 'Pilih daérah',
  },
  counter: {
    hours: 'Waktos buka ({{zone}})',
    closed: 'Tutup',
    skipToServices: 'Langsung ka layanan',
  },
  weekday: {
    d0: 'Minggu',
    d1: 'Senén',
    d2: 'Salasa',
    d3: 'Rebo',
    d4: 'Kemis',
    d5: 'Jumaah',
    d6: 'Saptu',
  },
  service: {
    missing: 'Layanan ieu teu aya di loket éta.',
    toCounter: 'Tingali sadaya layanan {{region}}',
  },
  ticket: {
    title: 'Nomer {{number}}',
    loading: 'Milarian nomer anjeun…',
    missing: 'Nomer ieu teu kapendak dina peramban ieu.',
    missingHint: 'Nomer ngan tiasa dibuka dina peramban nu nyandakna.',
    others: 'Nomer anjeun nu séjén',
    more: 'Layanan séjén di {{region}}',
  },
};
