/** Layouts that repeat over the whole cloth. Units: a cloth is 100 high and `width` wide. */
import { CLOTH_HEIGHT } from './cloth-size.ts';
import { columns, MIDDLE, put, type Composer } from './figure.ts';
import { BORDER, dotted, lattice, medallion } from './grounds.ts';
import { spiral } from './path.ts';
import { tone } from './pen.ts';

export const halfDrop: Composer = (p, width, hero, second) => {
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

export const medallions: Composer = (p, width, hero, second) => {
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

export const diagonal: Composer = (p, width, hero, second) => {
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

export const bricks: Composer = (p, width, hero, second) => {
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

export const weave: Composer = (p, width, hero, second) => {
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

export const discs: Composer = (p, width, hero, second) => {
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

export const stems: Composer = (p, width, hero, second) => {
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

export const scales: Composer = (p, width, hero, second) => {
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
