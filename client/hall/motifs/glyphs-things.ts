/** Things people make and keep in West Java, each in a box from -50 to 50, y down. */
import { ellipse, spiral } from './path.ts';
import { leaf } from './glyphs-plants.ts';
import { tone, type Pen } from './pen.ts';

/** The kujang: a blade like a bent leaf, with its row of holes. */
export function kujang(p: Pen): void {
  const blade =
    'M-5 20 C-20 14 -30 -4 -24 -22 C-19 -37 -6 -46 15 -50 C8 -43 4 -37 6 -32 C10 -27 16 -23 14 -14 C12 -8 7 -6 8 1 C9 7 15 9 22 6 C19 15 12 20 5 20Z';
  p.shape('M-5 20 L5 20 L7 27 C6 34 8 40 4 47 C0 52 -10 50 -10 43 C-9 37 -6 34 -7 27Z', tone.mid);
  p.line('M-6 31 L5 31 M-6.5 36.5 L5 36.5', 1.4, tone.line);
  p.shape(blade, tone.pale);
  p.line('M-2 14 C-14 8 -21 -5 -16 -20 C-12 -31 -4 -38 4 -42', 1.6, tone.mid);
  for (const [x, y] of [
    [-9, -28],
    [-13, -18],
    [-13, -8],
    [-9, 1],
    [-3, 9],
  ] as const) {
    p.dot(x + 3, y, 3.3, tone.deep);
    p.ring(x + 3, y, 3.3, 1, tone.mid);
  }
  p.shape('M-10 20 L10 20 L8 26 L-8 26Z', tone.soft, 1.6, 0);
}

export function angklung(p: Pen): void {
  /** One bamboo: cut to a tongue above, closed by a node below. */
  const tube = (x: number, top: number, bottom: number, w: number) => {
    p.shape(
      `M${x - w} ${bottom} L${x - w} ${top + 3} C${x - w} ${top - 3} ${x - w * 0.2} ${top - 3} ${x - w * 0.2} ${top + 3} L${x - w * 0.2} ${top + 22} C${x} ${top + 26} ${x + w} ${top + 24} ${x + w} ${top + 30} L${x + w} ${bottom}Z`,
      tone.soft,
      1.9,
      1.4,
    );
    p.line(`M${x - w} ${bottom - 9} L${x + w} ${bottom - 9}`, 1.5, tone.mid);
    p.line(`M${x + w * 0.4} ${top + 34} L${x + w * 0.4} ${bottom - 13}`, 1.6, tone.pale);
  };
  p.line('M-42 44 L-42 -46 M42 44 L42 -34', 4.6, tone.deep);
  p.line('M-42 46 L-42 -48 M42 46 L42 -36 M-10 46 L-10 -42 M20 46 L20 -38', 3, tone.line);
  p.line('M-47 -38 L47 -26', 4, tone.line);
  p.line('M-47 -38 L47 -26', 1.4, tone.mid);
  tube(-25, -34, 33, 9.5);
  tube(5, -24, 33, 8.5);
  tube(31, -14, 33, 7);
  p.shape('M-50 35 L50 35 L50 45 L-50 45Z', tone.mid, 1.9, 1.3);
  for (let i = -5; i <= 5; i++) p.dot(i * 8.8, 40, 1.7);
  p.dot(-42, -48, 3);
  p.dot(42, -36, 3);
}

