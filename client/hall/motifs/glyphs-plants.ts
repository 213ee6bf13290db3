/** Plants of West Java, each in a box from -50 to 50, y down. */
import { ellipse } from './path.ts';
import { tone, type Pen } from './pen.ts';

/** A leaf or petal from the origin upwards. */
export const leaf = (length: number, width: number, belly = 0.45): string => {
  const w = width * 0.66;
  return `M0 0 C${w} ${-length * belly * 0.5} ${w} ${-length * (belly + 0.3)} 0 ${-length} C${-w} ${-length * (belly + 0.3)} ${-w} ${-length * belly * 0.5} 0 0Z`;
};

/** A leaf with its midrib and side veins. */
export function veinedLeaf(p: Pen, length: number, width: number, fill: number, veins = 4): void {
  p.shape(leaf(length, width), fill);
  p.line(`M0 ${-length * 0.06} L0 ${-length * 0.9}`, 1.5, tone.line, 0.4);
  for (let i = 1; i <= veins; i++) {
    const y = -length * (0.12 + (0.6 * i) / veins);
    const reach = width * 0.3 * (1 - Math.abs(i / veins - 0.45));
    p.mirror(() => p.line(`M0 ${y} L${reach} ${y - reach * 0.9}`, 1.1, tone.pale, 0.5));
  }
}

/** The plucked shoot of tea: two leaves and a bud. */
export function tea(p: Pen): void {
  p.line('M0 48 C0 30 0 22 0 6', 3.4, tone.line);
  p.mirror(() => p.at(1, 22, 1, 50, () => veinedLeaf(p, 52, 25, tone.mid)));
  p.mirror(() => p.at(0, 12, 1, 20, () => veinedLeaf(p, 54, 18, tone.soft)));
  p.at(0, 10, 1, 0, () => {
    p.shape(leaf(58, 12, 0.35), tone.pale);
    p.line('M0 -8 L0 -48', 1.2, tone.mid, 0.4);
  });
}

/** A bowing ear of rice. */
export function rice(p: Pen): void {
  p.line('M-16 50 C-20 16 -22 -16 -4 -32 C8 -42 28 -40 36 -20', 3, tone.line, 0.5);
  p.at(-17, 42, 1, -22, () => veinedLeaf(p, 56, 12, tone.mid, 0));
  p.at(-17, 46, 1, 34, () => veinedLeaf(p, 44, 11, tone.mid, 0));
  const grain = (x: number, y: number, turn: number, fill: number) =>
    p.at(x, y, 1, turn, () => {
      p.shape(leaf(17, 10.5), fill, 1.6, 1.4);
      p.line('M0 -3 L0 -13', 1, tone.line);
    });
  const grains: readonly (readonly [number, number, number])[] = [
    [-18, -4, -30],
    [-18, -8, 40],
    [-15, -19, -14],
    [-12, -22, 66],
    [-6, -31, 8],
    [-2, -31, 100],
    [7, -37, 46],
    [8, -34, 130],
    [18, -38, 76],
    [18, -33, 154],
    [28, -32, 106],
    [26, -28, 176],
    [35, -22, 140],
    [34, -20, 196],
  ];
  grains.forEach(([x, y, turn], i) => grain(x, y, turn, i % 2 ? tone.pale : tone.soft));
}

export function lotus(p: Pen): void {
  p.mirror(() => {
    p.at(4, 20, 1, 82, () => p.shape(leaf(48, 17), tone.mid));
    p.at(4, 18, 1, 58, () => p.shape(leaf(54, 21), tone.mid));
    p.at(2, 18, 1, 33, () => {
      p.shape(leaf(60, 25), tone.soft);
      p.line('M0 -16 L0 -48', 1.2, tone.line, 0.3);
    });
  });
  p.at(0, 20, 1, 0, () => {
    p.shape(leaf(66, 30), tone.pale);
    p.line('M0 -14 L0 -52', 1.4, tone.mid, 0.3);
    p.mirror(() => p.line('M3 -14 C8 -26 8 -36 5 -46', 1.1, tone.mid, 0.3));
  });
  p.shape('M-26 20 C-14 29 14 29 26 20 C18 38 -18 38 -26 20Z', tone.mid);
  p.line('M-46 36 C-32 30 -26 42 -12 38 C0 35 6 44 18 39 C30 34 34 42 46 37', 1.8, tone.line);
  p.line('M-34 45 C-20 40 -10 49 4 45 C18 41 24 49 34 45', 1.5, tone.pale);
}

/** Queen of the night: many long petals. */
export function nightFlower(p: Pen): void {
  p.around(12, () => p.shape(leaf(48, 11, 0.6), tone.mid, 1.6, 1.6));
  p.at(0, 0, 1, 15, () => p.around(12, () => p.shape(leaf(38, 14, 0.6), tone.pale, 1.6, 1.2)));
  p.around(8, () => {
    p.shape(leaf(25, 12, 0.6), tone.soft, 1.5, 1);
    p.line('M0 -8 L0 -19', 1, tone.line);
  });
  p.shape(ellipse(0, 0, 8), tone.dark, 1.6, 0.5);
  p.around(8, () => p.dot(0, -4.6, 1.2));
}

