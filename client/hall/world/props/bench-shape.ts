/** A bench with a back, its seat at 0.45 m as the standards for public seating ask; one sits looking to +z. */
import type { BufferGeometry } from 'three';
import { box, join, tone } from '../solid.ts';
import { grounded } from './grounded.ts';

export function benchShape(hx: number, hz: number): BufferGeometry {
  const parts: BufferGeometry[] = [];
  const slat = (y: number, z: number, tall: number, deep: number, light: boolean, tilt = 0) =>
    box(
      { size: [hx * 2, tall, deep], at: [0, y, z], tilt },
      { colour: light ? tone.woodLight : tone.wood, ao: 0.92 },
    );
  for (let i = 0; i < 3; i++) parts.push(slat(0.44, hz - 0.1 - i * 0.16, 0.045, 0.13, i % 2 === 0));
  parts.push(
    slat(0.64, -hz + 0.03, 0.13, 0.035, true, -0.16),
    slat(0.83, -hz - 0.005, 0.13, 0.035, false, -0.16),
  );
  for (const side of [-1, 1]) {
    const x = side * (hx - 0.16);
    parts.push(
      box(
        { size: [0.1, 0.42, hz * 1.7], at: [x, 0.21, 0], taper: 0.85 },
        { colour: tone.stone, ao: grounded(0.6) },
      ),
      box({ size: [0.07, 0.52, 0.06], at: [x, 0.68, -hz + 0.01], tilt: -0.16 }, { colour: tone.woodDark }),
      box({ size: [0.07, 0.05, hz * 1.3], at: [x, 0.66, 0.02] }, { colour: tone.woodDark }),
      box({ size: [0.06, 0.22, 0.06], at: [x, 0.55, hz * 0.55] }, { colour: tone.woodDark }),
    );
  }
  return join(parts);
}
