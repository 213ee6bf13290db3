/** Houses, stones, bridges and sky of West Java, each in a box from -50 to 50, y down. */
import { parsePath, spiral, type Contour } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import { tone, type Pen } from './pen.ts';

const CLOUD =
  'M-48 14 C-40 6 -34 10 -30 4 C-40 -8 -26 -20 -17 -13 C-18 -32 2 -36 8 -22 C16 -34 34 -24 28 -10 C40 -14 44 2 34 6 C40 8 46 10 50 16 C40 13 34 20 26 16 C22 26 10 24 8 16 C2 26 -10 26 -14 16 C-22 24 -32 22 -34 14 C-40 12 -44 18 -48 14Z';
const cloudOutline: readonly Contour[] = parsePath(CLOUD).map((c) => ({ ...c, closed: true }));
/** Tones of mega mendung from the rim to the heart: seven, as the makers of Trusmi count them. */
const SEVEN = [1, 0.82, 0.68, 0.54, 0.42, 0.3, 0.2] as const;

/** A cloud of mega mendung: seven bands that follow its outline inwards, and curls. Never upright. */
export function cloud(p: Pen): void {
  const band = 2.9;
  p.line(cloudOutline, 7, tone.deep);
  p.fill(cloudOutline, SEVEN[6]);
  p.clip(cloudOutline, () => {
    for (let i = 5; i >= 0; i--) p.line(cloudOutline, (i + 1) * band * 2 - band * 0.7, SEVEN[i]);
    for (const [x, y, r, turns, from] of [
      [-3, -14, 9.5, 1.7, 20],
      [17, -9, 7.6, -1.6, 160],
      [-21, -1, 6.6, 1.5, 20],
      [3, 6, 6.4, -1.5, 200],
    ] as const) {
      p.dot(x, y, r + 1, SEVEN[4]);
      p.line(spiral(x, y, r, 1.2, turns, from), 1.9, tone.line, 0.7);
    }
  });
}

/** Terraced stones, as on Gunung Padang. */
export function terraces(p: Pen): void {
  for (let i = 4; i >= 0; i--) {
    const y = 46 - i * 17;
    const w = 48 - i * 9;
    const step = `M${-w} ${y} L${-w + 5} ${y - 14} L${w - 5} ${y - 14} L${w} ${y}Z`;
    p.shape(step, i % 2 ? tone.mid : tone.soft, 1.9, 1.4);
    p.clip(step, () => {
      for (let x = -w; x < w; x += 6.4)
        p.line(
          `M${x + ((i * 3) % 5)} ${y - 14} L${x + ((i * 3) % 5) - 1} ${y}`,
          1.2,
          i % 2 ? tone.pale : tone.line,
        );
    });
  }
  for (const [x, h] of [
    [-7, 12],
    [0, 17],
    [7, 11],
  ] as const)
    p.shape(
      `M${x - 2.4} ${-35} L${x - 1.8} ${-35 - h} L${x + 2} ${-36 - h} L${x + 2.6} ${-35}Z`,
      tone.pale,
      1.4,
      1,
    );
}

/** A mountain with its contours. */
export function mountain(p: Pen): void {
  const shape = 'M-50 44 C-30 34 -18 -6 -9 -30 C-5 -37 -3 -32 0 -34 C3 -37 6 -36 9 -28 C18 -6 32 32 50 44Z';
  p.shape(shape, tone.mid);
  p.clip(shape, () => {
    for (let i = 0; i < 6; i++) {
      const y = -22 + i * 13;
      const w = 12 + i * 8;
      p.line(
        `M${-w} ${y + 5} C${-w * 0.6} ${y - 6} ${-w * 0.3} ${y + 8} 0 ${y} C${w * 0.3} ${y - 8} ${w * 0.6} ${y + 7} ${w} ${y + 3}`,
        1.7,
        i % 2 ? tone.pale : tone.line,
      );
    }
  });
  p.line('M0 -38 C-6 -44 2 -46 -3 -50 M6 -36 C10 -41 6 -45 11 -48', 1.6, tone.pale, 0.5);
}

/** A brick gate split in two, as in the palaces of Cirebon. */
export function splitGate(p: Pen): void {
  p.mirror(() => {
    const steps =
      'M7 46 L7 -40 L11 -47 L14 -38 L18 -36 L18 -26 L24 -24 L24 -12 L30 -10 L30 6 L36 8 L36 28 L43 30 L43 46Z';
    p.shape(steps, tone.mid);
    p.clip(steps, () => {
      for (let y = -42; y < 48; y += 8) {
        p.line(`M5 ${y} L48 ${y}`, 1.2, tone.pale);
        for (let x = 4; x < 50; x += 11)
          p.line(
            `M${x + (((y + 42) / 8) % 2) * 5.5} ${y} L${x + (((y + 42) / 8) % 2) * 5.5} ${y + 8}`,
            1.2,
            tone.pale,
          );
      }
      p.line('M7 46 L7 -40', 3.2, tone.line);
    });
    p.dot(11, -47, 2.6);
    p.line(
      'M18 -36 C22 -38 22 -42 19 -43 M24 -24 C28 -26 28 -30 25 -31 M30 -10 C34 -12 34 -16 31 -17 M36 8 C40 6 40 2 37 1',
      1.8,
      tone.line,
    );
  });
  p.line('M-48 48 L48 48', 2.6, tone.line);
}

