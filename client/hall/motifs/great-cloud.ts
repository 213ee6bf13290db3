import { parsePath, spiral, type Contour } from './path.ts';
import { tone, type Pen } from './pen.ts';

/**
 * One long cloud as the canting of Trusmi draws it: a tail to either side, lobes that roll into curls, and seven
 * bands of one dye from the white rim to the dark heart. About 110 × 56 units.
 */
const RIM =
  'M-58 20 C-48 15 -46 8 -38 9 C-46 -2 -38 -13 -27 -9 C-30 -24 -12 -31 -4 -21 C0 -34 22 -34 23 -18 C32 -24 43 -15 38 -4 C46 -5 50 3 45 8 C52 8 54 13 62 12 C54 20 44 22 36 16 C35 26 20 28 16 19 C12 29 -6 29 -9 19 C-14 27 -28 26 -29 17 C-38 24 -48 24 -58 20Z';
const rim: readonly Contour[] = parsePath(RIM).map((c) => ({ ...c, closed: true }));
const SEVEN = [1, 0.86, 0.73, 0.6, 0.47, 0.34, 0.22] as const;
const BAND = 1.45;

/** Rolls of the cloud: centre, radius, turns (negative: the other way round), where they begin in degrees. */
const rolls: readonly (readonly [number, number, number, number, number])[] = [
  [-16, -12, 9.5, 1.9, 150],
  [10, -17, 11, 1.9, 150],
  [30, -6, 8.5, -1.8, 30],
  [-30, 2, 7.5, 1.7, 150],
  [3, 9, 8, -1.8, 210],
  [-18, 13, 6, -1.6, 200],
  [25, 12, 6, 1.6, -20],
];

export function cloudAt(p: Pen): void {
  p.line(rim, 5, tone.deep);
  p.fill(rim, SEVEN[6]);
  p.clip(rim, () => {
    for (let i = 4; i >= 0; i--) p.line(rim, (2 * i + 1.15) * BAND, SEVEN[i]);
    // Swells in the heart, as the wind draws them.
    for (const [y, swell] of [
      [-3, 3],
      [3, -3],
    ] as const)
      p.line(
        `M-24 ${y} C-12 ${y - swell} -6 ${y + swell} 4 ${y} C14 ${y - swell} 20 ${y + swell} 30 ${y + 2}`,
        1.2,
        SEVEN[4],
        0.4,
      );
    for (const [x, y, r, turns, from] of rolls) {
      // Every roll repeats the bands in small.
      for (const [k, value] of [
        [1.2, SEVEN[1]],
        [1.02, SEVEN[2]],
        [0.84, SEVEN[3]],
        [0.66, SEVEN[4]],
        [0.46, SEVEN[5]],
      ] as const)
        p.dot(x, y, r * k, value);
      p.line(spiral(x, y, r * 1.12, r * 0.12, turns, from), 1.15, tone.line, 0.6);
    }
    p.line(rim, 1.5, tone.line);
  });
}
