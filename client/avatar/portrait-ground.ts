const dark = matchMedia('(prefers-color-scheme: dark)');

/** What is behind a portrait: paper by day, wood by night. */
export const portraitGround = (): string => (dark.matches ? '#4a3a28' : '#efdfbf');
