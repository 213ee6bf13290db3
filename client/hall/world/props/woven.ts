import type { BufferGeometry } from 'three';
import { quads, type Corner } from '../solid.ts';

/**
 * Anyaman: a panel of split bamboo as a chequer of two tones. `at(u, v)` maps the unit square onto the panel, u to
 * the right and v upwards seen from outside.
 */
export function woven(
  columns: number,
  rows: number,
  at: (u: number, v: number) => Corner,
  ao: (x: number, y: number) => number,
): BufferGeometry[] {
  const tones: [Corner, Corner, Corner, Corner][][] = [[], []];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [u0, u1] = [column / columns, (column + 1) / columns];
      const [v0, v1] = [row / rows, (row + 1) / rows];
      tones[(row + column) % 2]?.push([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]);
    }
  }
  return tones.flatMap((faces, i) =>
    faces.length > 0 ? [quads(faces, { colour: i ? '#d8b67a' : '#c39a5e', ao })] : [],
  );
}
