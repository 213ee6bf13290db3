export type Score = 1 | 2 | 3 | 4;

const mouths: Readonly<Record<Score, string>> = {
  1: 'M14 31c4-5 16-5 20 0',
  2: 'M15 29.5c4-2 14-2 18 0',
  3: 'M15 28c4 4 14 4 18 0',
  4: 'M13 26.5c2 8 20 8 22 0Z',
};

/** A face from unhappy to happy; the word beside it says the same. */
export function Face({ score }: { readonly score: Score }) {
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" fill="none" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="20" fill="var(--gold)" />
      <circle cx="17.5" cy="20" r="2.6" fill="#2a1a02" />
      <circle cx="30.5" cy="20" r="2.6" fill="#2a1a02" />
      <path
        d={mouths[score]}
        stroke="#2a1a02"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill={score === 4 ? '#2a1a02' : 'none'}
      />
    </svg>
  );
}
