/** Shrubs, leaves, stones and small things of the garden, each at its natural size with its foot at the origin. */
import { type BufferGeometry } from 'three';
import { box, drum, join, tone } from '../solid.ts';
import type { PlantKind } from './garden-plan.ts';
import { bank, blade, lobe, stem, type Foliage } from './leaf-shapes.ts';

const leafy: Foliage = { shade: '#23502f', light: '#6b9c48' };

/** Rosette of arching leaves. */
function rosette(
  count: number,
  leaf: {
    readonly long: number;
    readonly wide: number;
    readonly lift: number;
    readonly droop: number;
    readonly segments: number;
    readonly fold?: number;
    readonly at?: number;
  },
  look: (i: number) => Foliage,
): BufferGeometry[] {
  const { long, wide, lift, droop, segments, fold = 0, at = 0 } = leaf;
  return Array.from({ length: count }, (_, i) => {
    const reach = long * (0.8 + 0.35 * ((i * 0.37) % 1));
    return blade(
      {
        at: [0, at, 0],
        yaw: (i / count) * 2 * Math.PI + (i % 2) * 0.3,
        segments,
        half: (t) => wide * Math.sin(Math.PI * Math.min(1, 0.14 + t * 0.86)),
        path: (t) => [reach * t, reach * (lift * t * (1 + 0.3 * (i % 3)) - droop * t * t)],
        fold,
      },
      look(i),
    );
  });
}

/** Flowers as small diamonds, scattered over a dome. */
function blossoms(
  count: number,
  r: number,
  y: number,
  size: number,
  light: string,
  accent = 0,
): BufferGeometry[] {
  return Array.from({ length: count }, (_, i) => {
    const a = i * 2.4;
    const out = r * Math.sqrt((i + 0.6) / count);
    const up = y + Math.sqrt(Math.max(0, r * r - out * out)) * 0.75;
    return lobe(
      {
        at: [Math.sin(a) * out, up, Math.cos(a) * out],
        size: [size, size * 0.8, size],
        seed: i,
        detail: 0,
        rough: 0,
        bare: true,
      },
      { shade: light, light: '#ffffff', accent },
    );
  });
}

/** Bougenvil in the wing's colour: flowers run over the whole bush. */
function bougainvillea(rich: boolean): BufferGeometry {
  const flowering: Foliage = {
    ...leafy,
    accent: (x, y, z) => (Math.sin(x * 7 + y * 5) + Math.sin(z * 8 - y * 4) > -0.45 && y > 0.2 ? 1 : 0),
  };
  return join([
    lobe({ at: [0, 0.3, 0], size: [0.62, 0.5, 0.62], seed: 1, detail: rich ? 2 : 1, rough: 0.16 }, flowering),
    ...(rich
      ? [
          lobe({ at: [0.36, 0.16, 0.22], size: [0.4, 0.3, 0.4], seed: 4, detail: 1 }, leafy),
          lobe(
            { at: [-0.36, 0.22, -0.14], size: [0.42, 0.36, 0.42], seed: 7, detail: 1, rough: 0.16 },
            flowering,
          ),
        ]
      : []),
  ]);
}

function hibiscus(rich: boolean): BufferGeometry {
  return join([
    lobe({ at: [0, 0.38, 0], size: [0.55, 0.5, 0.55], seed: 3, detail: rich ? 2 : 1, rough: 0.2 }, leafy),
    ...blossoms(rich ? 7 : 3, 0.5, 0.42, rich ? 0.085 : 0.12, '#d8362f'),
  ]);
}

/** Red and gold bracts over paddles of green. */
function heliconia(rich: boolean): BufferGeometry {
  const parts = rosette(
    rich ? 7 : 5,
    { long: 0.85, wide: 0.15, lift: 1.5, droop: 0.75, segments: rich ? 3 : 2 },
    (i) => ({ shade: '#2c6034', light: i % 2 ? '#79b552' : '#5fa047' }),
  );
  const spikes = rich ? 3 : 2;
  for (let k = 0; k < spikes; k++) {
    const [x, z] = [Math.sin(k * 2.2) * 0.2, Math.cos(k * 2.2) * 0.2];
    for (let j = 0; j < (rich ? 3 : 1); j++) {
      parts.push(
        blade(
          {
            at: [x, 0.72 + j * 0.14 + k * 0.08, z],
            yaw: k * 1.3 + (j % 2) * Math.PI,
            segments: 1,
            half: (t) => (rich ? 0.06 : 0.1) * (1 - t),
            path: (t) => [0.24 * t, 0.13 * t],
          },
          { shade: '#c8311f', light: '#f2a93b' },
        ),
      );
    }
    parts.push(
      stem(
        [
          [x * 0.3, 0, z * 0.3, 0.02],
          [x, 1.16 + k * 0.08, z, 0.035],
        ],
        3,
        { shade: '#4b7a37', light: '#d8452a' },
      ),
    );
  }
  return join(parts);
}

