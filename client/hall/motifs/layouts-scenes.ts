/** Layouts with a below and an above: land, water, sky. Units: a cloth is 100 high and `width` wide. */
import { MIDDLE, put, type Composer } from './figure.ts';
import { leaf } from './glyphs-plants.ts';
import { band, dotted, lattice, water } from './grounds.ts';
import { ellipse, ripple, spiral } from './path.ts';
import { tone } from './pen.ts';

export const frieze: Composer = (p, width, hero, second) => {
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

export const terraces: Composer = (p, width, hero, second) => {
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

export const waves: Composer = (p, width, hero, second) => {
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

export const rays: Composer = (p, width, hero, second) => {
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

export const arches: Composer = (p, width, hero, second) => {
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

export const rain: Composer = (p, width, hero, second) => {
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

export const clouds: Composer = (p, width, hero, second) => {
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
