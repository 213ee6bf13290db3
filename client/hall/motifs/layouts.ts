/**
 * How a cloth is composed from its figures. Every layout keeps its liveliest figures left and right, because an
 * officer stands before the middle. Units: a cloth is 100 high and `width` wide.
 */
import type { ClothLayout } from '../../../shared/domain/pattern.ts';
import { ellipse, ripple, spiral } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import { CLOTH_HEIGHT } from './cloth-size.ts';
import { band, BORDER, dotted, lattice, medallion, water } from './grounds.ts';
import { tone, type Pen } from './pen.ts';

/** Draws itself in a box from -50 to 50. */
export type Figure = (pen: Pen) => void;
type Composer = (p: Pen, width: number, hero: Figure, second: Figure) => void;

const MIDDLE = CLOTH_HEIGHT / 2;

function put(p: Pen, figure: Figure, x: number, y: number, scale: number, turn = 0): void {
  p.at(x, y, scale, turn, () => {
    figure(p);
  });
}

/** Columns that fit a width evenly, about `step` apart. */
const columns = (width: number, step: number) => Math.max(2, Math.round(width / step));

const halfDrop: Composer = (p, width, hero, second) => {
  dotted(p, width);
  const count = columns(width, 29);
  const step = width / count;
  for (let i = 0; i <= count; i++) {
    const isHero = i % 2 === 1;
    for (const y of isHero ? [31, 69] : [12, 50, 88]) {
      p.dot(i * step, y, 15, tone.deep);
      put(p, isHero ? hero : second, i * step, y, isHero ? 0.36 : 0.25);
    }
  }
};

const medallions: Composer = (p, width, hero, second) => {
  lattice(p, width);
  const count = columns(width * 0.4, 26);
  for (let i = 0; i < count; i++)
    for (const y of i % 2 ? [34, 66] : [18, 50, 82]) {
      const x = width * 0.5 + (i - (count - 1) / 2) * 18;
      p.dot(x, y, 9, tone.deep);
      put(p, second, x, y, 0.16);
    }
  for (const x of [width * 0.215, width * 0.785]) {
    medallion(p, x, MIDDLE, 33);
    p.mirrorAt(x, () => put(p, second, x - 34, 20, 0.14));
    p.mirrorAt(x, () => put(p, second, x - 34, 80, 0.14));
    p.stretched(x, MIDDLE, x < width / 2 ? -0.5 : 0.5, 0.5, () => hero(p));
  }
};

const frieze: Composer = (p, width, hero, second) => {
  dotted(p, width, 7, 0.16);
  const ground = ripple(0, width, 78, 1.8, width / 3, 0);
  band(p, ground, [0, 92, width, 92], tone.mid);
  p.line({ points: ground, closed: false }, 1.2, tone.line);
  for (let x = 3; x < width; x += 6)
    p.at(x, 88, 1, 0, () => {
      p.fill(leaf(7, 3.4), tone.soft);
    });
  for (const k of [0.03, 0.37, 0.63, 0.97]) put(p, second, width * k, 27, 0.19);
  put(p, second, width / 2, 56, 0.48);
  for (const k of [0.21, 0.79])
    p.stretched(width * k, 50, k < 0.5 ? -0.62 : 0.62, 0.62, () => {
      hero(p);
    });
};

const terraces: Composer = (p, width, hero, second) => {
  p.dot(width / 2, 30, 16, tone.dark);
  p.dot(width / 2, 30, 11, tone.mid);
  for (let row = 0; row < 6; row++) {
    const y = 36 + row * 10;
    const upper = ripple(0, width, y, 4.4, width / 1.5, row * 1.25 + 0.6);
    band(p, upper, [0, 100, width, 100], row % 2 ? tone.dark : tone.mid);
    p.line({ points: upper, closed: false }, 1.2, tone.line);
    for (let i = 2; i < upper.length; i += 2) {
      const [x = 0, h = 0] = [upper[i], upper[i + 1]];
      p.at(x, h + 7, 1, i % 4 ? -22 : 22, () => p.fill(leaf(4.8, 2.6), row % 2 ? tone.soft : tone.pale));
    }
  }
  for (const k of [0.16, 0.84]) put(p, hero, width * k, 45, 0.66);
  for (const k of [0.33, 0.67]) put(p, second, width * k, 66, 0.42);
};

