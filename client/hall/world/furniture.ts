/** Reception, kiosks, benches, planters, end walls: what stands on the floor besides counters and columns. */
import { type BufferGeometry, Matrix4 } from 'three';
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { box, join, tone, type Corner } from './solid.ts';

const onFloor = (at: Box): Matrix4 => new Matrix4().makeRotationY(at.yaw).setPosition(at.x, 0, at.z);
const grounded = (_x: number, y: number): number => 0.62 + 0.38 * Math.min(1, y / 0.9);

/** The reception's desk: a shallow curve of timber slats under a pale top, towards +z. */
function receptionShape(hx: number, hz: number): BufferGeometry {
  const parts: BufferGeometry[] = [];
  const bulge = 0.22;
  const n = 14;
  const at = (i: number): readonly [number, number, number] => {
    const u = (i / n) * 2 - 1;
    return [u * hx, hz - bulge * u * u, Math.atan((-2 * bulge * u) / hx)];
  };
  for (let i = 0; i < n; i++) {
    const [x, z, slope] = at(i + 0.5);
    parts.push(
      box(
        { size: [((2 * hx) / n) * 0.86, 0.92, 0.07], at: [x, 0.52, z], yaw: -slope },
        { colour: i % 2 ? tone.wood : tone.woodLight, ao: grounded },
      ),
      box(
        { size: [(2 * hx) / n + 0.06, 0.07, 0.5], at: [x, 1.02, z - 0.14], yaw: -slope },
        { colour: tone.cream },
      ),
      box(
        { size: [(2 * hx) / n + 0.02, 0.05, 0.05], at: [x, 0.965, z + 0.03], yaw: -slope },
        { colour: tone.lamp, glow: 0.5 },
      ),
      box(
        { size: [(2 * hx) / n + 0.04, 0.1, 0.16], at: [x, 0.05, z - 0.06], yaw: -slope },
        { colour: tone.dark, ao: 0.7 },
      ),
    );
  }
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [0.14, 1, hz * 1.5], at: [side * hx * 0.98, 0.5, -hz * 0.2] },
        { colour: tone.woodDark, ao: grounded },
      ),
    );
  }
  // a small canopy so that one finds it from afar
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [0.12, 2.9, 0.12], at: [side * (hx - 0.1), 1.45, -hz] },
        { colour: tone.wood, ao: grounded },
      ),
    );
  }
  parts.push(box({ size: [hx * 2 + 0.5, 0.12, 0.14], at: [0, 2.86, -hz] }, { colour: tone.woodDark }));
  parts.push(
    box(
      { size: [hx * 2 + 0.7, 0.07, 0.9], at: [0, 3.08, -hz + 0.2], tilt: 0.2 },
      { colour: tone.terracotta },
    ),
  );
  parts.push(box({ size: [hx * 2 + 0.74, 0.1, 0.05], at: [0, 2.98, -hz + 0.65] }, { colour: tone.gold }));
  return join(parts);
}

function kioskShape(): BufferGeometry {
  return join([
    box({ size: [0.62, 0.08, 0.5], at: [0, 0.04, 0] }, { colour: tone.stoneDark, ao: 0.75 }),
    box({ size: [0.46, 1.05, 0.26], at: [0, 0.58, -0.04], taper: 0.9 }, { colour: tone.wood, ao: grounded }),
    box({ size: [0.52, 0.66, 0.09], at: [0, 1.36, 0], tilt: -0.35 }, { colour: tone.woodDark }),
    box({ size: [0.44, 0.56, 0.02], at: [0, 1.377, 0.047], tilt: -0.35 }, { colour: tone.screen, glow: 0.4 }),
    box({ size: [0.3, 0.02, 0.03], at: [0, 0.98, 0.1] }, { colour: tone.dark }),
    box({ size: [0.5, 0.05, 0.04], at: [0, 1.74, -0.09] }, { colour: tone.gold }),
  ]);
}

function benchShape(hx: number, hz: number): BufferGeometry {
  const parts: BufferGeometry[] = [];
  for (let i = 0; i < 4; i++) {
    const z = -hz + ((i + 0.5) / 4) * hz * 2;
    parts.push(
      box(
        { size: [hx * 2, 0.05, hz * 0.42], at: [0, 0.44, z] },
        { colour: i % 2 ? tone.wood : tone.woodLight },
      ),
    );
  }
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [0.12, 0.42, hz * 1.7], at: [side * (hx - 0.22), 0.21, 0], taper: 0.85 },
        { colour: tone.stone, ao: grounded },
      ),
    );
  }
  return join(parts);
}

function planterShape(hx: number, hz: number): BufferGeometry {
  const rim = 0.09;
  const side = (w: number, d: number, x: number, z: number) =>
    box(
      { size: [w, 0.5, d], at: [x, 0.25, z] },
      { colour: tone.stone, ao: (_x, y) => 0.66 + 0.34 * Math.min(1, y / 0.45) },
    );
  return join([
    side(hx * 2, rim, 0, hz - rim / 2),
    side(hx * 2, rim, 0, -hz + rim / 2),
    side(rim, hz * 2, hx - rim / 2, 0),
    side(rim, hz * 2, -hx + rim / 2, 0),
    box({ size: [hx * 2 - 0.1, 0.04, hz * 2 - 0.1], at: [0, 0.42, 0] }, { colour: '#5b4632', ao: 0.7 }),
  ]);
}

