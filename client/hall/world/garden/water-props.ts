/** What stands in and by the water: lotus, a bamboo spout over its bowl, the saung with its kentongan. */
import { type BufferGeometry, Matrix4 } from 'three';
import { beam, box, drum, join, quads, repeat, tone, type Corner } from '../solid.ts';
import { blade, lobe, stem } from './leaf-shapes.ts';

/** A few leaves on the water and one flower among them; half a metre across. */
export function lotusShape(rich: boolean): BufferGeometry {
  const parts: BufferGeometry[] = [];
  for (let i = 0; i < (rich ? 5 : 3); i++) {
    const [x, z] = [Math.sin(i * 2.5) * 0.42 * (i > 0 ? 1 : 0), Math.cos(i * 2.5) * 0.42 * (i > 0 ? 1 : 0)];
    const r = 0.24 - (i % 3) * 0.04;
    parts.push(
      drum(r, r * 0.9, 0.02, rich ? 8 : 6, 0.005, {
        colour: i % 2 ? '#5d9c4c' : '#78b257',
        ao: (_x, y) => (y > 0.015 ? 1 : 0.6),
      }).translate(x, 0, z),
    );
  }
  const petals = rich ? 8 : 5;
  for (let i = 0; i < petals; i++) {
    const inner = i % 2;
    parts.push(
      blade(
        {
          at: [0.06, 0.05, 0.05],
          yaw: (i / petals) * 6.28,
          segments: rich ? 2 : 1,
          half: (t) => 0.05 * (1 - t * 0.8),
          path: (t) => [0.15 * t * (inner ? 0.7 : 1), (inner ? 0.15 : 0.08) * t],
        },
        { shade: '#fbe6ee', light: '#e678a6' },
      ),
    );
  }
  return join(parts);
}

/** Pancuran: water runs out of a bamboo pipe into a stone bowl; the pipe points to +z, its mouth at `MOUTH`. */
export const MOUTH = { y: 1.02, z: 0.62 } as const;

export function spoutShape(): BufferGeometry {
  const pipe = stem(
    [
      [0, 0, 0, 0.06],
      [0, 0.9, 0, 0.055],
    ],
    6,
    { shade: '#b99c58', light: '#dcc583' },
  )
    .rotateX(Math.PI / 2 + 0.12)
    .translate(0, 1.14, -0.3);
  return join([
    stem(
      [
        [0, -0.2, -0.18, 0.07],
        [0, 1.35, -0.18, 0.06],
      ],
      6,
      { shade: '#8e8446', light: '#cdb870' },
    ),
    pipe,
    lobe(
      { at: [0, 0.02, 0.72], size: [0.55, 0.3, 0.5], seed: 2, detail: 1, bare: true },
      { shade: '#5f5d57', light: '#b5afa0' },
    ),
    lobe(
      { at: [0.5, 0, -0.1], size: [0.4, 0.4, 0.36], seed: 5, detail: 1, bare: true },
      { shade: '#5f5d57', light: '#c2bcae' },
    ),
    lobe(
      { at: [-0.45, 0, 0.1], size: [0.36, 0.3, 0.34], seed: 8, detail: 1, bare: true },
      { shade: '#5f5d57', light: '#aaa595' },
    ),
  ]);
}

const FLOOR = 0.75;
const HALF = 1.35;

/** Half the roof's line: a steep middle over flat wings, as the great frames have it. */
const ROOF: readonly (readonly [number, number])[] = [
  [HALF + 0.55, 2.75],
  [HALF * 0.55, 3.15],
  [0, 4.1],
];

