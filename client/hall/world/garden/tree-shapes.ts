/** Five trees of the Sundanese highlands, each in a rich and a plain form. */
import type { BufferGeometry } from 'three';
import { join } from '../solid.ts';
import type { TreeKind } from './garden-plan.ts';
import { blade, lobe, stem, type Foliage } from './leaf-shapes.ts';

type Vec3 = readonly [number, number, number];

const bark: Foliage = { shade: '#5f4a36', light: '#8d7355' };
const paleBark: Foliage = { shade: '#8f8370', light: '#c3b8a2' };

/** Lobes around a heart, described as [x, y, z, radius, flatness]. */
function crown(
  lobes: readonly (readonly [number, number, number, number, number?])[],
  heart: Vec3,
  rich: boolean,
  look: (i: number) => Foliage,
  fine = 3,
): BufferGeometry[] {
  return lobes.map(([x, y, z, r, flat = 0.78], i) =>
    lobe(
      {
        at: [x, y, z],
        size: [r, r * flat, r],
        seed: i * 2.3 + x,
        detail: rich && i < fine ? 2 : 1,
        heart,
        rough: rich ? 0.14 : 0.1,
      },
      look(i),
    ),
  );
}

/** Tall, pale and straight, its crown in storeys. */
function rasamala(rich: boolean): BufferGeometry {
  const greens = (i: number): Foliage => ({ shade: '#1f4a30', light: i % 2 ? '#6f9c4c' : '#5f8f48' });
  const trunk = stem(
    [
      [0, 0, 0, 0.34],
      [0.06, 1.2, 0.02, 0.23],
      [0.22, 4.6, 0.1, 0.18],
      [0.3, 7.4, 0.1, 0.1],
    ],
    rich ? 7 : 4,
    paleBark,
  );
  const far = [
    [0.2, 7.5, 0.1, 1.75, 0.9],
    [-0.95, 6.1, 0.6, 1.4, 0.85],
    [1.25, 5.8, -0.5, 1.35, 0.85],
    [0.5, 8.7, 0.2, 1.15, 0.95],
  ] as const;
  const near = [...far, [0.1, 5.2, -1.1, 1.05], [-0.6, 7, -0.9, 1.1]] as const;
  return join([trunk, ...crown(rich ? near : far, [0.2, 6.2, 0], rich, greens)]);
}

/** Beringin: wide as a roof, on many feet, with roots that hang. */
function beringin(rich: boolean): BufferGeometry {
  const greens = (i: number): Foliage => ({
    shade: '#1b4229',
    light: ['#4f8040', '#5d8d45', '#47783c'][i % 3] ?? '#4f8040',
  });
  const feet = rich ? 3 : 2;
  const parts = Array.from({ length: feet }, (_, i) => {
    const a = (i / feet) * 6.28 + 0.4;
    return stem(
      [
        [Math.sin(a) * 0.75, 0, Math.cos(a) * 0.75, 0.3],
        [Math.sin(a) * 0.25, 1.3, Math.cos(a) * 0.25, 0.26],
        [Math.sin(a) * 0.9, 3.4, Math.cos(a) * 0.9, 0.2],
      ],
      rich ? 6 : 4,
      bark,
    );
  });
  if (rich) {
    for (let i = 0; i < 6; i++) {
      const [x, z] = [Math.sin(i * 2.4) * (1.3 + (i % 3) * 0.7), Math.cos(i * 2.4) * (1.3 + (i % 3) * 0.7)];
      parts.push(
        stem(
          [
            [x, 0.4 + (i % 3) * 0.7, z, 0.02],
            [x, 3.6, z, 0.05],
          ],
          3,
          bark,
        ),
      );
    }
  }
  const far = [
    [0, 4.9, 0, 2.5, 0.62],
    [2.1, 4, 0.7, 1.8, 0.6],
    [-1.9, 4.1, -0.9, 1.9, 0.6],
    [-0.3, 4, 2, 1.7, 0.6],
  ] as const;
  const near = [...far, [0.6, 4, -2.1, 1.7, 0.6], [0.9, 5.7, 0.7, 1.5, 0.66]] as const;
  return join([...parts, ...crown(rich ? near : far, [0, 3.6, 0], rich, greens, 2)]);
}

