/** Gapura: the timber portal over the way in, with room for the hall's name. Its posts stand beside the path. */
import type { BufferGeometry } from 'three';
import { polar } from '../../../../shared/hall/frame.ts';
import type { Box, Hall } from '../../../../shared/hall/types.ts';
import { columnShape } from '../column.ts';
import { beam, box, join, quads, tone, type Corner } from '../solid.ts';
import { parasolShape } from './pot-shapes.ts';

/** The title boards, one to either side: middle above the floor, distance from the gate's axis, size; metres. */
export const TITLE = { y: 4.3, z: 0.98, width: 5.6, height: 0.86 } as const;
const POST_HEIGHT = 4.05;
/** Posts stand this far off the path's edge. */
const BESIDE = 0.75;

/** Where the gate stands: over the outer end of the entrance path, facing outwards; hx is half the posts' distance. */
export function gatePlace(hall: Hall): Box | null {
  const path = hall.floors.find((f) => f.kind === 'box');
  if (path?.kind !== 'box') return null;
  const { bearing } = hall.entrance;
  const out = path.x * Math.sin(bearing) + path.z * Math.cos(bearing) + path.hz - 1;
  return { ...polar(bearing, out), yaw: bearing, hx: path.hx + BESIDE, hz: 0.4 };
}

export function gateShape(half: number): BufferGeometry {
  const parts: BufferGeometry[] = [];
  const line: readonly (readonly [number, number])[] = [
    [half + 1.5, 4.95],
    [half, 5.2],
    [half * 0.45, 5.75],
    [0, 7.1],
  ];
  const deep = 0.95;
  for (const side of [-1, 1]) {
    for (const back of [-0.42, 0.42])
      parts.push(columnShape(POST_HEIGHT, 0.72).translate(side * half, 0, back));
    parts.push(
      box({ size: [0.3, 0.16, 1.3], at: [side * half, POST_HEIGHT + 0.12, 0] }, { colour: tone.woodDark }),
      beam([side * half, 3.1], [side * (half - 1.1), 3.75], 0.14, 0.16, { colour: tone.wood }),
      parasolShape(2.9, side > 0 ? '#c2463a' : '#2f7f86').translate(side * (half + 0.95), -0.1, 0.3),
    );
    for (let i = 0; i + 1 < line.length; i++) {
      const [x0, y0] = line[i] ?? [0, 0];
      const [x1, y1] = line[i + 1] ?? [0, 0];
      const over: [Corner, Corner, Corner, Corner] = [
        [side * x0, y0, deep],
        [side * x0, y0, -deep],
        [side * x1, y1, -deep],
        [side * x1, y1, deep],
      ];
      const [a, b, c, d] = over;
      const colour = i % 2 ? tone.terracottaLight : tone.terracotta;
      parts.push(
        quads([side > 0 ? over : [d, c, b, a]], { colour }),
        quads([side > 0 ? [d, c, b, a] : over], { colour: '#cba468', ao: 0.72 }),
      );
      for (const z of [-deep, deep]) {
        parts.push(
          beam([side * x0, y0 - 0.06], [side * x1, y1 - 0.06], 0.2, 0.07, { colour: tone.wood }).translate(
            0,
            0,
            z,
          ),
        );
        parts.push(
          beam([side * x0, y0 + 0.06], [side * x1, y1 + 0.06], 0.05, 0.09, { colour: tone.gold }).translate(
            0,
            0,
            z,
          ),
        );
      }
    }
    for (const z of [-deep, deep]) {
      parts.push(
        box({ size: [0.09, 1.1, 0.07], at: [side * 0.2, 7.3, z], roll: side * 0.5 }, { colour: tone.gold }),
      );
      // lanterns to both sides of the name
      parts.push(
        box({ size: [0.02, 0.34, 0.02], at: [side * (half - 0.75), 3.52, z * 0.4] }, { colour: tone.dark }),
        box(
          { size: [0.24, 0.36, 0.24], at: [side * (half - 0.75), 3.2, z * 0.4], taper: 1.15 },
          { colour: tone.lamp, glow: 0.6 },
        ),
      );
    }
  }
  parts.push(
    box({ size: [half * 2 + 1, 0.22, 0.24], at: [0, POST_HEIGHT - 0.32, 0] }, { colour: tone.wood }),
    box({ size: [half * 2 + 1.2, 0.2, 0.22], at: [0, POST_HEIGHT + 0.78, 0] }, { colour: tone.woodDark }),
    ...[-1, 1].flatMap((side) => [
      box(
        { size: [TITLE.width + 0.24, TITLE.height + 0.2, 0.1], at: [0, TITLE.y, side * (TITLE.z - 0.06)] },
        { colour: tone.woodDark },
      ),
      box(
        { size: [TITLE.width + 1.4, 0.12, 0.12], at: [0, TITLE.y + 0.52, side * (TITLE.z - 0.1)] },
        { colour: tone.wood },
      ),
    ]),
    ...[-1, 1].map((side) =>
      box(
        { size: [0.1, 0.1, TITLE.z * 2], at: [side * TITLE.width * 0.42, TITLE.y + 0.6, 0] },
        { colour: tone.woodDark },
      ),
    ),
    box({ size: [0.16, 2, 0.16], at: [0, 5.9, 0] }, { colour: tone.woodDark }),
  );
  return join(parts);
}
