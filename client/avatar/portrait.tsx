import type { Look } from '../../shared/domain/citizen.ts';
import { bodyOf } from '../hall/kit/bodies.ts';
import { colourOf } from '../hall/kit/palette.ts';

/** A flat portrait in the look's own colours: enough to choose by, without drawing a second 3D picture. */
export function Portrait({ look, size = 120 }: { readonly look: Look; readonly size?: number }) {
  const body = bodyOf(look.body);
  const skin = colourOf(look, 'skin');
  const top = colourOf(look, 'top');
  const accent = colourOf(look, 'accent');
  const hair = colourOf(look, 'hair');
  const wear = colourOf(look, 'headwear');
  const brow = colourOf(look, 'brow');
  const long = body.figure === 'woman' && body.cover === 'none';
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="49" fill="var(--gold-soft)" />
      {long ? <path d="M26 48c0-22 10-33 24-33s24 11 24 33v26H26Z" fill={hair} /> : null}
      <path d="M14 100c0-21 14-31 36-31s36 10 36 31Z" fill={top} />
      <path d="M44 69h12l-6 9Z" fill={skin} />
      {look.pattern > 0 ? (
        <path
          d="M26 84q6-5 12 0t12 0 12 0 12 0M22 93q7-5 14 0t14 0 14 0 14 0"
          fill="none"
          stroke={accent}
          strokeWidth="3"
        />
      ) : null}
      {body.cover === 'hijab' ? (
        <path d="M22 50c0-24 12-36 28-36s28 12 28 36c0 20-4 30-28 32-24-2-28-12-28-32Z" fill={wear} />
      ) : null}
      <ellipse cx="50" cy="47" rx={body.cover === 'hijab' ? 17 : 20} ry="22" fill={skin} />
      {body.cover === 'none' ? (
        <path d="M29 46c-2-20 8-30 21-30s23 10 21 30c-3-9-7-15-21-15s-18 6-21 15Z" fill={hair} />
      ) : null}
      {body.cover === 'peci' ? (
        <path d="M29 38c0-16 7-21 21-21s21 5 21 21c-8-4-34-4-42 0Z" fill={wear} />
      ) : null}
      {body.cover === 'iket' ? (
        <path d="M28 40c2-18 9-24 22-24s20 6 22 24l6-7-8-3c-12-4-28-4-40 0l-5 4Z" fill={wear} />
      ) : null}
      <g fill="#2a1a12">
        <circle cx="42" cy="48" r="2.8" />
        <circle cx="58" cy="48" r="2.8" />
      </g>
      <path
        d="M38 42q4-3 8 0M54 42q4-3 8 0"
        fill="none"
        stroke={brow}
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M43 58q7 6 14 0"
        fill="none"
        stroke={colourOf(look, 'lip')}
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      {body.wheelchair ? (
        <path
          d="M8 96a14 14 0 1 1 12-22M92 96a14 14 0 1 0-12-22"
          fill="none"
          stroke="#6d757d"
          strokeWidth="4"
        />
      ) : null}
    </svg>
  );
}
