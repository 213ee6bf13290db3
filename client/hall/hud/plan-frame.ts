import type { Hall, Point, WingPlace } from '../../../shared/hall/types.ts';

/** The part of the floor a plan shows, metres; z grows downwards on the paper. */
export type PlanFrame = {
  readonly x: number;
  readonly z: number;
  readonly width: number;
  readonly height: number;
};

const MARGIN_M = 1;

export function planFrame({ bounds }: Hall): PlanFrame {
  return {
    x: bounds.minX - MARGIN_M,
    z: bounds.minZ - MARGIN_M,
    width: bounds.maxX - bounds.minX + 2 * MARGIN_M,
    height: bounds.maxZ - bounds.minZ + 2 * MARGIN_M,
  };
}

/** Where a point of the floor lies on a sheet of this size (px) that shows the frame whole and centred. */
export function onPaper(
  frame: PlanFrame,
  width: number,
  height: number,
  at: Point,
): { left: number; top: number } {
  const scale = Math.min(width / frame.width, height / frame.height);
  return {
    left: (width - frame.width * scale) / 2 + (at.x - frame.x) * scale,
    top: (height - frame.height * scale) / 2 + (at.z - frame.z) * scale,
  };
}

/** The point of the floor under a point of the sheet: the way back. */
export function onFloor(frame: PlanFrame, width: number, height: number, left: number, top: number): Point {
  const scale = Math.min(width / frame.width, height / frame.height);
  return {
    x: frame.x + (left - (width - frame.width * scale) / 2) / scale,
    z: frame.z + (top - (height - frame.height * scale) / 2) / scale,
  };
}

/** The far end of a wing's first avenue: there its name lies on nobody who walks. */
export function endOf({ aisles }: WingPlace): Point {
  return aisles[0]?.to ?? { x: 0, z: 0 };
}

/** Where a wing begins: what "take me to the wing" means. */
export function mouthOf({ aisles }: WingPlace): Point {
  return aisles[0]?.from ?? { x: 0, z: 0 };
}
