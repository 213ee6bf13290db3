import type { Gesture } from '../../../shared/protocol/gestures.ts';

/** Drawn like the other icons of the hall: one line, round ends. */
const lines: Readonly<Record<Gesture, string>> = {
  wave: 'M8.2 12.6 5.9 9.4a1.4 1.4 0 0 1 2.3-1.6l2.6 3.7L7.5 6.7a1.4 1.4 0 0 1 2.3-1.6l3.3 4.7-2.1-3.6a1.4 1.4 0 0 1 2.4-1.4l3 4.9-.2-1.9a1.4 1.4 0 0 1 2.8-.3l.8 5.4c.5 3.4-1.5 6.1-4.6 6.8-2.3.5-4.4-.4-5.8-2.3ZM4 15.4c.3 2.3 1.6 4.2 3.5 5.3M18.6 2.6c1 .5 1.8 1.3 2.3 2.4',
  salam:
    'M12 3.4c-1 .2-1.5 1.1-1.8 2.4L8.8 12l-3 3.9c-.7.9-.6 1.8.1 2.5l2.4 2.3L12 17m0-13.6c1 .2 1.5 1.1 1.8 2.4l1.4 6.2 3 3.9c.7.9.6 1.8-.1 2.5l-2.4 2.3L12 17m0-13.6V17',
  nod: 'M12 3.6a6.4 6.4 0 0 1 6.4 6.4c0 3.9-2.7 7.4-6.4 7.4s-6.4-3.5-6.4-7.4A6.4 6.4 0 0 1 12 3.6ZM9.4 9.6v.6M14.6 9.6v.6M9.6 13.2c1.5 1.3 3.3 1.3 4.8 0M20.6 15.6v5m0 0 1.8-1.9m-1.8 1.9-1.8-1.9',
};

export function GreetingIcon({ name }: { readonly name: Gesture }) {
  return (
    <svg width="26" height="26" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path
        d={lines[name]}
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
