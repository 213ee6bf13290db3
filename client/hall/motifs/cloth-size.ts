/** The units cloths are composed in: 100 high; a counter's cloth is this much wide. */
export const CLOTH_HEIGHT = 100;
export const CLOTH_WIDTH = 182;
