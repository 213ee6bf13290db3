import type { HeldKeys } from './keys.ts';
import type { Steering } from './walker.ts';

/** On-screen stick: x to the right, y forward, length 0 to 1. */
export type Stick = { x: number; y: number };

/** Beyond this the stick means running. */
const STICK_RUNS_AT = 0.92;
/** What is left of a sideways push when it turns the head instead. */
const OWN_EYES_SIDEWAYS = 0.35;
/** Radians per second that arrows and stick turn a visitor who looks through their own eyes. */
const TURN_RATE = 2;

/**
 * Turns held keys and the stick into a direction on the floor, relative to where the camera looks.
 * Through `ownEyes` the side arrows only turn, and so, mostly, does the stick. Writes into `out`; allocates nothing.
 */
export function steer(held: HeldKeys, stick: Stick, cameraYaw: number, out: Steering, ownEyes = false): void {
  const arrows = ownEyes ? 0 : (held.arrowRight ? 1 : 0) - (held.arrowLeft ? 1 : 0);
  let right = Math.min(1, Math.max(-1, (held.right ? 1 : 0) - (held.left ? 1 : 0) + arrows));
  let forward = (held.forward ? 1 : 0) - (held.back ? 1 : 0);
  out.run = held.run || held.dash;
  if (right === 0 && forward === 0) {
    right = ownEyes ? stick.x * OWN_EYES_SIDEWAYS : stick.x;
    forward = stick.y;
    out.run ||= Math.hypot(stick.x, stick.y) > STICK_RUNS_AT && (!ownEyes || forward > 0.8);
  }
  const length = Math.hypot(right, forward);
  const scale = length > 1 ? 1 / length : 1;
  const s = Math.sin(cameraYaw);
  const c = Math.cos(cameraYaw);
  // Looking along (s, c), the right hand points to (-c, s).
  out.x = (s * forward - c * right) * scale;
  out.z = (c * forward + s * right) * scale;
}

/** How fast the view turns to the left by keys and, through own eyes, by arrows and stick; radians per second. */
export function turningOf(held: HeldKeys, stick: Stick, ownEyes: boolean): number {
  let turn = (held.turnLeft ? 1 : 0) - (held.turnRight ? 1 : 0);
  if (ownEyes) turn += (held.arrowLeft ? 1 : 0) - (held.arrowRight ? 1 : 0) - stick.x * Math.abs(stick.x);
  return Math.min(1, Math.max(-1, turn)) * TURN_RATE;
}