function thatch(): BufferGeometry[] {
  const long = HALF + 0.5;
  const parts: BufferGeometry[] = [];
  for (const side of [-1, 1]) {
    for (let i = 0; i + 1 < ROOF.length; i++) {
      const [x0, y0] = ROOF[i] ?? [0, 0];
      const [x1, y1] = ROOF[i + 1] ?? [0, 0];
      const face = (drop: number): [Corner, Corner, Corner, Corner] => {
        const corners: [Corner, Corner, Corner, Corner] = [
          [side * x0, y0 - drop, long],
          [side * x0, y0 - drop, -long],
          [side * x1, y1 - drop, -long],
          [side * x1, y1 - drop, long],
        ];
        return side > 0 === drop > 0 ? [corners[3], corners[2], corners[1], corners[0]] : corners;
      };
      parts.push(
        quads([face(0)], {
          colour: i ? '#7d6440' : '#8c7149',
          ao: (_x, y) => 0.75 + 0.25 * ((y - 2.7) / 1.4),
        }),
        quads([face(0.14)], { colour: '#b08f5a', ao: 0.6 }),
      );
    }
    parts.push(
      box({ size: [0.05, 0.16, long * 2], at: [side * (HALF + 0.55), 2.68, 0] }, { colour: '#6b5433' }),
      box(
        { size: [0.07, 0.9, 0.06], at: [side * 0.14, 4.25, long], roll: side * 0.5 },
        { colour: tone.gold },
      ),
    );
  }
  return parts;
}

/** An open hut on stilts: somebody could sit there and listen to the water. Faces +z. */
export function hutShape(): BufferGeometry {
  const grounded = (_x: number, y: number): number => 0.55 + 0.45 * Math.min(1, y / 1.2);
  const post = box({ size: [0.13, 2.85, 0.13], at: [0, 1.4, 0] }, { colour: tone.wood, ao: grounded });
  const corners = [-1, 1].flatMap((x) =>
    [-1, 1].map((z) => new Matrix4().makeTranslation(x * HALF, 0, z * HALF)),
  );
  const rail = (y: number, colour: string) =>
    [-1, 1]
      .map((side) => box({ size: [0.06, 0.06, HALF * 2], at: [side * HALF, y, 0] }, { colour }))
      .concat([box({ size: [HALF * 2, 0.06, 0.06], at: [0, y, -HALF] }, { colour })]);
  return join([
    ...repeat(post, corners),
    box(
      { size: [HALF * 2 + 0.3, 0.12, HALF * 2 + 0.3], at: [0, FLOOR, 0] },
      { colour: tone.woodLight, ao: 0.85 },
    ),
    box(
      { size: [HALF * 2 + 0.1, 0.16, HALF * 2 + 0.1], at: [0, FLOOR - 0.14, 0] },
      { colour: tone.woodDark, ao: 0.6 },
    ),
    box({ size: [0.9, 0.1, 0.32], at: [0, FLOOR - 0.4, HALF + 0.3] }, { colour: tone.wood, ao: 0.75 }),
    ...rail(FLOOR + 0.3, tone.bamboo),
    ...rail(FLOOR + 0.62, tone.bamboo),
    // woven back wall, half high
    box({ size: [HALF * 2, 0.5, 0.04], at: [0, FLOOR + 0.3, -HALF + 0.05] }, { colour: '#c9a96a', ao: 0.8 }),
    ...[-1, 1].map((z) =>
      beam([-HALF - 0.3, 2.72], [HALF + 0.3, 2.72], 0.14, 0.12, { colour: tone.woodDark }).translate(
        0,
        0,
        z * HALF,
      ),
    ),
    ...thatch(),
    // a lamp, and the kentongan that calls the neighbours
    box({ size: [0.26, 0.34, 0.26], at: [0, 2.35, 0], taper: 1.15 }, { colour: tone.lamp, glow: 0.6 }),
    box({ size: [0.02, 0.3, 0.02], at: [0, 2.66, 0] }, { colour: tone.dark }),
    box({ size: [0.15, 0.6, 0.15], at: [HALF - 0.1, 1.95, HALF + 0.02] }, { colour: tone.woodLight }),
    box({ size: [0.03, 0.44, 0.02], at: [HALF - 0.1, 1.95, HALF + 0.1] }, { colour: tone.dark }),
  ]);
}