/** A brick temple in tiers. */
export function temple(p: Pen): void {
  const tiers: readonly (readonly [number, number, number])[] = [
    [48, 46, 36],
    [40, 36, 28],
    [30, 28, 2],
    [34, 2, -4],
    [24, -4, -16],
    [27, -16, -20],
    [15, -20, -32],
    [17, -32, -35],
  ];
  p.shape('M-4 -35 C-6 -42 -3 -46 0 -50 C3 -46 6 -42 4 -35Z', tone.pale, 1.6, 1.2);
  tiers.forEach(([w, bottom, top], i) => {
    p.shape(
      `M${-w} ${bottom} L${-w} ${top} L${w} ${top} L${w} ${bottom}Z`,
      i % 2 ? tone.pale : tone.soft,
      1.6,
      1,
    );
  });
  p.shape('M-8 28 L-8 12 C-8 4 8 4 8 12 L8 28Z', tone.dark, 1.8, 0);
  p.mirror(() => {
    p.shape('M14 26 L14 14 C14 9 24 9 24 14 L24 26Z', tone.mid, 1.3, 0);
    for (let i = 0; i < 5; i++) p.dot(4 + i * 8.4, 41, 1.8, tone.dark);
    p.line('M5 -6 L20 -6 M5 -12 L20 -12 M4 -25 L12 -25', 1.3, tone.line);
  });
}

/** A house on stilts under a roof of spread wings. */
export function stiltHouse(p: Pen): void {
  p.line('M-28 46 L-28 22 M-10 46 L-10 22 M10 46 L10 22 M28 46 L28 22', 4.4, tone.line);
  p.line('M-36 47 L36 47', 2.2, tone.pale);
  p.shape('M-33 26 L-33 -4 L33 -4 L33 26Z', tone.soft);
  p.clip('M-33 26 L-33 -4 L33 -4 L33 26Z', () => {
    for (let i = -8; i < 10; i++)
      p.line(`M${i * 7} -6 L${i * 7 + 34} 28 M${i * 7} -6 L${i * 7 - 34} 28`, 1, tone.pale);
  });
  p.shape('M-7 26 L-7 4 L7 4 L7 26Z', tone.dark, 1.7, 0);
  p.mirror(() => p.shape('M14 16 L14 5 L26 5 L26 16Z', tone.dark, 1.5, 0));
  const roof =
    'M-50 4 C-38 0 -30 -4 -24 -10 C-18 -20 -12 -32 -8 -38 L8 -38 C12 -32 18 -20 24 -10 C30 -4 38 0 50 4 L47 9 C36 5 28 2 20 1 L-20 1 C-28 2 -36 5 -47 9Z';
  p.shape(roof, tone.mid);
  p.clip(roof, () => {
    for (let i = -9; i <= 9; i++)
      p.line(`M${i * 1.6} -40 C${i * 2.2} -24 ${i * 3.4} -8 ${i * 5.6} 8`, 1.2, tone.pale);
  });
  p.line('M-10 -38 L10 -38', 2.6, tone.line);
  p.line('M-6 -38 C-8 -44 -12 -46 -16 -48 M6 -38 C8 -44 12 -46 16 -48', 2.4, tone.line);
}

/** Leuit, the rice barn: narrow foot, broad shoulders. */
export function riceBarn(p: Pen): void {
  p.line('M-17 46 L-17 30 M17 46 L17 30', 4.4, tone.line);
  p.shape('M-22 31 L22 31 L22 35 L-22 35Z', tone.pale, 1.4, 1);
  const body = 'M-19 30 L-29 -4 L29 -4 L19 30Z';
  p.shape(body, tone.soft);
  p.clip(body, () => {
    for (let i = -6; i < 8; i++)
      p.line(`M${i * 8} -6 L${i * 8 + 36} 32 M${i * 8} -6 L${i * 8 - 36} 32`, 1.1, tone.pale);
  });
  p.shape('M-8 14 L-8 0 L8 0 L8 14Z', tone.dark, 1.6, 0);
  const roof = 'M-44 2 C-32 -8 -22 -26 -14 -44 L14 -44 C22 -26 32 -8 44 2 C28 -3 -28 -3 -44 2Z';
  p.shape(roof, tone.mid);
  p.clip(roof, () => {
    for (let i = 0; i < 5; i++)
      p.line(`M-46 ${-34 + i * 9} C-16 ${-38 + i * 9} 16 ${-38 + i * 9} 46 ${-34 + i * 9}`, 1.4, tone.pale);
  });
  p.line('M-16 -45 L16 -45', 3, tone.line);
  p.mirror(() => p.at(34, 46, 1, 18, () => p.shape(leaf(24, 8), tone.mid, 1.4, 1)));
}