const fern = (rich: boolean): BufferGeometry =>
  join(
    rosette(rich ? 9 : 6, { long: 0.68, wide: 0.11, lift: 1.15, droop: 1, segments: rich ? 3 : 2 }, (i) => ({
      shade: '#2f6a38',
      light: i % 2 ? '#8fc65f' : '#6fae4d',
    })),
  );

const turf = (rich: boolean): BufferGeometry =>
  join([
    ...rosette(rich ? 9 : 6, { long: 0.5, wide: 0.035, lift: 1.5, droop: 1.1, segments: 2 }, (i) => ({
      shade: '#3f7140',
      light: i % 2 ? '#a9cb6a' : '#86b058',
    })),
    ...(rich ? blossoms(3, 0.14, 0.36, 0.045, '#8e7cc9') : []),
  ]);

const mound = (rich: boolean): BufferGeometry =>
  join([
    lobe(
      { at: [0, 0.24, 0], size: [0.6, 0.5, 0.6], seed: 2, detail: rich ? 2 : 1, rough: 0.14 },
      { shade: '#214c30', light: '#5f9448' },
    ),
    ...(rich
      ? [
          lobe(
            { at: [0.4, 0.14, -0.2], size: [0.38, 0.34, 0.38], seed: 5, detail: 1 },
            { shade: '#2b5631', light: '#86ab50' },
          ),
        ]
      : []),
  ]);

/** Pisang: torn paddles over a green stem. */
function banana(rich: boolean): BufferGeometry {
  return join([
    stem(
      [
        [0, 0, 0, 0.15],
        [0.03, 1.5, 0, 0.1],
      ],
      rich ? 6 : 4,
      { shade: '#7d8d49', light: '#a9bd62' },
    ),
    ...rosette(
      rich ? 7 : 5,
      {
        long: 1.55,
        wide: 0.27,
        lift: 1.05,
        droop: 0.95,
        segments: rich ? 3 : 2,
        fold: rich ? 0.45 : 0,
        at: 1.42,
      },
      (i) => ({ shade: '#3d7a3b', light: i % 3 ? '#97c95a' : '#b6d568' }),
    ),
  ]);
}

/** Paku tiang, the tree fern of the mountains. */
function treeFern(rich: boolean): BufferGeometry {
  return join([
    stem(
      [
        [0, 0, 0, 0.15],
        [0.05, 1, 0, 0.1],
        [0.1, 1.9, 0.04, 0.11],
      ],
      rich ? 6 : 4,
      { shade: '#4a382a', light: '#6d543c' },
    ),
    ...rosette(
      rich ? 10 : 7,
      { long: 1.35, wide: 0.24, lift: 0.75, droop: 0.95, segments: rich ? 4 : 2, at: 1.9 },
      (i) => ({ shade: '#2f6a35', light: i % 2 ? '#7fbb52' : '#9ccc62' }),
    ),
  ]);
}

/** Two metres of clipped tea. */
const hedge = (rich: boolean): BufferGeometry =>
  bank(
    1.12,
    rich
      ? [
          [-0.58, -0.1],
          [-0.52, 0.36],
          [-0.24, 0.56],
          [0.24, 0.56],
          [0.52, 0.36],
          [0.58, -0.1],
        ]
      : [
          [-0.58, -0.1],
          [-0.36, 0.54],
          [0.36, 0.54],
          [0.58, -0.1],
        ],
    { shade: '#1f4f2c', light: '#79ab4a' },
  );

const stone = (rich: boolean): BufferGeometry =>
  lobe(
    { at: [0, 0.1, 0], size: [1, 0.62, 0.8], seed: 6, detail: rich ? 2 : 1, rough: 0.2, bare: true },
    { shade: '#6b6a64', light: '#aeaaa0' },
  );

const slab = (): BufferGeometry =>
  drum(0.36, 0.4, 0.08, 6, 0, { colour: '#b9b1a0', ao: (_x, y) => (y > 0.05 ? 0.95 : 0.6) });

/** A low bamboo lamp. */
const lamp = (): BufferGeometry =>
  join([
    box({ size: [0.09, 0.42, 0.09], at: [0, 0.21, 0] }, { colour: tone.bamboo, ao: 0.8 }),
    box({ size: [0.13, 0.16, 0.13], at: [0, 0.5, 0] }, { colour: tone.lamp, glow: 0.55 }),
    box({ size: [0.2, 0.04, 0.2], at: [0, 0.6, 0] }, { colour: tone.woodDark }),
  ]);

const shapes: Record<PlantKind, (rich: boolean) => BufferGeometry> = {
  bougainvillea,
  hibiscus,
  heliconia,
  fern,
  turf,
  mound,
  banana,
  treeFern,
  hedge,
  stone,
  slab,
  lamp,
};

export const plantShape = (kind: PlantKind, rich: boolean): BufferGeometry => shapes[kind](rich);
