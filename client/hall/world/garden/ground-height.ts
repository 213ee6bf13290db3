/** The garden's ground: level where people walk, rising outwards so that the hall lies in a valley. */
import type { Clearance } from './clearance.ts';

/** The lawn beside the paving lies a little lower than it; metres. */
export const LAWN = -0.12;
const RISE = 3.2;
const RISE_FROM = 5;
const RISE_TO = 34;

/** Height of the ground at a point `away` metres from the nearest floor. */
export function heightAway(x: number, z: number, away: number): number {
  const t = Math.min(1, Math.max(0, (away - RISE_FROM) / (RISE_TO - RISE_FROM)));
  const smooth = t * t * (3 - 2 * t);
  const waves = Math.sin(x * 0.16 + 1.3) * Math.sin(z * 0.14 - 0.4) + 0.5 * Math.sin(x * 0.31 - z * 0.27);
  return LAWN + smooth * (RISE + waves * 0.75);
}

export const heightAt = (clear: Clearance, x: number, z: number): number =>
  heightAway(x, z, clear.floor(x, z));
