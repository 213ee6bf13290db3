import type { HeldKeys } from './keys.ts';
import type { Steering } from './walker.ts';

/** On-screen stick: x to the right, y forward, length 0 to 1. */
export type Stick = { x: number; y: number };

/** Beyond this the stick means running. */
const STICK_RUNS_AT = 0.92;

/**
 * Turns held keys and the stick into a direction on the floor, relative to where the camera looks.
 * Writes into `out`; allocates nothing.
 */
export function steer(held: HeldKeys, stick: Stick, cameraYaw: number, out: Steering): void {
  let right = (held.right ? 1 : 0) - (held.left ? 1 : 0);
  let forward = (held.forward ? 1 : 0) - (held.back ? 1 : 0);
  out.run = held.run;
  if (right === 0 && forward === 0) {
    right = stick.x;
    forward = stick.y;
    out.run = held.run || Math.hypot(right, forward) > STICK_RUNS_AT;
  }
  const length = Math.hypot(right, forward);
  const scale = length > 1 ? 1 / length : 1;
  const s = Math.sin(cameraYaw);
  const c = Math.cos(cameraYaw);
  // Looking along (s, c), the right hand points to (-c, s).
  out.x = (s * forward - c * right) * scale;
  out.z = (c * forward + s * right) * scale;
}