/** Payung geulis seen from above: gores, flowers, a scalloped hem. */
export function parasol(p: Pen): void {
  const gores = 12;
  p.around(gores, (i) => {
    const a = Math.PI / gores;
    const [x, y] = [Math.sin(a) * 46, -Math.cos(a) * 46];
    p.shape(`M0 0 L${-x} ${y} Q0 ${y - 7} ${x} ${y}Z`, i % 2 ? tone.soft : tone.mid, 1.5, 1.6);
  });
  p.around(gores, (i) => {
    const a = Math.PI / gores;
    const [x, y] = [Math.sin(a) * 46, -Math.cos(a) * 46];
    p.fill(`M0 0 L${-x} ${y} Q0 ${y - 7} ${x} ${y}Z`, i % 2 ? tone.soft : tone.mid);
    p.line(`M0 -6 L${x} ${y}`, 1.5, tone.line);
    p.line(`M${-x * 0.92} ${y * 0.92} Q0 ${y * 0.92 - 5} ${x * 0.92} ${y * 0.92}`, 1.4, tone.line);
    p.at(0, -30, 1, 0, () => {
      p.around(5, () => p.dot(0, -3.6, 2.1, i % 2 ? tone.line : tone.pale));
      p.dot(0, 0, 1.4, tone.dark);
    });
    p.line('M0 -11 C3 -15 -3 -18 0 -22', 1.2, tone.pale);
  });
  p.shape(ellipse(0, 0, 8), tone.pale, 1.8, 0.6);
  p.dot(0, 0, 3, tone.dark);
}

/** A water jug of Plered with its spout. */
export function jug(p: Pen): void {
  const body =
    'M0 46 C-28 46 -36 26 -31 12 C-27 1 -14 -4 -10 -12 L10 -12 C14 -4 27 1 31 12 C36 26 28 46 0 46Z';
  p.shape('M26 20 C38 14 40 0 46 -10 L38 -14 C34 -2 30 4 22 8Z', tone.mid);
  p.shape('M-9 -10 C-11 -20 -8 -28 -9 -34 L9 -34 C8 -28 11 -20 9 -10Z', tone.mid);
  p.shape('M-13 -34 L13 -34 L10 -39 L-10 -39Z', tone.pale, 1.6, 1);
  p.shape('M-7 -39 C-6 -46 6 -46 7 -39Z', tone.soft, 1.6, 1);
  p.shape(body, tone.soft);
  p.clip(body, () => {
    p.fill('M-40 8 L40 8 L40 24 L-40 24Z', tone.mid);
    p.line('M-40 8 L40 8 M-40 24 L40 24', 1.6, tone.line);
    for (let i = -3; i <= 3; i++) p.at(i * 10, 24, 1, 0, () => p.fill(leaf(14, 8), tone.pale));
    for (let i = -4; i <= 4; i++) p.dot(i * 7, 31, 1.5);
    p.line('M-40 37 L40 37', 1.3, tone.line);
  });
  p.shape('M-15 46 L15 46 L18 50 L-18 50Z', tone.mid, 1.4, 0.8);
}

/** A tall jar. */
export function jar(p: Pen): void {
  const body =
    'M-12 46 C-16 30 -31 20 -29 0 C-27 -14 -12 -18 -11 -28 L11 -28 C12 -18 27 -14 29 0 C31 20 16 30 12 46Z';
  p.shape('M-11 -26 C-10 -34 -14 -40 -18 -45 L18 -45 C14 -40 10 -34 11 -26Z', tone.mid);
  p.shape(body, tone.pale);
  p.clip(body, () => {
    p.fill('M-40 -10 L40 -10 L40 14 L-40 14Z', tone.mid);
    p.line('M-40 -10 L40 -10 M-40 14 L40 14 M-40 -15 L40 -15 M-40 19 L40 19', 1.5, tone.line);
    for (let i = -2; i <= 2; i++) p.line(spiral(i * 13, 2, 8, 1.5, i % 2 ? 1.5 : -1.5, 90), 1.7, tone.line);
    for (let i = -3; i <= 3; i++) p.line(`M${i * 4} 44 L${i * 6.4} 22`, 1.2, tone.mid);
  });
  p.shape('M-14 46 L14 46 L16 50 L-16 50Z', tone.mid, 1.4, 0.8);
}

export function gear(p: Pen): void {
  const teeth = 12;
  p.around(teeth, () => p.shape('M-7 -34 L-5 -48 L5 -48 L7 -34Z', tone.soft, 2.2, 2));
  p.shape(ellipse(0, 0, 38), tone.soft, 2.2, 0);
  p.around(teeth, () => p.fill('M-6.4 -32 L-4.8 -47.4 L4.8 -47.4 L6.4 -32Z', tone.soft));
  p.shape(ellipse(0, 0, 27), tone.deep, 2, 0);
  p.around(6, () => p.shape(leaf(28, 14, 0.5), tone.pale, 1.6, 0));
  p.around(12, () => p.dot(0, -33.5, 1.7));
  p.shape(ellipse(0, 0, 8), tone.mid, 2, 1);
  p.dot(0, 0, 3);
}

