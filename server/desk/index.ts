/** The desks' door: who sits where, and whether they are there. */
export { createDesks, type DesksDeps } from './create-desks.ts';
