/**
 * Mega mendung (Cirebon's rain clouds) as a tone-index picture: 0 = deep ground, 255 = white outline, seven steps
 * between. The shader maps it to a wing's accent ramp, so one picture serves every wing. Seamless, horizontal only.
 */
import { writePng } from './write-png.ts';

const WIDTH = 1024;
const HEIGHT = 512;
type P = readonly [number, number];

/** Outline of one right-leaning cloud, about 3.6 x 1.4 units, as cubic Béziers: start, then (c1, c2, end)… */
const OUTLINE: readonly P[] = [
  [-1.75, 0.3],
  [-1.5, 0.1],
  [-1.36, 0.16],
  [-1.22, 0.02],
  [-1.34, -0.22],
  [-1.02, -0.42],
  [-0.84, -0.24],
  [-0.86, -0.62],
  [-0.36, -0.74],
  [-0.22, -0.42],
  [-0.1, -0.78],
  [0.46, -0.76],
  [0.46, -0.36],
  [0.66, -0.56],
  [1.02, -0.36],
  [0.92, -0.08],
  [1.2, -0.18],
  [1.36, 0.06],
  [1.24, 0.2],
  [1.44, 0.14],
  [1.6, 0.2],
  [1.86, 0.4],
  [1.5, 0.36],
  [1.36, 0.44],
  [1.16, 0.42],
  [1.06, 0.62],
  [0.74, 0.6],
  [0.66, 0.42],
  [0.54, 0.66],
  [0.1, 0.66],
  [0.04, 0.4],
  [-0.1, 0.62],
  [-0.48, 0.6],
  [-0.54, 0.38],
  [-0.7, 0.54],
  [-1.02, 0.5],
  [-1.08, 0.34],
  [-1.3, 0.44],
  [-1.5, 0.28],
  [-1.75, 0.3],
];
/** Spirals inside the cloud: centre, radius, sense. */
const CURLS: readonly (readonly [number, number, number, number])[] = [
  [0.1, -0.36, 0.13, 1],
  [-0.52, -0.24, 0.11, 1],
  [0.66, -0.08, 0.1, -1],
  [-1.0, -0.02, 0.08, 1],
];

function flatten(points: readonly P[], steps: number): P[] {
  const out: P[] = [];
  for (let i = 0; i + 3 < points.length; i += 3) {
    const [a, b, c, d] = points.slice(i, i + 4) as [P, P, P, P];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const s = 1 - t;
      const w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t] as const;
      out.push([
        w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
        w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
      ]);
    }
  }
  return out;
}

const EDGE = flatten(OUTLINE, 7);
const SPIRALS: P[][] = CURLS.map(([a, b, r, sense]) =>
  Array.from({ length: 27 }, (_, i): P => {
    const t = (i / 26) * Math.PI * 2.6;
    const q = r * (1 - i / 34);
    return [a + Math.cos(t * sense) * q, b + Math.sin(t * sense) * q];
  }),
);

function segmentDistance(x: number, y: number, a: P, b: P): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a[0] - dx * t, y - a[1] - dy * t);
}

/** Signed distance to the outline (negative inside), in cloud units. */
function cloudDistance(x: number, y: number): number {
  let best = Infinity;
  let inside = false;
  for (let i = 0; i < EDGE.length; i++) {
    const a = EDGE[i] as P;
    const b = EDGE[(i + 1) % EDGE.length] as P;
    best = Math.min(best, segmentDistance(x, y, a, b));
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside ? -best : best;
}

function spiralDistance(x: number, y: number): number {
  let best = Infinity;
  for (const s of SPIRALS)
    for (let i = 1; i < s.length; i++) best = Math.min(best, segmentDistance(x, y, s[i - 1] as P, s[i] as P));
  return best;
}

/** Tone 0..1 at a signed distance: halo, white outline, then six bands towards the heart; null outside. */
function tone(d: number, pixel: number): number | null {
  if (d > 0.1) return null;
  if (d > 0.03) return 0;
  const depth = Math.max(0, -d);
  const bands = 7;
  const t = depth / 0.088;
  const step = Math.min(bands - 1, Math.floor(t));
  const soft = Math.min(1, Math.max(0, (t - step) / (pixel / 0.088)));
  const value = (k: number) => (k <= 0 ? 1 : Math.max(0.16, 1 - (k / (bands - 1)) * 0.84));
  return value(step - 1) + (value(step) - value(step - 1)) * soft;
}

function stamp(image: Float32Array, cx: number, cy: number, size: number, flip: boolean): void {
  const pixel = 1 / size;
  const [rx, ry] = [Math.ceil(size * 2.05), Math.ceil(size * 0.95)];
  for (let py = Math.floor(cy) - ry; py <= cy + ry; py++)
    for (let px = Math.floor(cx) - rx; px <= cx + rx; px++) {
      const x = ((px - cx) / size) * (flip ? -1 : 1);
      const y = (py - cy) / size;
      const d = cloudDistance(x, y);
      let v = tone(d, pixel);
      if (v === null) continue;
      if (d < 0) {
        const line = Math.min(1, Math.max(0, (0.018 + pixel / 2 - spiralDistance(x, y)) / pixel));
        v += (1 - v) * line;
      }
      image[(((py % HEIGHT) + HEIGHT) % HEIGHT) * WIDTH + (((px % WIDTH) + WIDTH) % WIDTH)] = v;
    }
}

/** 1024 x 512 grey PNG. */
export function drawMegaMendung(): Uint8Array {
  const image = new Float32Array(WIDTH * HEIGHT).fill(0.06);
  const [rows, columns] = [3, 3];
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < columns; i++) {
      const big = (i + r) % 2 === 1;
      const x = ((i + 0.5 + (r % 2) * 0.5) * WIDTH) / columns;
      const y = ((r + 0.5) * HEIGHT) / rows + (big ? -6 : 10);
      stamp(image, x, y, ((big ? 0.33 : 0.27) * WIDTH * 0.86) / columns, r % 2 === 1);
    }
  for (let i = 0; i < columns; i++)
    for (let r = 0; r < rows; r++)
      stamp(
        image,
        ((i + (r % 2) * 0.5) * WIDTH) / columns,
        ((r + 0.97) * HEIGHT) / rows,
        (WIDTH / columns) * 0.11,
        (i + r) % 2 === 0,
      );
  // 32 levels are plenty for seven tones with soft edges, and half the size
  return writePng(
    WIDTH,
    HEIGHT,
    Uint8Array.from(image, (v) => Math.round(v * 31) * (255 / 31)),
    1,
  );
}