/** A gong on its stand's cord; the hollow boss of the gong si bolong in the middle. */
export function gong(p: Pen): void {
  p.line('M-22 -30 L-14 -50 M22 -30 L14 -50', 2.2, tone.line);
  p.shape(ellipse(0, 4, 43), tone.mid);
  p.shape(ellipse(0, 4, 33), tone.soft, 1.6, 0);
  p.at(0, 4, 1, 0, () => {
    p.around(24, () => p.dot(0, -38, 1.7));
    p.around(16, () => p.line('M0 -20 C3 -24 -3 -26 0 -30', 1.4, tone.line));
  });
  p.shape(ellipse(0, 4, 14), tone.pale, 1.8, 1);
  p.dot(0, 4, 6.4, tone.deep);
}

/** A dancer's mask of Cirebon. */
export function mask(p: Pen): void {
  const face =
    'M0 47 C-15 46 -27 28 -29 6 C-30 -8 -26 -16 -22 -20 L22 -20 C26 -16 30 -8 29 6 C27 28 15 46 0 47Z';
  p.mirror(() => {
    p.shape('M27 -14 C40 -20 44 -8 38 0 C34 6 30 4 29 0Z', tone.mid, 1.8, 1.4);
    p.line('M33 -8 C38 -10 38 -2 33 -2', 1.3, tone.line);
  });
  p.shape(
    'M-29 -14 C-36 -30 -22 -38 -16 -36 C-14 -46 -4 -44 0 -50 C4 -44 14 -46 16 -36 C22 -38 36 -30 29 -14 C16 -22 -16 -22 -29 -14Z',
    tone.mid,
  );
  for (let i = -2; i <= 2; i++)
    p.at(i * 10.5, -22 - (2 - Math.abs(i)) * 3, 1, i * 9, () => p.shape(leaf(16, 8), tone.pale, 1.2, 0));
  p.shape(face, tone.line, 1.6, 1.6);
  p.line('M-27 -10 C-16 -20 16 -20 27 -10', 3, tone.mid);
  for (let i = -3; i <= 3; i++) p.dot(i * 7, -15.5 + Math.abs(i) * 0.9, 1.7, tone.line);
  p.mirror(() => {
    p.line('M6 -4 C12 -10 20 -9 24 -3', 2.6, tone.dark, 0.4);
    p.fill('M6 4 C10 0 18 0 23 5 C18 9 10 9 6 4Z', tone.dark);
    p.line('M5 3 C10 -1 18 -1 24 5', 1.5, tone.deep);
    p.line('M15 20 C19 19 21 16 21 14', 1.2, tone.mid);
  });
  p.line('M-3 2 C-3 10 -7 17 -5 20 C-2 23 2 23 5 20 C7 17 3 10 3 2', 1.5, tone.mid);
  p.fill('M-10 31 C-6 27 -2 27 0 29 C2 27 6 27 10 31 C6 37 -6 37 -10 31Z', tone.soft);
  p.line('M-10 31 C-4 32.4 4 32.4 10 31', 1.5, tone.dark);
  p.around(1, () => p.dot(0, -8, 2.6, tone.mid));
}

/** Eight rays, as batik draws stars and compass flowers. */
export function star(p: Pen): void {
  p.at(0, 0, 1, 22.5, () => p.around(8, () => p.shape(leaf(30, 9, 0.3), tone.mid, 1.4, 1.4)));
  p.around(8, () => p.shape(leaf(48, 14, 0.25), tone.pale, 1.6, 1.4));
  p.around(8, () => p.line('M0 -6 L0 -36', 1.2, tone.mid, 0.3));
  p.shape(ellipse(0, 0, 7), tone.soft, 1.6, 0);
  p.dot(0, 0, 2.4);
}
