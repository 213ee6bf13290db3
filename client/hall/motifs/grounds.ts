/** What fills a cloth between its figures (isen), and what runs around it. */
import type { ClothBorder } from '../../../shared/domain/pattern.ts';
import { CLOTH_HEIGHT } from './cloth-size.ts';
import { ellipse, ripple, spiral } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import { tone, type Pen } from './pen.ts';

/** Depth of the border. */
export const BORDER = 10;

/** Fields of dots, as the canting sets them. */
export function dotted(p: Pen, width: number, step = 5.6, value = 0.24): void {
  let row = 0;
  for (let y = BORDER; y < CLOTH_HEIGHT - BORDER + 2; y += step * 0.5, row++)
    for (let x = (row % 2) * step * 0.5; x < width; x += step) p.dot(x, y, 0.62, value);
}

/** A lattice of diamonds with a dot in each. */
export function lattice(p: Pen, width: number, step = 11, value = 0.2): void {
  for (let x = -CLOTH_HEIGHT; x < width + CLOTH_HEIGHT; x += step) {
    p.line(`M${x} 0 L${x + CLOTH_HEIGHT} ${CLOTH_HEIGHT}`, 0.6, value);
    p.line(`M${x} ${CLOTH_HEIGHT} L${x + CLOTH_HEIGHT} 0`, 0.6, value);
  }
  for (let y = 0, row = 0; y < CLOTH_HEIGHT; y += step / 2, row++)
    for (let x = (row % 2) * (step / 2); x < width; x += step) p.dot(x, y + step / 2, 0.8, value + 0.08);
}

/** Water as rows of ripples from `top` down. */
export function water(p: Pen, width: number, top: number, rows: number, gap = 5, value = 0.5): void {
  for (let i = 0; i < rows; i++) {
    const y = top + i * gap;
    const points = ripple(-4, width + 4, y, 1.5, 17, i * 1.9);
    p.line({ points, closed: false }, i % 2 ? 0.7 : 1.1, i % 2 ? value * 0.6 : value);
  }
}

/** A band between two curves. */
export function band(p: Pen, upper: readonly number[], lower: readonly number[], fill: number): void {
  const back: number[] = [];
  for (let i = lower.length - 2; i >= 0; i -= 2) back.push(lower[i] ?? 0, lower[i + 1] ?? 0);
  p.fill({ points: [...upper, ...back], closed: true }, fill);
}

/** A curling tendril with leaves, growing to the right along y. */
export function vine(p: Pen, x0: number, x1: number, y: number, swell: number, fill = tone.soft): void {
  const length = 34;
  p.line({ points: ripple(x0, x1, y, swell, length), closed: false }, 1, tone.line);
  for (let x = x0 + length / 4, i = 0; x < x1; x += length / 2, i++) {
    const side = i % 2 ? 1 : -1;
    p.at(x, y - swell * side * 0.8 * -1, 1, side > 0 ? 150 : 30, () =>
      p.shape(leaf(swell * 1.7, swell * 0.8), fill, 0.7, 0.5),
    );
    p.line(spiral(x + 5, y - side * swell * 0.1, swell * 0.5, 0.6, side * 1.2, 90), 0.8, tone.pale);
  }
}

/** The border all around: the cloth's edge lines, and a row of ornament above and below. */
export function border(p: Pen, width: number, kind: ClothBorder): void {
  for (const flip of [false, true]) {
    p.stretched(0, flip ? CLOTH_HEIGHT : 0, 1, flip ? -1 : 1, () => {
      p.fill(`M0 0 L${width} 0 L${width} ${BORDER} L0 ${BORDER}Z`, kind === 'tumpal' ? tone.dark : tone.mid);
      ornament(p, width, kind);
      p.line(`M0 1.1 L${width} 1.1 M0 ${BORDER} L${width} ${BORDER}`, 1.1, tone.line);
      p.line(`M0 ${BORDER + 1.7} L${width} ${BORDER + 1.7}`, 0.6, tone.soft);
    });
  }
  p.mirrorAt(width / 2, () => {
    p.fill(`M0 0 L4.4 0 L4.4 ${CLOTH_HEIGHT} L0 ${CLOTH_HEIGHT}Z`, tone.mid);
    for (let y = 3; y < CLOTH_HEIGHT; y += 4) p.dot(2.6, y, 0.8);
    p.line(`M1 0 L1 ${CLOTH_HEIGHT} M4.6 0 L4.6 ${CLOTH_HEIGHT}`, 0.9, tone.line);
  });
}

