const dark = matchMedia('(prefers-color-scheme: dark)');

/** What is behind a portrait: paper by day, wood by night. */
export const portraitGround = (): string => (dark.matches ? '#4a3a28' : '#efdfbf');

/** Pixels of a portrait per pixel of the page: drawn larger than shown, its edges are smooth on any tier. */
export const SHARPNESS = 2;
