import { TURN, wrapTurn } from './frame.ts';

/**
 * Moves directions apart, as little as possible (least squares) and keeping their order around the circle.
 *
 * The circle is cut at `origin`, where the entrance is and stays. `halfAngles[i]` is the room direction i
 * needs to either side, `originHalfAngle` the entrance's. Returns null when there is not room for all.
 * It is bounded isotonic regression: neighbours that would collide are pooled at their common mean.
 */
export function spreadDirections(
  wanted: readonly number[],
  halfAngles: readonly number[],
  origin: number,
  originHalfAngle: number,
): number[] | null {
  const order = wanted
    .map((direction, i) => ({ i, t: wrapTurn(direction - origin), half: halfAngles[i] ?? 0 }))
    .sort((a, b) => a.t - b.t || a.i - b.i);
  const slack = TURN - 2 * originHalfAngle - order.reduce((sum, o) => sum + 2 * o.half, 0);
  if (slack < 0) return null;

  // With the room each one needs taken away, keeping apart becomes keeping the order.
  let taken = originHalfAngle;
  const pools: { mean: number; count: number }[] = [];
  const before = order.map((o) => {
    const centre = taken + o.half;
    taken += 2 * o.half;
    return centre;
  });
  order.forEach((o, k) => {
    let pool = { mean: o.t - (before[k] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const count = last.count + pool.count;
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count };
    }
    pools.push(pool);
  });
  const free = pools.flatMap((p) => Array<number>(p.count).fill(Math.min(slack, Math.max(0, p.mean))));

  const result = Array<number>(wanted.length).fill(0);
  order.forEach((o, k) => {
    result[o.i] = wrapTurn(origin + (before[k] ?? 0) + (free[k] ?? 0));
  });
  return result;
}
