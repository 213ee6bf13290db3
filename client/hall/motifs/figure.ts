/** What layouts share: a figure, how it is put down, how many fit. */
import { CLOTH_HEIGHT } from './cloth-size.ts';
import type { Pen } from './pen.ts';

/** Draws itself in a box from -50 to 50. */
export type Figure = (pen: Pen) => void;
export type Composer = (p: Pen, width: number, hero: Figure, second: Figure) => void;

export const MIDDLE = CLOTH_HEIGHT / 2;

export function put(p: Pen, figure: Figure, x: number, y: number, scale: number): void {
  p.at(x, y, scale, 0, () => {
    figure(p);
  });
}

/** Columns that fit a width evenly, about `step` apart. */
export const columns = (width: number, step: number) => Math.max(2, Math.round(width / step));
