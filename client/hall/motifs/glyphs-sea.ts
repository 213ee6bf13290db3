/** Animals of rivers and seas, each in a box from -50 to 50, y down; those in profile look to the left. */
import { ellipse } from './path.ts';
import { tone, type Pen } from './pen.ts';

/** A sea turtle from above, swimming up. */
export function turtle(p: Pen): void {
  p.mirror(() => {
    p.shape('M16 -16 C28 -34 42 -36 49 -22 C42 -22 34 -16 24 -4Z', tone.mid);
    p.shape('M18 22 C28 24 34 34 32 42 C24 40 16 36 12 30Z', tone.mid);
    for (const [x, y] of [
      [32, -22],
      [38, -24],
      [26, -16],
      [24, 31],
    ] as const)
      p.dot(x, y, 1.7);
  });
  p.shape('M0 40 L-4 34 L4 34Z', tone.mid, 1.6, 1);
  p.shape('M-8 -26 C-10 -38 -6 -46 0 -47 C6 -46 10 -38 8 -26Z', tone.pale);
  p.mirror(() => p.dot(4, -38, 1.7, tone.dark));
  const shell = 'M0 -30 C18 -30 29 -14 28 4 C27 22 14 36 0 38 C-14 36 -27 22 -28 4 C-29 -14 -18 -30 0 -30Z';
  p.shape(shell, tone.mid);
  p.clip(shell, () => {
    for (let i = 0; i < 3; i++) {
      const y = -17 + i * 18;
      p.shape(
        `M-9 ${y - 6} L0 ${y - 10} L9 ${y - 6} L9 ${y + 5} L0 ${y + 9} L-9 ${y + 5}Z`,
        tone.soft,
        1.4,
        0,
      );
      p.dot(0, y, 2.2);
    }
    p.mirror(() => {
      p.line('M9 -23 L22 -30 M10 -11 L30 -14 M9 -4 L30 2 M10 12 L30 18 M9 22 L24 36', 1.4, tone.line);
      for (const [x, y] of [
        [18, -18],
        [19, -4],
        [19, 9],
        [16, 24],
      ] as const)
        p.dot(x, y, 2, tone.pale);
    });
  });
}

/** A fish with its scales. */
export function fish(p: Pen): void {
  p.shape('M24 0 C32 -8 40 -20 49 -22 C46 -10 46 10 49 22 C40 20 32 8 24 0Z', tone.mid);
  p.line('M30 0 L44 -13 M32 0 L45 0 M30 0 L44 13', 1.3, tone.line);
  p.shape('M-14 -17 C-6 -30 12 -30 22 -20 L16 -10Z', tone.mid, 2, 1.6);
  p.shape('M-6 17 C0 26 10 27 16 24 L10 12Z', tone.mid, 2, 1.6);
  const body = 'M-49 2 C-38 -16 -18 -22 0 -18 C14 -15 24 -8 30 0 C24 8 14 16 0 19 C-18 22 -38 16 -49 2Z';
  p.shape(body, tone.soft);
  p.clip(body, () => {
    for (let column = 0; column < 8; column++)
      for (let row = -3; row <= 3; row++) {
        const x = -18 + column * 7;
        const y = row * 8 + (column % 2) * 4;
        p.line(`M${x} ${y - 4} C${x + 6} ${y - 4} ${x + 6} ${y + 4} ${x} ${y + 4}`, 1.3, tone.pale);
      }
    p.fill('M-52 -24 L-26 -24 C-18 -10 -18 10 -26 24 L-52 24Z', tone.pale);
    p.line('M-26 -22 C-18 -8 -18 8 -26 22', 1.8, tone.line);
  });
  p.shape(ellipse(-34, -4, 4.4), tone.line, 0, 0);
  p.dot(-34.6, -4, 2.4, tone.deep);
  p.line('M-47 5 C-43 7 -40 7 -37 6', 1.3, tone.dark);
}

/** A marlin leaping. */
export function marlin(p: Pen): void {
  p.shape('M-14 -19 C-8 -40 12 -42 26 -20 L20 -10Z', tone.mid);
  for (let i = 0; i < 4; i++)
    p.line(`M${-8 + i * 8} ${-18 + i * 2} L${-4 + i * 7} ${-33 + Math.abs(i - 1.5) * 3}`, 1.2, tone.line);
  p.shape('M34 14 C42 6 44 -6 50 -12 C51 2 50 16 46 24 C40 30 34 38 26 42 C28 32 30 24 34 14Z', tone.mid);
  p.shape('M-12 6 C-12 18 -6 26 0 30 C2 22 0 12 -4 6Z', tone.mid, 1.8, 1.4);
  const body =
    'M-50 -26 L-26 -21 C-12 -24 6 -20 20 -8 C30 0 35 8 37 17 C32 16 26 14 16 12 C2 10 -14 8 -24 -4 C-28 -9 -29 -14 -28 -18Z';
  p.shape(body, tone.soft);
  p.clip(body, () => {
    p.fill('M-30 -18 C-12 -10 14 2 40 18 L30 30 L-40 20Z', tone.pale);
    p.line('M-28 -16 C-12 -9 14 2 38 17', 1.5, tone.line);
    for (let i = 0; i < 5; i++)
      p.line(`M${-12 + i * 9} ${-22 + i * 4} L${-14 + i * 9} ${-11 + i * 5}`, 1.2, tone.mid);
  });
  p.dot(-20, -14, 2.2, tone.deep);
}

/** A shrimp, curled. */
export function shrimp(p: Pen): void {
  p.line('M-18 -34 C-40 -50 -52 -20 -44 6 M-16 -36 C-30 -52 -14 -52 6 -48', 1.8, tone.line, 0.4);
  for (let i = 0; i < 6; i++) {
    const a = ((-110 + i * 36) * Math.PI) / 180;
    p.line(
      `M${Math.cos(a) * 14} ${Math.sin(a) * 14 + 2} Q${Math.cos(a + 0.3) * 6} ${Math.sin(a + 0.3) * 6 + 4} ${Math.cos(a + 0.9) * 7} ${Math.sin(a + 0.9) * 7 + 3}`,
      2,
      tone.pale,
      0.5,
    );
  }
  p.shape(
    'M-20 32 C-34 34 -42 28 -46 22 C-40 24 -36 22 -34 18 C-42 18 -46 12 -46 6 C-38 14 -28 16 -20 22Z',
    tone.mid,
  );
  for (let i = 6; i >= 0; i--) {
    const a0 = -125 + i * 42;
    const a1 = a0 + 50;
    const [r, q] = [36 - i * 0.7, 14 + i * 0.9];
    const at = (deg: number, radius: number) =>
      `${Math.cos((deg * Math.PI) / 180) * radius} ${Math.sin((deg * Math.PI) / 180) * radius}`;
    p.shape(
      `M${at(a0, q)} L${at(a0, r)} Q${at((a0 + a1) / 2, r + 7)} ${at(a1, r)} L${at(a1, q)}Z`,
      i % 2 ? tone.soft : tone.mid,
      1.7,
      1,
    );
    p.line(`M${at(a0 + 12, r - 4)} L${at(a0 + 12, q + 6)}`, 1.2, tone.line);
  }
  p.shape('M-8 -12 L-26 -20 L-40 -34 L-20 -33 C-10 -38 0 -36 4 -34Z', tone.pale, 1.8, 1.2);
  p.dot(-17, -25, 2.4, tone.deep);
}
