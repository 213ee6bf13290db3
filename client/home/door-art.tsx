/** What a number slip and a plain list look like: the door to the flat view. Decoration. */
export function TextDoorArt() {
  return (
    <svg viewBox="10 10 190 112" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
      <g transform="rotate(-5 100 70)">
        <path
          d="M44 20h112a6 6 0 0 1 6 6v98H38V26a6 6 0 0 1 6-6Z"
          fill="#fffdf8"
          stroke="#d9c7a6"
          strokeWidth="2"
        />
        <path d="M54 40h52" stroke="#74472a" strokeWidth="7" strokeLinecap="round" />
        <path d="M54 58h92M54 70h78" stroke="#dccbaa" strokeWidth="5" strokeLinecap="round" />
        <circle cx="57" cy="89" r="5" fill="#27693a" />
        <path d="M70 90h50" stroke="#bda882" strokeWidth="5" strokeLinecap="round" />
        <circle cx="57" cy="107" r="5" fill="none" stroke="#74604d" strokeWidth="2.4" />
        <path d="M70 107h40" stroke="#dccbaa" strokeWidth="5" strokeLinecap="round" />
      </g>
      <g transform="rotate(6 142 84)">
        <path d="M104 62h80v14a7 7 0 0 0 0 14v14h-80V90a7 7 0 0 0 0-14Z" fill="#1f5a68" />
        <text
          x="144"
          y="89"
          textAnchor="middle"
          fontFamily="inherit"
          fontSize="18"
          fontWeight="800"
          fill="#fdf3e1"
        >
          A-012
        </text>
      </g>
    </svg>
  );
}