/** The dome of Bosscha's observatory under the stars. */
export function dome(p: Pen): void {
  p.shape('M-34 46 L-34 12 L34 12 L34 46Z', tone.soft);
  for (let i = -3; i <= 3; i++)
    p.shape(
      `M${i * 9 - 2.6} 44 L${i * 9 - 2.6} 26 C${i * 9 - 2.6} 21 ${i * 9 + 2.6} 21 ${i * 9 + 2.6} 26 L${i * 9 + 2.6} 44Z`,
      tone.dark,
      1.1,
      0,
    );
  p.line('M-34 17 L34 17', 1.4, tone.line);
  const cap = 'M-37 10 C-37 -40 37 -40 37 10Z';
  p.shape(cap, tone.pale);
  p.clip(cap, () => {
    for (let i = -3; i <= 3; i++) p.line(`M${i * 12.4} 12 C${i * 12} -12 ${i * 6} -24 0 -30`, 1.2, tone.soft);
    p.fill('M4 12 C6 -10 8 -24 10 -34 L20 -34 C19 -20 18 -6 18 12Z', tone.deep);
    p.line('M4 12 C6 -10 8 -24 10 -34 M18 12 C18 -6 19 -20 20 -34', 1.6, tone.mid);
  });
  p.line('M11 2 L22 -38', 6.4, tone.line);
  p.line('M11 2 L22 -38', 3.4, tone.mid);
  p.shape('M-40 10 L40 10 L40 14 L-40 14Z', tone.mid, 1.5, 1);
  p.shape('M-44 46 L44 46 L44 50 L-44 50Z', tone.mid, 1.4, 1);
  for (const [x, y, s] of [
    [-34, -38, 0.17],
    [-16, -46, 0.11],
    [44, -22, 0.13],
  ] as const)
    p.at(x, y, s, 0, () => p.around(4, () => p.fill(leaf(48, 26, 0.2), tone.line)));
}

/** Two arches over water. */
export function bridge(p: Pen): void {
  p.mirror(() => {
    p.line('M2 14 C8 -26 42 -26 48 14', 7, tone.deep);
    p.line('M2 14 C8 -26 42 -26 48 14', 5, tone.line);
    for (let i = 1; i < 8; i++) {
      const x = 2 + i * 5.8;
      const t = (x - 25) / 23;
      p.line(`M${x} 14 L${x} ${-15 + 28 * t * t}`, 1.5, tone.pale);
    }
  });
  p.shape('M-50 10 L50 10 L50 18 L-50 18Z', tone.mid, 1.8, 1.2);
  for (let i = -5; i <= 5; i++) p.dot(i * 9, 14, 1.5);
  for (const x of [-46, 0, 46])
    p.shape(`M${x - 4} 18 L${x + 4} 18 L${x + 6} 36 L${x - 6} 36Z`, tone.soft, 1.6, 1);
  for (let i = 0; i < 3; i++)
    p.line(
      `M-50 ${36 + i * 6} C-38 ${31 + i * 6} -26 ${41 + i * 6} -12 ${36 + i * 6} C0 ${31 + i * 6} 12 ${41 + i * 6} 26 ${36 + i * 6} C36 ${32 + i * 6} 44 ${38 + i * 6} 50 ${36 + i * 6}`,
      1.7,
      i % 2 ? tone.pale : tone.line,
    );
}

/** A fishing boat of the north coast. */
export function boat(p: Pen): void {
  p.line('M4 20 L4 -48', 3, tone.line);
  p.shape('M8 -46 C30 -34 38 -12 34 8 L8 10Z', tone.pale);
  p.line('M12 -32 C22 -24 27 -12 27 4 M12 -16 C17 -12 19 -4 19 5', 1.4, tone.mid);
  p.shape('M0 -40 C-16 -26 -24 -10 -26 8 L0 10Z', tone.soft);
  p.line('M-6 -24 C-12 -14 -16 -4 -18 6', 1.3, tone.line);
  p.shape('M4 -48 L18 -44 L4 -40Z', tone.mid, 1.4, 1);
  const hull =
    'M-50 8 C-42 14 -36 16 -28 16 L30 16 C38 16 44 12 50 4 C48 22 36 36 22 36 L-22 36 C-36 36 -46 24 -50 8Z';
  p.shape(hull, tone.mid);
  p.line('M-42 18 C-30 22 30 22 44 14', 1.6, tone.line);
  for (let i = -3; i <= 3; i++)
    p.at(i * 9.6, 28, 1, 0, () => p.around(4, () => p.fill(leaf(4.4, 3), tone.pale)));
  p.line('M-50 42 C-40 37 -30 47 -18 42 C-6 37 4 47 16 42 C28 37 38 46 50 41', 1.9, tone.line);
  p.line('M-40 49 C-28 44 -18 52 -4 48 C10 44 20 52 36 47', 1.5, tone.pale);
}
