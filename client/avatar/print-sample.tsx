import type { Look } from '../../shared/domain/citizen.ts';
import { colourOf } from '../hall/kit/palette.ts';

/** One motif of each print on a ground of 36 px; the cloth itself is drawn in `kit/cloth-patterns.ts`. */
const motifs: readonly string[] = [
  '',
  'M4 16c3-5 9-5 11 0 4-3 9 0 9 4h8M4 21c2-3 6-3 8 0 4-2 8 0 8 4h12M4 12c4-7 13-7 16 0',
  'M2 12 12 2M2 24 24 2M2 36 36 2M12 36 36 12M24 36 36 24',
  'M18 30C8 24 8 12 18 5c10 7 10 19 0 25Zm0 0V9M18 16l-5-4M18 22l-6-4M18 16l5-4M18 22l6-4',
  'M4 9h11M21 9h11M4 18h5M15 18h6M27 18h5M4 27h11M21 27h11M9 4v10M27 4v10M18 12v12M9 22v10M27 22v10',
  'M18 18m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0M18 15V7M18 21v8M15 18H7M21 18h8M16 16l-5-5M20 20l5 5M20 16l5-5M16 20l-5 5',
  'M6 2v32M12 2v32M18 2v32M24 2v32M30 2v32',
  'M18 17c-6-3-6-10 0-14 6 4 6 11 0 14Zm0 2c6 3 6 10 0 14-6-4-6-11 0-14Zm-1-1c-3-6-10-6-14 0 4 6 11 6 14 0Zm2 0c3 6 10 6 14 0-4-6-11-6-14 0Z',
];

export function PrintSample({ look, pattern }: { readonly look: Look; readonly pattern: number }) {
  const dyed = { ...look, pattern };
  return (
    <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle cx="18" cy="18" r="18" fill={colourOf(dyed, 'top')} />
      <path
        d={motifs[pattern] ?? ''}
        fill="none"
        stroke={colourOf(dyed, 'accent')}
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        clipPath="circle(17px at 18px 18px)"
      />
    </svg>
  );
}
