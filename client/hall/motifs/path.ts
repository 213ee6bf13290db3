/**
 * Outlines for the cloths: SVG path strings (M L H V C S Q Z, absolute) flattened to polygons, and affine placing.
 * Pure arithmetic, so that every machine draws the same cloth.
 */

/** x0, y0, x1, y1 … and whether the last point joins the first. */
export type Contour = { readonly points: readonly number[]; readonly closed: boolean };

/** x' = a x + c y + e, y' = b x + d y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Affine = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Scales, then turns clockwise by degrees, then moves. */
export function placed(x: number, y: number, scale = 1, degrees = 0, scaleY = scale): Affine {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  return [c * scale, s * scale, -s * scaleY, c * scaleY, x, y];
}

export function transform(contour: Contour, m: Affine): Contour {
  const out: number[] = [];
  const { points } = contour;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    out.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  }
  return { points: out, closed: contour.closed };
}

/** Straight pieces a curve becomes. */
const STEPS = 12;
const TOKEN = /([MLHVCSQZ])|(-?\d*\.?\d+)/g;
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, Z: 0 };

/** Flattens a path string. Later pairs after M are lines, as in SVG. @throws on anything it does not know */
export function parsePath(d: string): Contour[] {
  const contours: { points: number[]; closed: boolean }[] = [];
  let now: { points: number[]; closed: boolean } | undefined;
  let [x, y, cx, cy] = [0, 0, 0, 0];
  let command = '';
  let args: number[] = [];
  const curve = (x1: number, y1: number, x2: number, y2: number, x3: number, y3: number) => {
    for (let k = 1; k <= STEPS; k++) {
      const t = k / STEPS;
      const s = 1 - t;
      const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      now?.points.push(p * x + q * x1 + r * x2 + u * x3, p * y + q * y1 + r * y2 + u * y3);
    }
    [x, y, cx, cy] = [x3, y3, x2, y2];
  };
  const run = () => {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = args;
    args = [];
    if (command === 'M') {
      now = { points: [a, b], closed: false };
      contours.push(now);
      [x, y, cx, cy] = [a, b, a, b];
      command = 'L';
    } else if (command === 'C') curve(a, b, c, e, f, g);
    else if (command === 'S') curve(2 * x - cx, 2 * y - cy, a, b, c, e);
    else if (command === 'Q')
      curve(x + (2 / 3) * (a - x), y + (2 / 3) * (b - y), c + (2 / 3) * (a - c), e + (2 / 3) * (b - e), c, e);
    else {
      [x, y] = command === 'H' ? [a, y] : command === 'V' ? [x, a] : [a, b];
      [cx, cy] = [x, y];
      now?.points.push(x, y);
    }
  };
  for (const [, letter, number] of d.matchAll(TOKEN)) {
    if (letter === 'Z') {
      if (now) now.closed = true;
    } else if (letter) {
      command = letter;
      args = [];
    } else {
      args.push(Number(number));
      if (args.length === ARGUMENTS[command]) run();
    }
  }
  if (contours.length === 0) throw new Error(`not a path: ${d}`);
  return contours;
}

/** A closed ellipse. */
export function ellipse(x: number, y: number, rx: number, ry = rx, sides = 0): Contour {
  const n = sides || Math.max(10, Math.min(48, Math.round(8 + Math.max(rx, ry) * 1.1)));
  const points: number[] = [];
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2;
    points.push(x + Math.cos(a) * rx, y + Math.sin(a) * ry);
  }
  return { points, closed: true };
}

/** A line that winds `turns` times inwards (negative: the other way round) from radius r0 to r1, starting at `from` degrees. */
export function spiral(x: number, y: number, r0: number, r1: number, turns: number, from = 0): Contour {
  const n = Math.max(12, Math.round(Math.abs(turns) * 18));
  const points: number[] = [];
  for (let i = 0; i <= n; i++) {
    const a = (from * Math.PI) / 180 + (i / n) * turns * Math.PI * 2;
    const r = r0 + (r1 - r0) * (i / n);
    points.push(x + Math.cos(a) * r, y + Math.sin(a) * r);
  }
  return { points, closed: false };
}

/** The curve through y = base + swell · sin, from x0 to x1. */
export function ripple(
  x0: number,
  x1: number,
  y: number,
  swell: number,
  length: number,
  phase = 0,
): readonly number[] {
  const n = Math.max(2, Math.ceil(((x1 - x0) / length) * 14));
  const points: number[] = [];
  for (let i = 0; i <= n; i++) {
    const x = x0 + ((x1 - x0) * i) / n;
    points.push(x, y + Math.sin((x / length) * Math.PI * 2 + phase) * swell);
  }
  return points;
}