/** Height of the mural on a wing's end wall, and of its lower edge; metres. */
export const MURAL = { bottom: 0.62, height: 3.7 } as const;

/** Stone base, plaster and a tiled coping around the mural. */
function endWallShape(hx: number): BufferGeometry {
  const width = hx * 2;
  const top = MURAL.bottom + MURAL.height;
  const parts = [
    box({ size: [width + 0.5, 0.6, 0.5], at: [0, 0.3, -0.06] }, { colour: tone.stone, ao: grounded }),
    box(
      { size: [width, top + 0.1, 0.24], at: [0, (top + 0.1) / 2, -0.12] },
      { colour: tone.cream, ao: 0.92 },
    ),
    box({ size: [width + 0.3, 0.16, 0.34], at: [0, top + 0.12, -0.06] }, { colour: tone.woodDark, ao: 0.9 }),
    box({ size: [width + 0.1, 0.07, 0.04], at: [0, MURAL.bottom - 0.02, 0.02] }, { colour: tone.gold }),
    box({ size: [width + 0.1, 0.07, 0.04], at: [0, top + 0.01, 0.02] }, { colour: tone.gold }),
  ];
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [width + 0.9, 0.09, 0.62], at: [0, top + 0.36, -0.06 + side * 0.26], tilt: side * 0.5 },
        { colour: side > 0 ? tone.terracotta : tone.terracottaDark },
      ),
      box(
        { size: [0.28, top + 0.3, 0.34], at: [side * (hx + 0.05), (top + 0.3) / 2, -0.05] },
        { colour: tone.wood, ao: grounded },
      ),
    );
  }
  return join(parts);
}

/** Frame and arms of the big board that hangs in the ring, facing the entrance; the picture comes on top. */
export const BOARD = { bottom: 3.55, height: 1.55 } as const;
/** Before the columns, so that none stands in front of it. */
export function boardPlace(hall: Hall): Box {
  const { board } = hall.entrance;
  return { ...board, x: board.x + Math.sin(board.yaw) * 0.75, z: board.z + Math.cos(board.yaw) * 0.75 };
}

function bigBoardShape(hx: number): BufferGeometry {
  const middle = BOARD.bottom + BOARD.height / 2;
  const parts = [
    box(
      { size: [hx * 2 + 0.3, BOARD.height + 0.3, 0.16], at: [0, middle, -0.02] },
      { colour: tone.woodDark },
    ),
    box({ size: [hx * 2 + 0.36, 0.07, 0.2], at: [0, BOARD.bottom - 0.15, 0] }, { colour: tone.gold }),
    box(
      { size: [hx * 2 + 0.36, 0.07, 0.2], at: [0, BOARD.bottom + BOARD.height + 0.15, 0] },
      { colour: tone.gold },
    ),
  ];
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [0.05, 1.6, 0.05], at: [side * hx * 0.8, BOARD.bottom + BOARD.height + 0.8, 0] },
        { colour: tone.dark },
      ),
    );
  }
  return join(parts);
}

/** All furniture and end walls, in the hall's coordinates. */
export function furniture(hall: Hall): BufferGeometry {
  const { entrance } = hall;
  const put = (shape: BufferGeometry, at: Box) => shape.applyMatrix4(onFloor(at));
  return join([
    put(receptionShape(entrance.reception.hx, entrance.reception.hz), entrance.reception),
    ...entrance.kiosks.map((kiosk) => put(kioskShape(), kiosk)),
    ...hall.benches.map((bench) => put(benchShape(bench.hx, bench.hz), bench)),
    ...hall.planters.map((planter) => put(planterShape(planter.hx, planter.hz), planter)),
    ...hall.wings.map((wing) => put(endWallShape(wing.endWall.hx), wing.endWall)),
    put(bigBoardShape(entrance.board.hx), boardPlace(hall)),
  ]);
}

/** Where plants grow in a planter: a row along it, seeded by the planter's place. */
export function plantsIn(planter: Box): { x: number; z: number; scale: number; turn: number }[] {
  const count = Math.max(2, Math.round(planter.hx / 0.42));
  const s = Math.sin(planter.yaw);
  const c = Math.cos(planter.yaw);
  return Array.from({ length: count }, (_, i) => {
    const along = -planter.hx + ((i + 0.5) / count) * planter.hx * 2;
    const noise = Math.abs(Math.sin(planter.x * 12.9 + planter.z * 7.3 + i * 4.1));
    const across = (noise - 0.5) * planter.hz * 0.6;
    return {
      x: planter.x + along * c + across * s,
      z: planter.z - along * s + across * c,
      scale: 0.55 + noise * 0.3,
      turn: noise * 6.28,
    };
  });
}

/** The mural's face of one wing: corners for the pattern's picture, widths in metres for its repeats. */
export function muralCorners(wall: Box): readonly [Corner, Corner, Corner, Corner] {
  const half = wall.hx - 0.2;
  const s = Math.sin(wall.yaw);
  const c = Math.cos(wall.yaw);
  const at = (x: number, y: number): Corner => [wall.x + x * c + 0.03 * s, y, wall.z - x * s + 0.03 * c];
  const top = MURAL.bottom + MURAL.height;
  return [at(-half, MURAL.bottom), at(half, MURAL.bottom), at(half, top), at(-half, top)];
}
