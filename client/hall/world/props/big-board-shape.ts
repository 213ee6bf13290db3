/** Frame and arms of the big board that hangs in the ring, facing the entrance; the picture comes on top. */
import type { BufferGeometry } from 'three';
import type { Box, Hall } from '../../../../shared/hall/types.ts';
import { box, join, tone } from '../solid.ts';

export const BOARD = { bottom: 3.55, height: 1.55 } as const;

/** Before the columns, so that none stands in front of it. */
export function boardPlace(hall: Hall): Box {
  const { board } = hall.entrance;
  return { ...board, x: board.x + Math.sin(board.yaw) * 0.75, z: board.z + Math.cos(board.yaw) * 0.75 };
}

export function bigBoardShape(hx: number): BufferGeometry {
  const middle = BOARD.bottom + BOARD.height / 2;
  const parts = [
    box(
      { size: [hx * 2 + 0.42, BOARD.height + 0.4, 0.12], at: [0, middle, -0.04] },
      { colour: tone.woodDark },
    ),
    box({ size: [hx * 2 + 0.1, BOARD.height + 0.1, 0.1], at: [0, middle, 0.005] }, { colour: tone.dark }),
  ];
  for (const end of [-1, 1]) {
    const y = middle + end * (BOARD.height / 2 + 0.15);
    parts.push(
      box({ size: [hx * 2 + 0.5, 0.1, 0.18], at: [0, y, 0] }, { colour: tone.wood }),
      box({ size: [hx * 2 + 0.2, 0.035, 0.05], at: [0, y - end * 0.07, 0.05] }, { colour: tone.gold }),
      box(
        { size: [0.12, BOARD.height + 0.5, 0.18], at: [end * (hx + 0.15), middle, 0] },
        { colour: tone.wood },
      ),
      box(
        { size: [0.05, 1.6, 0.05], at: [end * hx * 0.8, BOARD.bottom + BOARD.height + 0.8, 0] },
        { colour: tone.dark },
      ),
      // crossed ends, as on the ridge of a julang ngapak
      box(
        {
          size: [0.07, 0.62, 0.06],
          at: [end * (hx + 0.12), BOARD.bottom + BOARD.height + 0.36, 0.02],
          roll: -end * 0.5,
        },
        { colour: tone.gold },
      ),
    );
  }
  return join(parts);
}
