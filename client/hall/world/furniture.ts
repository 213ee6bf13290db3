/** Reception, kiosks, benches, planters, end walls, the gate: what stands on the floor besides counters and columns. */
import { type BufferGeometry, Matrix4 } from 'three';
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { createClearance } from './garden/clearance.ts';
import { benchShape } from './props/bench-shape.ts';
import { bigBoardShape, boardPlace } from './props/big-board-shape.ts';
import { endWallShape } from './props/end-wall-shape.ts';
import { gatePlace, gateShape } from './props/gate-shape.ts';
import { kioskShape } from './props/kiosk-shape.ts';
import { planterShape } from './props/planter-shape.ts';
import { receptionShape } from './props/reception-shape.ts';
import { join } from './solid.ts';

export { BOARD, boardPlace } from './props/big-board-shape.ts';
export { MURAL } from './props/end-wall-shape.ts';

const onFloor = (at: Box): Matrix4 => new Matrix4().makeRotationY(at.yaw).setPosition(at.x, 0, at.z);

/** All furniture and end walls, in the hall's coordinates. */
export function furniture(hall: Hall): BufferGeometry {
  const { entrance } = hall;
  const { accent } = createClearance(hall);
  const put = (shape: BufferGeometry, at: Box) => shape.applyMatrix4(onFloor(at));
  const gate = gatePlace(hall);
  return join([
    put(receptionShape(entrance.reception.hx, entrance.reception.hz), entrance.reception),
    ...entrance.kiosks.map((kiosk) => put(kioskShape(), kiosk)),
    ...hall.benches.map((bench) => put(benchShape(bench.hx, bench.hz), bench)),
    ...hall.planters.map((b) => put(planterShape(b.hx, b.hz, accent(b.x, b.z)), b)),
    ...hall.wings.map((wing) => put(endWallShape(wing.endWall.hx, wing.accent), wing.endWall)),
    ...(gate ? [put(gateShape(gate.hx), gate)] : []),
    put(bigBoardShape(entrance.board.hx), boardPlace(hall)),
  ]);
}
