/** Where the hall's lamps hang: their light on floor and walls, their halos and their reflections agree. */
import { placeLocal, toLocal } from '../../../shared/hall/frame.ts';
import type { Hall, Point, WingPlace } from '../../../shared/hall/types.ts';
import { gatePlace } from './props/gate-shape.ts';

export type Lamp = Point & {
  /** Metres above the floor. */
  readonly height: number;
  /** 1 = a great lantern. */
  readonly power: number;
  /** Hangs free under a roof, so that a polished floor mirrors it. */
  readonly isHung: boolean;
};

/** Cosine of the angle to either side of the big board that stays free of lanterns. */
const BOARD_CLEAR = 0.6;
/** Where the lanterns of the great roof and of the avenues hang (their paper's middle), metres. */
export const LANTERN_Y = 4.55;
const AVENUE_LANTERN_Y = 4.44;
/** A pavilion's own pair of lanterns and the light over its desk, in its own coordinates. */
const PAVILION = { across: 1.72, front: 1.5, height: 2.05, power: 0.5 } as const;
const DESK = { front: 0.25, height: 2.3, power: 0.85 } as const;

/** Angles and radius of the great roof's lanterns: before every column that leaves the big board in view. */
export function roofLanterns(hall: Hall): readonly Point[] {
  const { roofRadius, oculusRadius } = hall.atrium;
  const ring = hall.columns.filter((c) => Math.hypot(c.x, c.z) < roofRadius);
  const board = hall.entrance.bearing + Math.PI;
  return ring
    .map((c) => ({ angle: Math.atan2(c.x, c.z), radius: (Math.hypot(c.x, c.z) + oculusRadius) / 2 }))
    .filter(({ angle }) => Math.cos(angle - board) < BOARD_CLEAR)
    .map(({ angle, radius }) => ({ x: Math.sin(angle) * radius, z: Math.cos(angle) * radius }));
}

/** Every lamp of the hall. */
export function lampsOf(hall: Hall): readonly Lamp[] {
  return [
    ...roofLanterns(hall).map((at) => ({ ...at, height: LANTERN_Y, power: 1.15, isHung: true })),
    ...hall.wings.flatMap((wing) => avenueLanterns(hall, wing)),
    ...hall.counters.flatMap((c) => [
      ...[-1, 1].map((side) => ({
        ...placeLocal(c.centre, c.yaw, side * PAVILION.across, PAVILION.front),
        height: PAVILION.height,
        power: PAVILION.power,
        isHung: false,
      })),
      {
        ...placeLocal(c.centre, c.yaw, 0, DESK.front),
        height: DESK.height,
        power: DESK.power,
        isHung: false,
      },
    ]),
    ...gateLamps(hall),
    { x: hall.entrance.board.x, z: hall.entrance.board.z, height: 3.3, power: 0.95, isHung: false },
    { ...hall.entrance.reception, height: 2.6, power: 0.8, isHung: false },
    ...hall.entrance.kiosks.map((k) => ({ x: k.x, z: k.z, height: 1.4, power: 0.16, isHung: false })),
  ];
}

/** To both sides of the hall's name over the way in. */
function gateLamps(hall: Hall): Lamp[] {
  const gate = gatePlace(hall);
  if (!gate) return [];
  return [-1, 1].map((side) => ({
    ...placeLocal(gate, gate.yaw, side * (gate.hx - 0.75), 0),
    height: 3.2,
    power: 0.65,
    isHung: false,
  }));
}

/** Under every frame of an avenue but the first, as `wing-frames.ts` hangs them. */
function avenueLanterns(hall: Hall, wing: WingPlace): Lamp[] {
  return wing.aisles.flatMap((aisle) => {
    const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
    const half = aisle.width / 2;
    const stations: number[] = [];
    for (const column of hall.columns) {
      const local = toLocal(aisle.from, yaw, column);
      const isBeside = Math.abs(local.x) > half && Math.abs(local.x) < half + 1 && local.z >= -0.6;
      if (isBeside && !stations.some((s) => Math.abs(s - local.z) < 0.5)) stations.push(local.z);
    }
    return stations
      .sort((a, b) => a - b)
      .slice(1)
      .map((z) => ({
        ...placeLocal(aisle.from, yaw, 0, z),
        height: AVENUE_LANTERN_Y,
        power: 1,
        isHung: true,
      }));
  });
}
