/**
 * A Mega Mendung cloud: one curling line, drawn again and again with a thinner brush and a lighter tone, as the
 * batik of Cirebon layers its contours. Always lies flat, as the pattern should. Decoration only.
 */
const CURLS =
  'M-20 132C52 132 74 120 84 100 90 78 122 76 126 98 128 112 110 116 108 104M126 98C128 62 166 40 192 58 214 74 200 104 180 98 166 92 174 76 186 82M206 74C232 54 266 72 262 98 258 116 236 114 238 100M262 98C272 122 306 132 384 132';

const BRUSHES = [54, 42, 31, 21, 11.5, 3.5] as const;

export function MegaMendung({ className }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 360 150" fill="none" aria-hidden="true" focusable="false">
      <g strokeLinecap="round" strokeLinejoin="round">
        {BRUSHES.map((width, layer) => (
          <path key={width} d={CURLS} stroke={`var(--cloud-${layer})`} strokeWidth={width} />
        ))}
      </g>
    </svg>
  );
}
