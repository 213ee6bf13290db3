import type { SameKeys } from '../i18n/app-texts.ts';
import type { homeTexts as id } from './texts-id.ts';

export const homeTexts: SameKeys<typeof id> = {
  title: 'What do you need?',
  doorsLabel: 'Ways in',
  search: {
    label: 'Search a service or a regency',
    placeholder: 'e.g. KTP in Garut',
    clear: 'Clear the search',
    loading: 'Preparing the list of services…',
    results: 'Results: {{count}}',
    none: 'Nothing found for “{{query}}”. Try another word, such as “KTP”, “paspor” or a regency.',
    pickRegion: 'Choose a regency',
    allServices: 'All services',
    unreachable: 'The list of services has not arrived. Trying again…',
  },
  mine: {
    title: 'Your number',
    open: 'Show number {{number}}',
    called: 'Your turn! Please go to {{desk}}.',
    serving: 'Being served by {{officer}}.',
    missed: 'Missed. Tap to return to the line.',
    next: 'You are next.',
    waiting: 'Place {{position}} in line · {{estimate}}',
    waitingOnly: 'Place {{position}} in line',
  },
  regions: {
    title: '{{count}} regional counters',
    titleUnknown: 'Regional counters',
    now: 'Now: {{open}} open, {{officers}} officers ready, {{waiting}} people waiting.',
    allClosed: 'All counters are closed now.',
    last: 'Visited last',
    hall: 'See {{name}} in the 3D hall',
    jump: 'Jump to a wing',
    count: '{{count}} counters',
    rest: 'Other regions',
  },
};
