/** Line icons on a 24 px grid. They accompany words and are hidden from screen readers. */
const paths = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  chevron: 'M9 6l6 6-6 6',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19.5 7',
  checks: 'M2.5 12.5 7 17 15.5 7.5M11 15.5l1.5 1.5L21.5 7.5',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 7.5V12l3 2',
  people:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11ZM3 19.5c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M15.5 5a3.2 3.2 0 0 1 0 6M17 14.3c2.4.6 4 2.6 4 5.2',
  hall: 'M2.5 12.5C7 11.5 10 8 12 3.5c2 4.5 5 8 9.5 9M6 12v8M18 12v8M4 20h16M10 20v-4.5h4V20',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.01M4 12h.01M4 17.5h.01',
  ticket: 'M4 8.5V6h16v2.5a3.5 3.5 0 0 0 0 7V18H4v-2.5a3.5 3.5 0 0 0 0-7ZM14 6v2.5M14 11v2M14 15.5V18',
  bell: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2.2 2.2 0 0 0 4 0',
  send: 'M4 12 20 4.5 15.5 20 11 13.5 4 12ZM11 13.5 20 4.5',
  chat: 'M4 5.5h16v11H11L6.5 20v-3.5H4v-11Z',
  doc: 'M6 3.5h8L18.5 8v12.5H6v-17ZM13.5 3.5V8.5H18.5M9 13h6.5M9 16.5h6.5',
  wallet:
    'M4 7h15a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 19H5.5A1.5 1.5 0 0 1 4 17.5V7Zm0 0 11-3v3M16.5 13h.01',
  gift: 'M4.5 11.5h15V20h-15v-8.5ZM3.5 8h17v3.5h-17V8ZM12 8v12M12 8C9 8 7.5 6.8 8 5.3 8.6 3.5 11 4 12 8Zm0 0c3 0 4.5-1.2 4-2.7C15.4 3.5 13 4 12 8Z',
  steps: 'M4 18.5h5v-5h5.5v-5H20',
  speak: 'M4 9.5v5h3.5L13 19V5L7.5 9.5H4ZM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12',
  mute: 'M4 9.5v5h3.5L13 19V5L7.5 9.5H4ZM16.5 9.5l5 5M21.5 9.5l-5 5',
  alert: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2h.01',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 11v5M12 8h.01',
  pin: 'M12 21c4-4.5 6.5-7.7 6.5-11a6.5 6.5 0 1 0-13 0c0 3.3 2.5 6.5 6.5 11ZM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  wifiOff:
    'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3M2 9a14.5 14.5 0 0 1 4.5-3M8.5 16a5 5 0 0 1 6.3-.6M12 19.5h.01M13.5 9.7c2 .3 3.9 1.2 5.5 2.8M11 5c4-.2 8 1.2 11 4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
