/**
 * When the own body is worth a report: at once what others could not guess from the last one (a turn, a start, a stop,
 * another pace, sitting down), now and then what they could (straight on), never what did not change.
 */
import { turnBetween } from '../../../shared/hall/frame.ts';
import type { OwnBody } from './own-body.ts';

/** Nothing is told more often, milliseconds. */
export const REPORT_EVERY_MS = 100;
/** Straight on at an even pace. */
const CALM_EVERY_MS = 200;
/** Another velocity than the last one told, metres per second: 8° at a walk, or the first step. */
const SWERVED = 0.45;
const TURNED_MUCH = (8 / 180) * Math.PI;
/** Smaller changes than these nobody sees: metres, radians. */
const MOVED_M = 0.015;
const TURNED = 0.05;

/** Whether `body` should be told, `since` milliseconds after `told` was. */
export function isWorthReport(told: OwnBody, body: OwnBody, since: number): boolean {
  if (since < REPORT_EVERY_MS) return false;
  const turned = Math.abs(turnBetween(told.yaw, body.yaw));
  if (body.gait !== told.gait || turned > TURNED_MUCH) return true;
  if (Math.hypot(body.vx - told.vx, body.vz - told.vz) > SWERVED) return true;
  if (since < CALM_EVERY_MS) return false;
  return turned > TURNED || Math.hypot(body.x - told.x, body.z - told.z) > MOVED_M;
}
