import type { BufferGeometry } from 'three';
import { box, drum, join, tone } from './solid.ts';

/** Darker towards the foot, where floor and stone take the light. */
const grounded = (_x: number, y: number): number => 0.6 + 0.4 * Math.min(1, y / 1.5);

/** A timber column on its stone foot (umpak), `height` metres up to the beam. */
export function columnShape(height: number, girth = 1): BufferGeometry {
  const r = 0.2 * girth;
  return join([
    box({ size: [0.86 * girth, 0.14, 0.86 * girth], at: [0, 0.07, 0] }, { colour: tone.stoneDark, ao: 0.7 }),
    box(
      { size: [0.74 * girth, 0.6, 0.74 * girth], at: [0, 0.44, 0], taper: 0.66 },
      { colour: tone.stone, ao: grounded },
    ),
    drum(
      r * 0.92,
      r * 1.1,
      height - 0.74,
      10,
      0.74,
      { colour: tone.wood, ao: grounded, craft: 'trunk' },
      true,
    ),
    drum(r * 1.12, r * 1.16, 0.07, 10, 1.42, { colour: tone.gold }, true),
    drum(r * 1.11, r * 1.15, 0.04, 10, 1.56, { colour: tone.gold }, true),
    drum(r * 1.5, r * 0.95, 0.24, 10, height - 0.3, { colour: tone.gold }, true),
    box({ size: [r * 3.4, 0.14, r * 3.4], at: [0, height, 0] }, { colour: tone.woodDark, ao: 0.8 }),
  ]);
}
