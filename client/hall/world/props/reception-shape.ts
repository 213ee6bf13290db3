/** The reception: a curved desk of woven bamboo and timber with a low place for wheelchairs, under its own small roof. */
import type { BufferGeometry } from 'three';
import { box, drum, join, quads, tone, type Corner } from '../solid.ts';
import { blade } from '../garden/leaf-shapes.ts';
import { potShape } from './pot-shapes.ts';
import { grounded } from './grounded.ts';
import { woven } from './woven.ts';

const TOP = 0.98;
const LOW_TOP = 0.76;
/** Share of the desk, from its left end seen by the visitor, that is low. */
const LOW_SHARE = 0.3;
const BULGE = 0.26;
const SEGMENTS = 12;

/** Towards +z; `hx` and `hz` are the footprint's half extents. */
export function receptionShape(hx: number, hz: number): BufferGeometry {
  return join([
    ...desk(hx, hz),
    ...things(hx, hz),
    ...canopy(hx, hz),
    potShape(0.24, 0.36).translate(hx + 0.1, 0, -hz * 0.2),
    potShape(0.24, 0.36).translate(-hx - 0.1, 0, -hz * 0.2),
  ]);
}

const front = (hx: number, hz: number, u: number): number => hz - BULGE * Math.pow(u / hx, 2);

function desk(hx: number, hz: number): BufferGeometry[] {
  const split = -hx + 2 * hx * LOW_SHARE;
  const parts: BufferGeometry[] = [];
  const panel = (from: number, to: number, top: number) => {
    const at = (u: number, v: number): Corner => {
      const x = from + (to - from) * u;
      return [x, 0.12 + (top - 0.16) * v, front(hx, hz, x)];
    };
    const columns = Math.max(2, Math.round((to - from) / 0.13));
    parts.push(...woven(columns, top > 0.9 ? 7 : 5, at, grounded(0.8)));
  };
  panel(-hx, split, LOW_TOP);
  panel(split, hx, TOP);
  for (let i = 0; i < SEGMENTS; i++) {
    const x = -hx + ((i + 0.5) / SEGMENTS) * 2 * hx;
    const yaw = -Math.atan((-2 * BULGE * x) / (hx * hx));
    const top = x < split ? LOW_TOP : TOP;
    const z = front(hx, hz, x);
    const wide = (2 * hx) / SEGMENTS + 0.05;
    const bar = (h: number, d: number, y: number, dz: number, colour: string, glow = 0) =>
      parts.push(box({ size: [wide, h, d], at: [x, y, z + dz], yaw }, { colour, glow, ao: glow ? 1 : 0.9 }));
    bar(0.06, 0.58, top + 0.03, -0.2, tone.cream);
    bar(0.05, 0.05, top - 0.03, 0.03, tone.lamp, 0.5);
    bar(0.09, 0.07, 0.09, 0.01, tone.woodDark);
    bar(0.05, 0.05, top * 0.52, 0.015, tone.wood);
    if (i % 3 === 1) {
      parts.push(
        box(
          { size: [0.07, top, 0.06], at: [x, top / 2, z + 0.015], yaw },
          { colour: tone.wood, ao: grounded(0.8) },
        ),
      );
    }
  }
  const sides = [
    [-hx, LOW_TOP],
    [split, TOP],
    [hx, TOP],
  ] as const;
  for (const [x, top] of sides) {
    parts.push(
      box(
        { size: [0.08, top, 0.62], at: [x, top / 2, front(hx, hz, x) - 0.28] },
        { colour: tone.woodDark, ao: grounded(0.8) },
      ),
    );
  }
  return parts;
}

