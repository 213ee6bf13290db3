import type { SameKeys } from '../i18n/app-texts.ts';
import type { textTexts as id } from './texts-id.ts';

export const textTexts: SameKeys<typeof id> = {
  crumbs: 'Where you are',
  home: {
    title: 'Text mode',
    intro:
      'Choose a regency, read the requirements, then take a number. The number, the line and the officers are those of the hall.',
    forService: 'Choose a regency for {{service}}',
    clearService: 'Another service',
    list: 'Choose a regency',
  },
  counter: {
    hours: 'Opening hours ({{zone}})',
    closed: 'Closed',
    skipToServices: 'Skip to the services',
  },
  weekday: {
    d0: 'Sunday',
    d1: 'Monday',
    d2: 'Tuesday',
    d3: 'Wednesday',
    d4: 'Thursday',
    d5: 'Friday',
    d6: 'Saturday',
  },
  service: {
    missing: 'This counter does not offer that service.',
    toCounter: 'All services of {{region}}',
  },
  ticket: {
    title: 'Number {{number}}',
    loading: 'Looking for your number…',
    missing: 'This number was not found in this browser.',
    missingHint: 'A number can only be opened in the browser that took it.',
    others: 'Your other numbers',
    more: 'Other services at {{region}}',
  },
};