const waves: Composer = (p, width, hero, second) => {
  dotted(p, width, 8, 0.15);
  for (let row = 0; row < 4; row++) {
    const y = 64 + row * 9;
    const step = 22;
    for (let x = (row % 2) * (step / 2) - step; x < width + step; x += step) {
      p.shape(
        `M${x - 12} ${y + 12} C${x - 10} ${y - 4} ${x + 4} ${y - 8} ${x + 9} ${y} C${x + 12} ${y + 5} ${x + 6} ${y + 8} ${x + 4} ${y + 4} C${x + 8} ${y + 12} ${x + 14} ${y + 12} ${x + 18} ${y + 14} Z`,
        row % 2 ? tone.mid : tone.soft,
        0.9,
        0.6,
      );
      p.line(spiral(x + 1, y + 3, 3.6, 0.6, 1.4, 180), 0.8, tone.line);
    }
  }
  for (const [k, y, s] of [
    [0.2, 42, 0.58],
    [0.8, 42, 0.58],
  ] as const)
    p.stretched(width * k, y, k < 0.5 ? -s : s, s, () => hero(p));
  for (const [k, y] of [
    [0.38, 34],
    [0.62, 34],
    [0.5, 52],
  ] as const)
    put(p, second, width * k, y, 0.27);
};

const diagonal: Composer = (p, width, hero, second) => {
  const step = 38;
  let index = 0;
  for (let x = -CLOTH_HEIGHT - step; x < width + step; x += step, index++) {
    const isWide = index % 2 === 0;
    p.fill(`M${x} 100 L${x + 100} 0 L${x + 100 + step} 0 L${x + step} 100Z`, isWide ? tone.deep : tone.mid);
    p.line(`M${x} 100 L${x + 100} 0`, 1.2, tone.line);
    p.line(`M${x + 2.2} 100 L${x + 102.2} 0`, 0.6, tone.soft);
    for (let k = 0; k < 5; k++) {
      const t = (k + (isWide ? 0.5 : 0)) / 4.4;
      const at: [number, number] = [x + step / 2 + 100 * t, 100 - 100 * t];
      if (isWide) put(p, hero, at[0], at[1], 0.31);
      else {
        put(p, second, at[0], at[1], 0.15);
        p.at(at[0] + 11, at[1] - 11, 1, 45, () => {
          p.line(spiral(-2, 0, 3, 0.5, 1.3), 0.8, tone.line);
          p.line(spiral(2, 0, 3, 0.5, -1.3, 180), 0.8, tone.line);
        });
      }
    }
  }
};

const bricks: Composer = (p, width, hero, second) => {
  const [rows, h] = [2, 39.6];
  const count = columns(width, 54);
  const w = width / count;
  for (let row = 0; row < rows; row++)
    for (let i = -1; i <= count; i++) {
      const x = (i + (row % 2) / 2) * w;
      const y = BORDER + row * h;
      const isHero = (i + row + 2) % 2 === 0;
      const [l, r, t, b] = [x + 1.5, x + w - 1.5, y + 1.5, y + h - 1.5];
      p.shape(
        `M${l + 3} ${t} L${r - 3} ${t} L${r} ${t + 3} L${r} ${b - 3} L${r - 3} ${b} L${l + 3} ${b} L${l} ${b - 3} L${l} ${t + 3}Z`,
        isHero ? tone.dark : tone.mid,
        0.9,
        0,
      );
      put(p, isHero ? hero : second, x + w / 2, y + h / 2, isHero ? 0.33 : 0.28);
      p.mirrorAt(x + w / 2, () => {
        for (const dy of [-9, -3, 3, 9]) p.dot(l + 5, y + h / 2 + dy, 1.1, isHero ? tone.soft : tone.pale);
        put(p, second, l + 7.6, y + h / 2, isHero ? 0.09 : 0);
      });
    }
};

