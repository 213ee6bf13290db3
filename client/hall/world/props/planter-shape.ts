/** A trough of timber staves on stone feet, its rim in the wing's colour. What grows in it is the garden's. */
import type { BufferGeometry } from 'three';
import { box, join, tone } from '../solid.ts';
import { grounded } from './grounded.ts';

/** Height of the soil, metres. */
export const SOIL = 0.44;

export function planterShape(hx: number, hz: number, accent: string): BufferGeometry {
  const parts: BufferGeometry[] = [];
  const wall = (w: number, d: number, x: number, z: number) => {
    parts.push(
      box({ size: [w, 0.3, d], at: [x, 0.27, z] }, { colour: tone.wood, ao: grounded(0.45) }),
      box({ size: [w + 0.05, 0.07, d + 0.05], at: [x, 0.445, z] }, { colour: accent }),
    );
  };
  const rim = 0.08;
  wall(hx * 2, rim, 0, hz - rim / 2);
  wall(hx * 2, rim, 0, -hz + rim / 2);
  wall(rim, hz * 2 - rim * 2, hx - rim / 2, 0);
  wall(rim, hz * 2 - rim * 2, -hx + rim / 2, 0);
  parts.push(
    box({ size: [hx * 2 - 0.1, 0.12, hz * 2 - 0.1], at: [0, 0.06, 0] }, { colour: tone.stoneDark, ao: 0.6 }),
    box(
      { size: [hx * 2 - 0.1, 0.04, hz * 2 - 0.1], at: [0, SOIL - 0.03, 0] },
      { colour: '#4d3b2a', ao: 0.7 },
    ),
  );
  return join(parts);
}