function ornament(p: Pen, width: number, kind: ClothBorder): void {
  const step = 9.2;
  const count = Math.max(4, Math.round(width / step));
  const w = width / count;
  for (let i = 0; i < count; i++) {
    const x = (i + 0.5) * w;
    if (kind === 'tumpal') {
      p.fill(`M${x - w / 2} ${BORDER} L${x} 1.6 L${x + w / 2} ${BORDER}Z`, tone.soft);
      p.line(`M${x - w / 2} ${BORDER} L${x} 1.8 L${x + w / 2} ${BORDER}`, 0.9, tone.line);
      p.fill(`M${x - w / 4.6} ${BORDER} L${x} 5.6 L${x + w / 4.6} ${BORDER}Z`, tone.dark);
      p.dot(x, 8.2, 0.7);
    } else if (kind === 'dots') {
      p.at(x, 5.6, 1, 0, () => {
        p.around(6, () => p.dot(0, -2.4, 0.85));
        p.dot(0, 0, 1, tone.pale);
      });
      p.dot(x + w / 2, 5.6, 0.7, tone.pale);
    } else if (kind === 'waves') {
      p.line(spiral(x, 6.4, 3.2, 0.6, 1.6, 180), 1, tone.line);
      p.line(`M${x - w / 2} 8.8 C${x - w / 3} 8.8 ${x - w / 3} 6 ${x - 3.2} 6.4`, 0.9, tone.line);
    } else if (kind === 'rope') {
      p.fill(
        `M${x - w / 2} 9 C${x - w / 6} 9 ${x - w / 6} 2.4 ${x + w / 6} 2.4 L${x + w / 2} 2.4 C${x + w / 6} 2.4 ${x + w / 6} 9 ${x - w / 6} 9Z`,
        tone.soft,
      );
      p.line(`M${x - w / 2} 9 C${x - w / 6} 9 ${x - w / 6} 2.4 ${x + w / 6} 2.4`, 0.9, tone.line);
      p.dot(x + w / 3, 6.6, 0.7);
    } else {
      p.at(x - w * 0.3, 8.4, 1, 62, () => p.shape(leaf(8, 4.4), tone.soft, 0.7, 0));
      p.at(x - w * 0.1, 3.6, 1, 118, () => p.shape(leaf(6.4, 3.4), tone.pale, 0.6, 0));
    }
  }
}

/** A medallion's ring: dark field, wax lines, petals or beads around it. */
export function medallion(p: Pen, x: number, y: number, r: number): void {
  p.at(x, y, 1, 0, () => {
    const petals = Math.round(r * 0.72);
    p.fill(ellipse(0, 0, r + 6.4), tone.deep);
    p.around(petals, () => p.at(0, -r + 1, 1, 0, () => p.shape(leaf(6.4, 6.6, 0.8), tone.mid, 0.7, 0)));
    p.fill(ellipse(0, 0, r + 0.6), tone.line);
    p.fill(ellipse(0, 0, r - 0.6), tone.mid);
    p.around(petals * 2, () => p.dot(0, -r + 2.4, 0.6));
    p.fill(ellipse(0, 0, r - 4.2), tone.line);
    p.fill(ellipse(0, 0, r - 5), tone.dark);
  });
}