const weave: Composer = (p, width, hero, second) => {
  const step = 13;
  for (let j = 0, y = BORDER + 2; y < CLOTH_HEIGHT - BORDER; y += step, j++)
    for (let i = 0, x = 0; x < width; x += step, i++) {
      const over = (i + j) % 2 === 0;
      const [w, h] = over ? [step - 1, step - 4] : [step - 4, step - 1];
      p.fill(
        `M${x + (step - w) / 2} ${y + (step - h) / 2} L${x + (step + w) / 2} ${y + (step - h) / 2} L${x + (step + w) / 2} ${y + (step + h) / 2} L${x + (step - w) / 2} ${y + (step + h) / 2}Z`,
        over ? tone.mid : tone.dark,
      );
      for (const k of [0.3, 0.5, 0.7])
        p.line(
          over
            ? `M${x + 1} ${y + step * k} L${x + step - 1} ${y + step * k}`
            : `M${x + step * k} ${y + 1} L${x + step * k} ${y + step - 1}`,
          0.6,
          over ? tone.pale : tone.mid,
        );
    }
  for (const x of [width * 0.2, width * 0.8]) {
    p.shape(`M${x} 9 L${x + 41} 50 L${x} 91 L${x - 41} 50Z`, tone.deep, 1, 0);
    p.line(`M${x} 14 L${x + 36} 50 L${x} 86 L${x - 36} 50Z`, 0.8, tone.soft);
    put(p, hero, x, MIDDLE, 0.5);
  }
  p.shape(
    `M${width / 2} 27 L${width / 2 + 23} 50 L${width / 2} 73 L${width / 2 - 23} 50Z`,
    tone.deep,
    0.9,
    0,
  );
  put(p, second, width / 2, MIDDLE, 0.28);
};

const rays: Composer = (p, width, hero, second) => {
  const x = width / 2;
  const count = 17;
  for (let i = 0; i < count; i++) {
    const [a, b] = [Math.PI + (i / count) * Math.PI, Math.PI + ((i + 1) / count) * Math.PI];
    const far = width * 0.7;
    p.fill(
      `M${x} 96 L${x + Math.cos(a) * far} ${96 + Math.sin(a) * far} L${x + Math.cos(b) * far} ${96 + Math.sin(b) * far}Z`,
      i % 2 ? tone.dark : tone.mid,
    );
    p.line(`M${x} 96 L${x + Math.cos(a) * far} ${96 + Math.sin(a) * far}`, 0.8, tone.pale);
  }
  for (const r of [30, 22]) {
    p.shape(ellipse(x, 96, r), r > 25 ? tone.soft : tone.dark, 1, 0.6);
    for (let i = 1; i < 18; i++)
      p.dot(
        x + Math.cos(Math.PI * (1 + i / 18)) * (r - 3.4),
        96 + Math.sin(Math.PI * (1 + i / 18)) * (r - 3.4),
        0.9,
      );
  }
  put(p, second, x, 84, 0.22);
  for (const [k, y] of [
    [0.33, 30],
    [0.5, 36],
    [0.67, 30],
  ] as const)
    put(p, second, width * k, y, 0.24);
  for (const k of [0.2, 0.8]) p.stretched(width * k, 55, k > 0.5 ? -0.6 : 0.6, 0.6, () => hero(p));
};

const arches: Composer = (p, width, hero, second) => {
  lattice(p, width, 9, 0.17);
  const count = 3;
  const w = width / count;
  for (let i = 0; i < count; i++) {
    const x = (i + 0.5) * w;
    const r = w / 2 - 4;
    for (const [inset, fill] of [
      [0, tone.soft],
      [3.4, tone.mid],
      [6.8, tone.deep],
    ] as const) {
      const q = r - inset;
      p.shape(
        `M${x - q} 92 L${x - q} 46 C${x - q} ${14 + inset} ${x + q} ${14 + inset} ${x + q} 46 L${x + q} 92Z`,
        fill,
        0.8,
        0.4,
      );
    }
    for (let k = 0; k <= 10; k++) {
      const a = Math.PI * (1 + k / 10);
      p.dot(x + Math.cos(a) * (r - 1.8), 46 + Math.sin(a) * 22, 0.8);
    }
    p.clip(`M${x - r + 7.4} 92 L${x - r + 7.4} 44 L${x + r - 7.4} 44 L${x + r - 7.4} 92Z`, () =>
      water(p, width, 78, 4, 4.4, 0.4),
    );
    put(p, i === 1 ? second : hero, x, 57, i === 1 ? 0.34 : 0.44);
  }
  for (let i = 0; i <= count; i++) put(p, second, i * w, 24, 0.17);
};

const discs: Composer = (p, width, hero, second) => {
  lattice(p, width, 8, 0.16);
  for (const [k, y, s] of [
    [0.5, 30, 0.34],
    [0.38, 72, 0.4],
    [0.62, 72, 0.4],
    [0.185, 46, 0.74],
    [0.815, 46, 0.74],
    [0, 84, 0.4],
    [1, 84, 0.4],
  ] as const) {
    p.dot(width * k, y, s * 52 + 2.6, tone.deep);
    p.ring(width * k, y, s * 52 + 1.4, 0.8, tone.soft);
    put(p, hero, width * k, y, s);
  }
  for (const k of [0.36, 0.64, 0.5]) put(p, second, width * k, k === 0.5 ? 56 : 25, 0.2);
};

