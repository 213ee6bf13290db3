/** Animals of West Java, each in a box from -50 to 50, y down; those in profile look to the left. */
import { ellipse, spiral } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import { tone, type Pen } from './pen.ts';

/** A deer of Bogor's garden, standing, with antlers and spots. */
export function deer(p: Pen): void {
  p.line(
    'M-26 -22 C-34 -30 -36 -38 -32 -48 M-33 -34 C-38 -36 -42 -40 -42 -45 M-32 -28 C-28 -32 -24 -34 -24 -44',
    3,
    tone.line,
    0.5,
  );
  p.line('M-18 -22 C-14 -32 -10 -36 -12 -47 M-13 -33 C-8 -36 -5 -40 -5 -44', 2.8, tone.pale, 0.5);
  const body =
    'M-40 -12 C-40 -18 -30 -23 -24 -23 C-17 -23 -14 -18 -14 -12 C-13 -4 -8 0 2 0 C14 -1 26 -1 34 4 C40 8 41 16 38 22 C36 28 38 36 39 48 L33 48 C31 40 29 33 27 28 C26 34 27 42 26 48 L20 48 C20 40 19 34 18 27 C10 30 -2 30 -9 27 C-10 34 -10 42 -12 48 L-18 48 C-18 42 -18 36 -18 32 C-20 38 -24 43 -27 48 L-33 47 C-29 39 -25 30 -24 22 C-27 14 -27 4 -27 -3 C-32 -3 -40 -6 -40 -12Z';
  p.shape('M-18 -22 C-14 -28 -8 -28 -6 -26 C-8 -20 -12 -18 -16 -18Z', tone.mid, 1.6, 1);
  p.shape('M36 6 C42 2 46 6 45 12 C42 14 39 12 37 10Z', tone.pale, 1.6, 1);
  p.shape(body, tone.soft);
  p.clip(body, () => {
    for (const [x, y] of [
      [-16, 8],
      [-6, 9],
      [4, 7],
      [14, 8],
      [24, 9],
      [32, 13],
      [-12, 16],
      [-1, 17],
      [10, 16],
      [20, 17],
      [29, 21],
      [-20, 0],
    ] as const)
      p.dot(x, y, 2.2);
    p.line('M-24 12 C-14 26 10 26 22 24', 1.3, tone.pale);
  });
  p.dot(-30, -15, 1.9, tone.deep);
  p.line('M-40 -11 L-35 -10', 1.4, tone.deep);
}

function horseBody(p: Pen, fill: number): void {
  p.shape('M37 -6 C48 -6 50 10 45 30 C42 22 40 16 34 6Z', tone.mid);
  p.line('M40 0 C44 6 45 14 44 24', 1.4, tone.line);
  const body =
    'M-45 -20 C-46 -26 -38 -36 -28 -41 L-26 -47 L-22 -42 C-12 -40 -6 -30 -2 -20 C4 -14 16 -14 26 -14 C36 -14 41 -6 39 4 C37 10 38 14 41 20 L38 34 L43 44 L36 46 L31 34 L30 22 C26 16 22 14 20 12 C12 16 0 16 -8 12 C-9 22 -12 30 -10 46 L-17 46 C-18 36 -18 28 -18 20 C-22 26 -30 26 -36 22 L-40 33 L-46 30 L-41 15 C-34 14 -28 12 -25 8 C-28 0 -28 -8 -28 -14 C-32 -16 -36 -14 -40 -13 C-44 -13 -45 -16 -45 -20Z';
  p.shape(body, fill);
  p.line('M24 12 C20 24 24 32 17 46', 5, tone.pale, 0.7);
  p.shape(
    'M-27 -42 C-22 -49 -12 -46 -9 -40 C-3 -40 3 -34 3 -28 C8 -26 11 -20 9 -13 C4 -12 -2 -14 -5 -19 C-9 -24 -13 -32 -19 -36 C-22 -38 -25 -39 -27 -42Z',
    tone.mid,
    1.8,
    1,
  );
  p.line(
    'M-20 -42 C-14 -40 -10 -34 -8 -29 M-10 -38 C-5 -34 -3 -28 -1 -22 M0 -29 C3 -26 5 -21 5 -17',
    1.3,
    tone.line,
  );
  p.dot(-31, -30, 1.9, tone.deep);
  p.line('M-44 -18 L-39 -18', 1.3, tone.deep);
  p.line('M-40 -24 C-34 -22 -30 -20 -27 -17 M-32 -38 C-30 -30 -29 -24 -27 -17', 1.5, tone.line);
}