/** What lies on the desk: a vase of flowers, the guest book, a bell, a small screen. */
function things(hx: number, hz: number): BufferGeometry[] {
  const z = hz - 0.3;
  const petals = ['#e8596b', '#f2b138', '#f6efe2', '#e8596b', '#d98cc0'];
  return [
    drum(0.05, 0.09, 0.1, 8, TOP + 0.06, { colour: tone.terracottaDark }).translate(hx * 0.82, 0, z - 0.12),
    drum(0.07, 0.05, 0.14, 8, TOP + 0.16, { colour: tone.terracotta }).translate(hx * 0.82, 0, z - 0.12),
    ...petals.map((colour, i) =>
      blade(
        {
          at: [hx * 0.82, TOP + 0.28, z - 0.12],
          yaw: i * 1.26,
          segments: 2,
          half: (t) => 0.02 + 0.07 * t * t,
          path: (t) => [0.17 * t, 0.26 * t - 0.03 * t * t],
        },
        { shade: '#4f7f3c', light: colour },
      ),
    ),
    box({ size: [0.34, 0.03, 0.24], at: [hx * 0.3, TOP + 0.08, z], yaw: 0.15 }, { colour: '#7a3f2c' }),
    box({ size: [0.31, 0.02, 0.21], at: [hx * 0.3, TOP + 0.105, z], yaw: 0.15 }, { colour: '#fbf6ea' }),
    drum(0.03, 0.07, 0.05, 10, TOP + 0.06, { colour: tone.gold }).translate(-hx * 0.1, 0, z + 0.08),
    box({ size: [0.05, 0.2, 0.04], at: [hx * 0.05, TOP + 0.15, z - 0.2] }, { colour: tone.dark }),
    box({ size: [0.4, 0.26, 0.03], at: [hx * 0.05, TOP + 0.32, z - 0.2], tilt: 0.15 }, { colour: tone.dark }),
  ];
}

/** Slender posts at the very ends, so that none stands before the greeter; the sign hangs between them. */
function canopy(hx: number, hz: number): BufferGeometry[] {
  const half = hx + 0.16;
  const parts: BufferGeometry[] = [-1, 1].map((side) =>
    box({ size: [0.1, 2.95, 0.1], at: [side * half, 1.47, -hz] }, { colour: tone.wood, ao: grounded(1) }),
  );
  parts.push(
    box({ size: [half * 2 + 0.4, 0.11, 0.12], at: [0, 2.9, -hz] }, { colour: tone.woodDark }),
    box({ size: [half * 2 + 0.2, 0.05, 0.06], at: [0, 2.3, -hz] }, { colour: tone.woodDark }),
  );
  const line: readonly (readonly [number, number])[] = [
    [half + 0.45, 2.98],
    [half * 0.5, 3.16],
    [0, 3.72],
  ];
  for (const side of [-1, 1]) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [x0, y0] = line[i] ?? [0, 0];
      const [x1, y1] = line[i + 1] ?? [0, 0];
      const face: [Corner, Corner, Corner, Corner] = [
        [side * x0, y0, -hz + 0.62],
        [side * x0, y0, -hz - 0.42],
        [side * x1, y1, -hz - 0.42],
        [side * x1, y1, -hz + 0.62],
      ];
      const [a, b, c, d] = face;
      parts.push(
        quads([side > 0 ? face : [d, c, b, a]], { colour: i ? tone.terracottaLight : tone.terracotta }),
        quads([side > 0 ? [d, c, b, a] : face], { colour: '#cba468', ao: 0.7 }),
        box(
          {
            size: [Math.hypot(x1 - x0, y1 - y0), 0.1, 0.05],
            at: [(side * (x0 + x1)) / 2, (y0 + y1) / 2 - 0.02, -hz + 0.63],
            roll: side * Math.atan2(y1 - y0, x1 - x0),
          },
          { colour: tone.gold },
        ),
      );
    }
    parts.push(
      box(
        { size: [0.06, 0.6, 0.05], at: [side * 0.1, 3.82, -hz + 0.6], roll: side * 0.5 },
        { colour: tone.gold },
      ),
    );
  }
  return parts;
}