const stems: Composer = (p, width, hero, second) => {
  const count = columns(width, 25);
  const w = width / count;
  for (let i = 0; i < count; i++) {
    const x = (i + 0.5) * w;
    if (i % 2 === 0) {
      p.fill(`M${x - w / 2} 0 L${x + w / 2} 0 L${x + w / 2} 100 L${x - w / 2} 100Z`, tone.dark);
      for (let k = 0; k < 2; k++) put(p, hero, x, 31 + k * 39, 0.39);
    } else {
      for (let k = 0; k < 3; k++) put(p, second, x, 25 + k * 25, 0.21);
    }
    p.line(`M${x - w / 2} 0 L${x - w / 2} 100`, 1.2, tone.line);
    p.line(
      `M${x - w / 2 + 1.8} 0 L${x - w / 2 + 1.8} 100 M${x - w / 2 - 1.8} 0 L${x - w / 2 - 1.8} 100`,
      0.6,
      tone.soft,
    );
  }
};

const rain: Composer = (p, width, hero, second) => {
  for (let i = 0, x = 4; x < width; x += 4.6, i++)
    for (let y = 6 + ((i * 29) % 17); y < 74; y += 17) {
      p.line(`M${x} ${y} L${x - 1.4} ${y + 7}`, 0.7, 0.4, 0.4);
      p.dot(x - 1.6, y + 8, 0.8, tone.soft);
    }
  water(p, width, 78, 4, 4.4, 0.6);
  for (const k of [0.36, 0.64]) {
    for (const r of [14, 9]) p.line(ellipse(width * k, 80, r, r * 0.32), 0.7, tone.pale);
    put(p, second, width * k, 72, 0.3);
  }
  for (const k of [0.5]) put(p, second, width * k, 84, 0.2);
  for (const k of [0.17, 0.83]) p.stretched(width * k, 50, k < 0.5 ? -0.7 : 0.7, 0.7, () => hero(p));
};

const scales: Composer = (p, width, hero, second) => {
  const across = columns(width, 36);
  const w = width / across;
  // From the eaves up: every row lies over the one below it.
  for (let row = 4; row >= 0; row--)
    for (let i = -1; i <= across; i++) {
      const x = (i + (row % 2) / 2 + 0.5) * w;
      const y = 4 + row * 19;
      p.shape(
        `M${x - w / 2} ${y - 14} L${x - w / 2} ${y + 3} C${x - w / 2} ${y + 22} ${x + w / 2} ${y + 22} ${x + w / 2} ${y + 3} L${x + w / 2} ${y - 14}Z`,
        (i + row) % 2 ? tone.mid : tone.dark,
        0.9,
        0.5,
      );
      p.line(
        `M${x - w / 2 + 2.6} ${y} C${x - w / 2 + 3} ${y + 17.5} ${x + w / 2 - 3} ${y + 17.5} ${x + w / 2 - 2.6} ${y}`,
        0.6,
        tone.soft,
      );
      put(p, (i + row * 2 + 3) % 3 === 0 ? second : hero, x, y + 4.5, 0.26);
    }
};

const clouds: Composer = (p, width, hero, second) => {
  const sizes = [0.62, 0.5, 0.62];
  for (let row = 0; row < 4; row++)
    for (let i = -1; i < 4; i++) {
      const x = (i + (row % 2) * 0.5) * 62 + 8;
      p.stretched(x, 20 + row * 21, (row % 2 ? -1 : 1) * (sizes[(i + 1) % 3] ?? 0.6), 0.56, () => second(p));
    }
  for (const k of [0.18, 0.82]) {
    p.dot(width * k, MIDDLE, 33, tone.deep);
    p.ring(width * k, MIDDLE, 32, 1, tone.line);
    p.ring(width * k, MIDDLE, 29.6, 0.7, tone.soft);
    put(p, hero, width * k, MIDDLE, 0.5);
  }
};

export const layouts: Readonly<Record<ClothLayout, Composer>> = {
  arches,
  bricks,
  clouds,
  diagonal,
  discs,
  frieze,
  'half-drop': halfDrop,
  medallion: medallions,
  rain,
  rays,
  scales,
  stems,
  terraces,
  waves,
  weave,
};
