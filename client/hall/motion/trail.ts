/**
 * The way from where the server knows us to where we are, while those two are apart: it is reported step by step, no
 * faster than the server allows.
 */
import type { Point } from '../../../shared/hall/types.ts';

export type Trail = {
  readonly add: (p: Point) => void;
  /** Begins anew along a way whose first point is where the server knows us. */
  readonly lay: (way: readonly Point[]) => void;
  readonly isEmpty: () => boolean;
  readonly count: () => number;
  /** Metres from `from` to the trail's end. */
  readonly length: (from: Point) => number;
  /** The farthest point of the trail that lies at most `metres` from `from` along it; takes the trail up to there. */
  readonly advance: (from: Point, metres: number) => Point | null;
  readonly clear: () => void;
};

/** Longer pieces are walked in parts: they come from a plan, and are clear all along. Metres. */
const WHOLE_M = 1.2;
const SAME_M = 0.005;
/** Shorter steps than this are not worth a report, metres. */
const SHORTEST_M = 0.1;

export function createTrail(): Trail {
  let points: Point[] = [];
  return {
    add(p) {
      const last = points.at(-1);
      if (!last || distance(last, p) > SAME_M) points.push({ x: p.x, z: p.z });
    },
    lay(way) {
      points = way.slice(1);
    },
    isEmpty: () => points.length === 0,
    count: () => points.length,
    length(from) {
      let metres = 0;
      let at = from;
      for (const p of points) {
        metres += distance(at, p);
        at = p;
      }
      return metres;
    },
    advance(from, metres) {
      let at = from;
      let left = metres;
      for (;;) {
        const next = points[0];
        if (!next) break;
        const leg = distance(at, next);
        if (leg > left) {
          if (leg > WHOLE_M && left > SHORTEST_M) at = between(at, next, left / leg);
          break;
        }
        left -= leg;
        at = next;
        points.shift();
      }
      return at === from ? null : at;
    },
    clear() {
      points = [];
    },
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.z - a.z);

const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  z: a.z + (b.z - a.z) * t,
});
