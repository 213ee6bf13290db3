/** A counter's pavilion as it stands in the hall: julang ngapak roof, lanterns, sign, slatted desk. Decoration. */
export function Pavilion() {
  return (
    <svg viewBox="0 0 200 124" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
      <g fill="none" stroke="#74472a" strokeWidth="3.4" strokeLinecap="round">
        <path d="M93 4 101 22M109 4l-8 18" stroke="#8a5a22" />
      </g>
      <path d="M34 58h132v66H34Z" fill="#f1dfba" />
      <path d="M42 60v64M158 60v64" stroke="#74472a" strokeWidth="7" />
      <path
        d="M6 62C48 59 82 44 101 14c19 30 53 45 93 48l-3 11C152 71 122 58 101 33 80 58 50 71 9 73Z"
        fill="#b5562f"
      />
      <path
        d="M8 73.5C50 71.5 80 58 101 33c21 25 51 38.5 91 40.5"
        fill="none"
        stroke="#fff1cf"
        strokeWidth="2.6"
      />
      <path d="M101 46c11 0 19 7.5 21 17H80c2-9.5 10-17 21-17Z" fill="#d9822f" />
      <path
        d="M101 63V47M101 63 90 51M101 63l11-12M101 63l-17-5M101 63l17-5"
        stroke="#ffe9b5"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <rect x="56" y="66" width="90" height="14" rx="3" fill="#1f5a68" />
      <path d="M66 73h70" stroke="#fdf3e1" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M27 76v7M174 76v7" stroke="#74472a" strokeWidth="1.6" />
      <rect x="21" y="83" width="12" height="14" rx="3" fill="#ffe7a8" stroke="#74472a" strokeWidth="1.6" />
      <rect x="168" y="83" width="12" height="14" rx="3" fill="#ffe7a8" stroke="#74472a" strokeWidth="1.6" />
      <circle cx="101" cy="91" r="6.5" fill="#8d5a3b" />
      <path d="M94.5 89.5a6.5 6.5 0 0 1 13 0l-1-4-5.5-2-5.5 2Z" fill="#2a1d12" />
      <path d="M88 108c1-7 6-10.5 13-10.5S113 101 114 108Z" fill="#1f7a8c" />
      <path d="M60 106h82a4 4 0 0 1 4 4v2H56v-2a4 4 0 0 1 4-4Z" fill="#fffaf0" />
      <path d="M60 112h82v12H60Z" fill="#8a5a32" />
      <path
        d="M66 112v12M73 112v12M80 112v12M87 112v12M94 112v12M101 112v12M108 112v12M115 112v12M122 112v12M129 112v12M136 112v12"
        stroke="#74472a"
        strokeWidth="1.6"
      />
    </svg>
  );
}