/** Bungur: a middling tree whose outer crown flowers in mauve. */
function bungur(rich: boolean): BufferGeometry {
  const flowers = (i: number): Foliage =>
    i % 3 === 1 ? { shade: '#2f5c34', light: '#7ba150' } : { shade: '#4a6a48', light: '#c184cc' };
  const trunk = stem(
    [
      [0, 0, 0, 0.24],
      [0.14, 1.2, -0.05, 0.17],
      [-0.08, 2.6, 0.08, 0.13],
    ],
    rich ? 6 : 4,
    bark,
  );
  const far = [
    [0, 3.9, 0, 1.45],
    [1, 3.1, 0.4, 1.05],
    [-0.9, 3.2, -0.3, 1.1],
  ] as const;
  const near = [...far, [0.1, 3, -1.05, 0.9], [-0.2, 3, 1.05, 0.85]] as const;
  return join([trunk, ...crown(rich ? near : far, [0, 3, 0], rich, flowers)]);
}

/** Aren, the sugar palm: a leaning trunk and long feathered fronds. */
function palm(rich: boolean): BufferGeometry {
  const fronds = rich ? 13 : 9;
  const top: Vec3 = [0.55, 5.6, 0.2];
  const trunk = stem(
    [
      [0, 0, 0, 0.24],
      [0.1, 0.7, 0.03, 0.16],
      [0.25, 2.8, 0.1, 0.13],
      [top[0], top[1], top[2], 0.12],
    ],
    rich ? 6 : 4,
    { shade: '#7d6a52', light: '#a8977a' },
  );
  const segments = rich ? 6 : 4;
  const parts = Array.from({ length: fronds }, (_, i) => {
    const lift = i % 3 === 0 ? 1.25 : i % 3 === 1 ? 0.75 : 0.35;
    const long = 2.5 - (i % 2) * 0.25;
    return blade(
      {
        at: top,
        yaw: (i / fronds) * 2 * Math.PI + (i % 2) * 0.17,
        segments,
        // A saw's edge reads as leaflets.
        half: (t) =>
          (rich ? 0.34 : 0.4) *
          Math.sin(Math.PI * Math.min(1, 0.12 + t * 0.9)) *
          (Math.round(t * segments) % 2 ? 1 : 0.68),
        path: (t) => [long * t * (1 - 0.18 * t), lift * t * 1.5 - (1.05 + lift * 0.7) * t * t * 1.35],
        fold: 0,
      },
      { shade: '#3b6b34', light: i % 2 ? '#8dbb57' : '#79ab4c' },
    );
  });
  return join([trunk, ...parts]);
}

/** Awi: culms that spring from one foot and bend under their leaves. */
function bamboo(rich: boolean): BufferGeometry {
  const culms = rich ? 8 : 4;
  const parts: BufferGeometry[] = [];
  for (let i = 0; i < culms; i++) {
    const a = i * 2.4;
    const foot = 0.12 + 0.5 * ((i * 0.37) % 1);
    const lean = 0.5 + 1.1 * ((i * 0.61) % 1);
    const tall = 4.6 + 2 * ((i * 0.73) % 1);
    const [sx, cz] = [Math.sin(a), Math.cos(a)];
    const at = (t: number): Vec3 => [
      sx * (foot + lean * t * t),
      tall * (t - 0.12 * t * t * t),
      cz * (foot + lean * t * t),
    ];
    const steps = rich ? [0, 0.4, 0.75, 1] : [0, 1];
    parts.push(
      stem(
        steps.map((t) => [...at(t), 0.06 * (1 - 0.7 * t)] as const),
        3,
        { shade: '#7a8a3c', light: i % 3 ? '#b7bf62' : '#d3c06a' },
      ),
    );
    // leaves hang in sprays from the upper half
    const sprays = rich ? 3 : 2;
    for (let k = 0; k < sprays; k++) {
      const spot = at(0.4 + (0.6 * (k + 1)) / sprays);
      const leaves = 3;
      for (let j = 0; j < leaves; j++) {
        const long = (rich ? 1.1 : 1.4) * (0.8 + 0.4 * ((i * 0.31 + j * 0.47 + k * 0.21) % 1));
        parts.push(
          blade(
            {
              at: spot,
              yaw: a + (j / leaves) * 6.28 + k * 1.1,
              segments: 2,
              half: (t) => (rich ? 0.2 : 0.25) * Math.sin(Math.PI * Math.min(1, 0.12 + t * 0.88)),
              path: (t) => [long * t, long * (0.3 * t - 0.85 * t * t)],
            },
            { shade: '#4f7a3c', light: (i + j) % 3 ? '#a3c262' : '#86ad50' },
          ),
        );
      }
    }
  }
  return join(parts);
}

const shapes: Record<TreeKind, (rich: boolean) => BufferGeometry> = {
  rasamala,
  beringin,
  bungur,
  palm,
  bamboo,
};

/** The tree at its natural size, its foot at the origin. */
export const treeShape = (kind: TreeKind, rich: boolean): BufferGeometry => shapes[kind](rich);