/** The star a sliced belimbing shows. */
export function starFruit(p: Pen): void {
  const ray = 'M0 4 C11 -6 15 -18 10 -38 C8 -47 -8 -47 -10 -38 C-15 -18 -11 -6 0 4Z';
  p.around(5, () => p.shape(ray, tone.soft, 2.6, 2.4));
  p.around(5, () => p.fill(ray, tone.soft));
  p.around(5, () => {
    p.line('M-5.5 -12 C-7 -24 -6 -32 -4 -37', 1.3, tone.pale);
    p.line('M5.5 -12 C7 -24 6 -32 4 -37', 1.3, tone.pale);
    p.at(0, -15, 1, 0, () => p.shape(leaf(14, 7), tone.dark, 1.3, 0));
  });
  p.dot(0, 0, 4, tone.line);
}

export function pineapple(p: Pen): void {
  const body = 'M0 48 C-20 48 -27 34 -26 18 C-25 2 -16 -8 0 -8 C16 -8 25 2 26 18 C27 34 20 48 0 48Z';
  for (const turn of [-62, 62, -40, 40, -19, 19]) {
    p.at(0, -4, 1, turn, () => p.shape(leaf(Math.abs(turn) > 50 ? 34 : 44, 12), tone.mid, 1.8, 1.4));
  }
  p.at(0, -4, 1, 0, () => p.shape(leaf(46, 13), tone.soft, 1.8, 1.4));
  p.shape(body, tone.soft);
  p.clip(body, () => {
    for (let i = -4; i <= 8; i++) {
      p.line(`M-30 ${i * 13 - 26} L30 ${i * 13 + 10}`, 1.5, tone.dark);
      p.line(`M30 ${i * 13 - 26} L-30 ${i * 13 + 10}`, 1.5, tone.dark);
    }
    for (let row = 0; row < 10; row++)
      for (let i = -2; i <= 2; i++) p.dot((i + (row % 2) / 2) * 21.7, row * 6.5 - 14.5, 1.7);
  });
}

/** Three canes with their leaves. */
export function bamboo(p: Pen): void {
  const cane = (x: number, top: number, w: number) => {
    for (let y = 50; y > top; y -= 25) {
      const h = Math.min(23, y - top);
      p.shape(
        `M${x - w} ${y} L${x - w * 0.86} ${y - h} L${x + w * 0.86} ${y - h} L${x + w} ${y}Z`,
        tone.soft,
        1.8,
        1.2,
      );
      p.line(`M${x - w * 0.35} ${y - 4} L${x - w * 0.3} ${y - h + 4}`, 1.6, tone.pale);
    }
  };
  const spray = (x: number, y: number, side: number) => {
    for (const turn of [50, 84, 116])
      p.at(x, y, 1, side * turn, () => p.shape(leaf(30, 8, 0.35), tone.mid, 1.5, 1));
  };
  spray(-20, -2, -1);
  spray(20, 12, 1);
  cane(-18, -22, 6);
  cane(18, -10, 6);
  cane(0, -48, 7.5);
  spray(5, -28, 1);
  spray(-5, -40, -1);
}

export function mango(p: Pen): void {
  const fruit = 'M4 -26 C26 -30 42 -8 36 16 C31 38 10 50 -8 44 C-24 39 -30 26 -20 18 C-10 10 -18 -20 4 -26Z';
  p.line('M4 -26 C2 -36 -2 -42 -8 -48', 3, tone.line);
  p.at(3, -32, 1, -96, () => veinedLeaf(p, 48, 17, tone.mid));
  p.at(2, -34, 1, 62, () => veinedLeaf(p, 40, 14, tone.mid));
  p.shape(fruit, tone.soft);
  p.clip(fruit, () => {
    p.line('M8 -18 C24 -18 32 -4 28 14 C24 30 8 40 -6 37', 1.8, tone.pale);
    for (let i = 0; i < 7; i++) {
      const a = -0.9 + i * 0.42;
      p.dot(4 + Math.cos(a) * 15, 10 + Math.sin(a) * 17, 1.9);
    }
    p.line('M-8 30 C6 30 14 20 14 6', 2, tone.dark);
  });
}

