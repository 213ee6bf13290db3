import type { SameKeys } from '../i18n/app-texts.ts';
import type { helpTexts as id } from './texts-id.ts';

export const helpTexts: SameKeys<typeof id> = {
  title: 'Help',
  intro: 'Four steps, and you may leave the page at any time: your number is kept.',
  find: {
    title: 'Search',
    text: 'Write what you need in plain words, for example “bikin KTP di Garut”, or choose a region from the list.',
  },
  take: {
    title: 'Take a number',
    text: 'Press “Take a number” at the service. No account is needed and nothing is charged. What to bring is under “Requirements and fee”.',
  },
  wait: {
    title: 'Wait for the call',
    text: 'Your place and an estimate are shown on the page of your number. When you are called, the page chimes and says so: press “I am coming”.',
  },
  talk: {
    title: 'Talk with the officer',
    text: 'Write to the officer. The result and its tracking code are shown at the end and can be kept.',
  },
  places: 'What is where?',
  number: 'Your number: at the top of Home and of the text view.',
  hall: '3D hall: the same services and the same line; open it from Home or by “Enter the hall at this counter”.',
  keys: 'Keyboard: Tab moves, Enter chooses, Esc closes a window.',
  sound: 'The sound of a call can be switched off on the page of your number.',
  stuck: 'Is something wrong?',
};