/** The horse of Kuningan, trotting. */
export function horse(p: Pen): void {
  horseBody(p, tone.soft);
  p.line('M10 -10 C18 -2 30 -4 32 6 M-18 -8 C-18 4 -10 8 -4 8', 1.4, tone.line);
  p.line(spiral(25, -2, 7, 1.5, 1.3, 60), 1.4, tone.line);
}

/** Kuda renggong of Sumedang: dressed for the dance, with plume, cloth and bells. */
export function dancingHorse(p: Pen): void {
  for (const turn of [-34, -12, 12]) p.at(-25, -42, 1, turn, () => p.shape(leaf(16, 6), tone.pale, 1.3, 0.8));
  horseBody(p, tone.soft);
  const cloth = 'M-6 -19 C4 -14 16 -14 27 -15 L30 16 L-8 18 C-10 6 -10 -8 -6 -19Z';
  p.shape(cloth, tone.mid, 1.8, 0);
  p.clip(cloth, () => {
    for (let i = -1; i < 6; i++)
      for (let j = -3; j < 4; j++) p.at(i * 8 + (j % 2) * 4, j * 7, 1, 0, () => p.dot(0, 0, 1.6, tone.pale));
    p.line('M-10 12 C4 10 18 10 32 9', 1.8, tone.line);
    p.line('M-9 -8 C4 -6 18 -7 30 -8', 1.6, tone.line);
  });
  for (let i = 0; i < 6; i++) p.dot(-6 + i * 7, 21, 2.2);
  p.line('M-24 -4 C-18 -2 -12 -8 -9 -14', 2.2, tone.line);
  for (const [x, y] of [
    [-21, -2],
    [-16, -3],
    [-12, -8],
  ] as const)
    p.dot(x, y, 2.2);
}

/** The ram of Garut: broad horns wound twice. */
export function ram(p: Pen): void {
  p.mirror(() => {
    p.shape('M15 -8 C28 -6 36 2 34 12 C26 12 18 6 14 0Z', tone.mid, 2, 1.4);
    p.line(spiral(28, -12, 22, 4, 1.5, 205), 13, tone.deep, 0.5);
    p.line(spiral(28, -12, 22, 4, 1.5, 205), 11, tone.line, 0.45);
    p.line(spiral(28, -12, 22, 4, 1.5, 205), 7.4, tone.soft, 0.4);
    for (let i = 0; i < 17; i++) {
      const a = ((205 + i * 27) * Math.PI) / 180;
      const r = 22 - (18 * i) / 20;
      const w = 3.6 * (1 - i / 28);
      p.line(
        `M${28 + Math.cos(a) * (r - w)} ${-12 + Math.sin(a) * (r - w)} L${28 + Math.cos(a + 0.1) * (r + w)} ${-12 + Math.sin(a + 0.1) * (r + w)}`,
        1.2,
        tone.line,
      );
    }
  });
  p.shape(
    'M0 48 C-8 48 -12 42 -13 34 C-15 20 -20 6 -18 -10 C-16 -24 -8 -30 0 -30 C8 -30 16 -24 18 -10 C20 6 15 20 13 34 C12 42 8 48 0 48Z',
    tone.pale,
  );
  for (const [x, y, r] of [
    [-10, -20, 5],
    [0, -24, 6],
    [10, -20, 5],
    [-5, -14, 5],
    [5, -14, 5],
  ] as const) {
    p.shape(ellipse(x, y, r), tone.soft, 1.2, 0);
    p.line(spiral(x, y, r * 0.6, 0.6, 1.2), 1, tone.line);
  }
  p.mirror(() => {
    p.fill(ellipse(9, 2, 3.6, 2.6), tone.deep);
    p.line('M5 -3 C9 -6 13 -4 15 -1', 1.6, tone.mid);
    p.line('M3.5 36 C5.6 35 6 33 5.6 31', 1.7, tone.deep);
  });
  p.line('M-5 40 C-2 43 2 43 5 40', 1.6, tone.dark);
  p.line('M0 8 L0 26', 1.3, tone.mid);
}

