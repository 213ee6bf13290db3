import type { CounterPlace } from '../../../shared/hall/types.ts';

/**
 * Where the camera settles when somebody stands at a counter: a three-quarter view that shows desk, sign and
 * board at once. A portrait screen turns farther, where the row of counters would otherwise be a thin strip.
 */
export function restYawAt(counter: CounterPlace, narrow: boolean): number {
  return counter.yaw + Math.PI + (narrow ? 0.22 : 0.34);
}
