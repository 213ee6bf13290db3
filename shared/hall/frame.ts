import type { Box, Point } from './types.ts';

export const TURN = 2 * Math.PI;

/** Angle brought into [0, 2π). */
export const wrapTurn = (angle: number): number => ((angle % TURN) + TURN) % TURN;

/** Signed smallest turn from `a` to `b`, in (-π, π]. */
export function turnBetween(a: number, b: number): number {
  const d = wrapTurn(b - a);
  return d > Math.PI ? d - TURN : d;
}

/**
 * Millimetres (and micro-radians) are as fine as the hall's data gets, so that every JavaScript engine
 * computes the same building although their sines differ in the last bit.
 */
export const roundMetres = (v: number): number => Math.round(v * 1000) / 1000 + 0;
export const roundYaw = (v: number): number => Math.round(wrapTurn(v) * 1e6) / 1e6;

export const point = (x: number, z: number): Point => ({ x: roundMetres(x), z: roundMetres(z) });

/**
 * A thing's own coordinates turned into the hall's: local z points where the thing faces, local x to the
 * right of a visitor who looks at its front.
 */
export function placeLocal(origin: Point, yaw: number, lx: number, lz: number): Point {
  const s = Math.sin(yaw);
  const c = Math.cos(yaw);
  return point(origin.x + lx * c + lz * s, origin.z - lx * s + lz * c);
}

/** The reverse of `placeLocal`, unrounded. */
export function toLocal(origin: Point, yaw: number, p: Point): Point {
  const s = Math.sin(yaw);
  const c = Math.cos(yaw);
  const dx = p.x - origin.x;
  const dz = p.z - origin.z;
  return { x: dx * c - dz * s, z: dx * s + dz * c };
}

export function localBox(origin: Point, yaw: number, lx: number, lz: number, hx: number, hz: number): Box {
  return { ...placeLocal(origin, yaw, lx, lz), hx: roundMetres(hx), hz: roundMetres(hz), yaw: roundYaw(yaw) };
}

/** Point at a distance from the atrium's centre in a direction, moved to the right of one who walks outwards. */
export function polar(bearing: number, distance: number, right = 0): Point {
  const s = Math.sin(bearing);
  const c = Math.cos(bearing);
  return point(s * distance - c * right, c * distance + s * right);
}

/** Direction from one point to another, in the yaw convention. */
export const yawTowards = (from: Point, to: Point): number => Math.atan2(to.x - from.x, to.z - from.z);

/** Whether a point lies in the box, its edge included. */
export function boxHolds(box: Box, x: number, z: number): boolean {
  const s = Math.sin(box.yaw);
  const c = Math.cos(box.yaw);
  const dx = x - box.x;
  const dz = z - box.z;
  return Math.abs(dx * c - dz * s) <= box.hx && Math.abs(dx * s + dz * c) <= box.hz;
}

/** Four corners of the box. */
export function boxCorners(box: Box): readonly Point[] {
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx = 0, sz = 0]) => placeLocal(box, box.yaw, sx * box.hx, sz * box.hz));
}