/** A rooster, after Ciung Wanara's. */
export function rooster(p: Pen): void {
  for (const [turn, length] of [
    [8, 58],
    [26, 62],
    [45, 60],
    [64, 54],
    [84, 46],
    [106, 36],
  ] as const)
    p.at(10, 8, 1, turn, () => {
      p.shape(`M0 0 C10 -14 10 -34 -2 ${-length} C-1 ${-length * 0.6} -4 -14 0 0Z`, tone.mid, 1.9, 1.6);
      p.line(`M1 -8 C6 -18 6 -28 1 ${-length * 0.8}`, 1.2, tone.line, 0.4);
    });
  p.line('M-4 30 L-6 46 M8 30 L8 46 M-14 48 L-6 45 L0 48 M1 48 L8 45 L14 48', 2.4, tone.line);
  const body =
    'M-32 -26 C-28 -36 -16 -36 -14 -26 C-12 -14 -2 -6 10 -2 C22 2 26 14 18 24 C10 34 -8 36 -18 26 C-28 16 -26 0 -28 -12 C-28 -16 -30 -20 -32 -26Z';
  p.shape(
    'M-31 -30 C-38 -42 -30 -48 -27 -42 C-27 -52 -18 -52 -18 -44 C-13 -50 -6 -43 -12 -32 C-18 -36 -25 -35 -31 -30Z',
    tone.pale,
    1.6,
    1.2,
  );
  p.shape('M-31 -29 L-42 -24 L-31 -22Z', tone.pale, 1.6, 1.2);
  p.shape('M-31 -20 C-37 -12 -35 -3 -29 -2 C-24 -8 -25 -15 -27 -20Z', tone.pale, 1.4, 1);
  p.shape(body, tone.soft);
  p.clip(body, () => {
    for (let i = 0; i < 5; i++)
      p.line(
        `M${-30 + i * 4} ${-10 + i * 4} C${-22 + i * 4} ${-4 + i * 2} ${-14 + i * 4} ${-8 + i * 2} ${-12 + i * 3} ${-18 + i * 3}`,
        1.3,
        tone.line,
      );
  });
  p.shape('M-10 8 C0 2 14 4 20 12 C12 24 -4 24 -10 8Z', tone.mid, 1.6, 0);
  p.line('M-4 10 C4 8 10 10 14 14 M-2 15 C4 14 8 15 11 18', 1.3, tone.line);
  p.dot(-24, -28, 2, tone.deep);
}

/** A peacock with its train spread. */
export function peacock(p: Pen): void {
  for (let ring = 0; ring < 2; ring++) {
    const count = ring === 0 ? 11 : 8;
    const length = ring === 0 ? 56 : 41;
    for (let i = 0; i < count; i++) {
      const turn = (i - (count - 1) / 2) * (ring === 0 ? 15.5 : 17);
      p.at(0, 16, 1, turn, () => {
        p.line(`M0 0 L0 ${-length + 14}`, 1.6, tone.line);
        p.at(0, -length + 17, 1, 0, () => {
          p.shape(leaf(20, 15, 0.7), ring ? tone.soft : tone.mid, 1.8, 1.6);
          p.shape(ellipse(0, -13, 3.6, 4.4), tone.dark, 1.2, 0);
        });
      });
    }
  }
  p.line('M-4 40 L-6 50 M4 40 L6 50', 2, tone.line);
  p.shape(
    'M0 44 C-16 44 -20 28 -14 16 C-10 8 -6 2 -7 -8 C-8 -18 -2 -24 3 -22 C9 -20 9 -12 7 -6 C6 4 14 10 16 20 C18 34 12 44 0 44Z',
    tone.pale,
  );
  p.shape('M-5 -16 L-14 -12 L-6 -11Z', tone.soft, 1.3, 0.8);
  p.line('M2 -22 L-1 -33 M3 -22 L4 -34 M4 -22 L9 -32', 1.4, tone.line);
  for (const [x, y] of [
    [-1, -34],
    [4, -35],
    [9.6, -33],
  ] as const)
    p.dot(x, y, 1.9);
  p.dot(0, -16, 1.6, tone.deep);
  for (let row = 0; row < 4; row++)
    for (let i = -1; i <= 1; i++)
      p.line(
        `M${i * 7 - 3} ${14 + row * 7} Q${i * 7} ${19 + row * 7} ${i * 7 + 3} ${14 + row * 7}`,
        1.2,
        tone.mid,
      );
}

/** One eye of a peacock's train. */
export function peacockEye(p: Pen): void {
  p.at(0, 46, 1, 0, () => {
    for (let i = 0; i < 9; i++)
      p.mirror(() =>
        p.line(
          `M0 ${-8 - i * 8} Q${18 - i * 0.6} ${-14 - i * 8} ${24 - i * 0.8} ${-26 - i * 7.4}`,
          1.4,
          tone.pale,
          0.4,
        ),
      );
    p.line('M0 0 L0 -50', 2.2, tone.line);
    p.at(0, -40, 1, 0, () => p.shape(leaf(52, 44, 0.75), tone.mid));
    p.at(0, -44, 1, 0, () => p.shape(leaf(38, 30, 0.75), tone.soft, 1.4, 0));
    p.shape('M0 -50 C-10 -56 -10 -70 0 -72 C10 -70 10 -56 0 -50Z', tone.dark, 1.6, 0);
  });
}