/** Cassava of Cireundeu: a bunch of roots on its stalk. */
export function cassava(p: Pen): void {
  const root = 'M0 0 C-13 10 -13 34 -5 52 C-3 58 -1 62 1 64 C4 56 12 36 11 18 C10 8 6 2 0 0Z';
  const one = (turn: number, scale: number, fill: number) =>
    p.at(0, -16, scale, turn, () => {
      p.shape(root, fill);
      p.line('M-5 16 C-7 28 -4 42 -1 50', 1.6, tone.pale);
      p.line('M2 14 L7 12 M1 26 L8 24 M1 38 L6 36', 1.3, tone.line);
    });
  one(64, 0.8, tone.mid);
  one(-64, 0.8, tone.mid);
  one(34, 0.94, tone.soft);
  one(-34, 0.94, tone.soft);
  one(0, 1, tone.pale);
  p.shape('M-8 -8 C-5 -20 -6 -34 -5 -48 L5 -48 C6 -34 5 -20 8 -8 C4 -4 -4 -4 -8 -8Z', tone.mid, 1.9, 1.3);
  p.line('M-5 -38 L2 -37 M5 -28 L-2 -27 M-5 -18 L2 -17', 1.4, tone.line);
}

/** Hanjuang, the red-leaved plant of Sumedang's story: a fan of long leaves. */
export function hanjuang(p: Pen): void {
  p.line('M0 50 L0 14', 5, tone.line);
  p.line('M-3.5 44 L3.5 40 M-3.5 36 L3.5 32 M-3.5 28 L3.5 24', 1.2, tone.dark);
  // Long straps that arch over, in pairs.
  const straps: readonly (readonly [string, number])[] = [
    ['M0 18 C16 14 34 18 44 38 C30 28 14 26 0 24Z', tone.mid],
    ['M0 12 C18 -2 38 -2 49 16 C34 10 16 14 0 20Z', tone.soft],
    ['M0 6 C14 -16 34 -24 47 -12 C32 -10 14 2 0 16Z', tone.mid],
    ['M-1 4 C6 -22 20 -38 35 -38 C24 -26 12 -8 3 10Z', tone.soft],
  ];
  for (const [strap, fill] of straps)
    p.mirror(() => {
      p.shape(strap, fill, 2, 1.6);
    });
  p.mirror(() => {
    p.line('M2 21 C16 19 30 23 40 34', 1.3, tone.line, 0.4);
    p.line('M2 15 C18 5 34 4 45 13', 1.3, tone.line, 0.4);
    p.line('M2 9 C16 -8 30 -15 43 -12', 1.3, tone.line, 0.4);
    p.line('M2 4 C8 -16 18 -28 31 -35', 1.3, tone.line, 0.4);
  });
  p.shape('M0 18 C-10 -4 -10 -30 0 -50 C10 -30 10 -4 0 18Z', tone.pale, 2, 1.6);
  p.line('M0 8 L0 -40', 1.4, tone.mid, 0.4);
}

export function rambutan(p: Pen): void {
  const fruit = (x: number, y: number, r: number, fill: number) => {
    p.at(x, y, 1, 0, () => {
      p.around(16, (i) =>
        p.line(`M0 ${-r + 2} Q${i % 2 ? 4 : -4} ${-r - 5} ${i % 2 ? 2 : -2} ${-r - 10}`, 1.8, tone.line, 0.4),
      );
      p.shape(ellipse(0, 0, r), fill, 1.8, 0);
      p.around(7, () => p.line(`M0 ${-r * 0.5} Q2 ${-r * 0.7} 0 ${-r * 0.86}`, 1.2, tone.line));
      p.dot(0, 0, 1.8);
    });
  };
  p.line('M0 -48 C-2 -34 -8 -26 -20 -12 M0 -40 C4 -26 12 -20 20 -8 M0 -40 L0 10', 2.6, tone.line);
  p.at(-1, -34, 1, -78, () => veinedLeaf(p, 42, 17, tone.mid));
  p.at(1, -36, 1, 76, () => veinedLeaf(p, 42, 17, tone.mid));
  fruit(-22, 4, 15, tone.soft);
  fruit(22, 6, 15, tone.soft);
  fruit(0, 28, 16, tone.pale);
}

/** Bandung's patrakomala: five frilled petals and long stamens. */
export function patrakomala(p: Pen): void {
  p.around(5, () => {
    p.shape(
      'M0 -4 C18 -8 27 -24 17 -37 C12 -44 6 -38 0 -46 C-6 -38 -12 -44 -17 -37 C-27 -24 -18 -8 0 -4Z',
      tone.soft,
      2.2,
      2,
    );
    p.line('M0 -12 L0 -36 M4 -14 C9 -22 10 -28 9 -33 M-4 -14 C-9 -22 -10 -28 -9 -33', 1.2, tone.line);
  });
  p.at(0, 0, 1, 36, () =>
    p.around(5, () => {
      p.line('M0 0 C3 -14 -2 -24 1 -33', 1.8, tone.line, 0.6);
      p.dot(1, -35, 2.4);
    }),
  );
  p.shape(ellipse(0, 0, 7), tone.pale, 1.6, 1);
  p.dot(0, 0, 2.4, tone.dark);
}
