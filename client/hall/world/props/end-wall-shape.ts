/** Stone base, plaster and a tiled coping around the mural that ends an avenue. */
import type { BufferGeometry } from 'three';
import { box, join, tone } from '../solid.ts';
import { potShape } from './pot-shapes.ts';
import { grounded } from './grounded.ts';

/** Height of the mural on a wing's end wall, and of its lower edge; metres. */
export const MURAL = { bottom: 0.62, height: 3.7 } as const;

export function endWallShape(hx: number, accent: string): BufferGeometry {
  const width = hx * 2;
  const top = MURAL.bottom + MURAL.height;
  const parts = [
    box({ size: [width + 0.5, 0.6, 0.5], at: [0, 0.3, -0.06] }, { colour: tone.stone, ao: grounded(0.9) }),
    box({ size: [width + 0.56, 0.08, 0.56], at: [0, 0.58, -0.06] }, { colour: accent }),
    box(
      { size: [width, top + 0.1, 0.24], at: [0, (top + 0.1) / 2, -0.12] },
      { colour: tone.cream, ao: 0.92 },
    ),
    box({ size: [width + 0.3, 0.16, 0.34], at: [0, top + 0.12, -0.06] }, { colour: tone.woodDark, ao: 0.9 }),
    box({ size: [width + 0.1, 0.07, 0.04], at: [0, MURAL.bottom - 0.02, 0.02] }, { colour: tone.gold }),
    box({ size: [width + 0.1, 0.07, 0.04], at: [0, top + 0.01, 0.02] }, { colour: tone.gold }),
    // a lamp over the picture, so that it carries in the evening
    box({ size: [width * 0.7, 0.05, 0.06], at: [0, top + 0.02, 0.14] }, { colour: tone.lamp, glow: 0.5 }),
  ];
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [width + 0.9, 0.09, 0.62], at: [0, top + 0.36, -0.06 + side * 0.26], tilt: side * 0.5 },
        { colour: side > 0 ? tone.terracotta : tone.terracottaDark },
      ),
      box(
        { size: [0.28, top + 0.3, 0.34], at: [side * (hx + 0.05), (top + 0.3) / 2, -0.05] },
        { colour: tone.wood, ao: grounded(0.9) },
      ),
      box({ size: [0.34, 0.1, 0.4], at: [side * (hx + 0.05), 1.1, -0.05] }, { colour: tone.gold }),
      box(
        { size: [0.09, 0.95, 0.07], at: [side * (hx + 0.2), top + 0.72, -0.06], roll: side * -0.45 },
        { colour: tone.gold },
      ),
      potShape(0.24, 0.36).translate(side * (hx + 0.48), 0, 0.05),
    );
  }
  return join(parts);
}
