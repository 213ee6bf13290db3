/**
 * Fills polygons with exact area coverage: every edge adds its share to the texels it crosses, a running sum along
 * each row gives the coverage (the method of Raph Levien's font-rs). Overlaps of equal direction add up and are capped.
 */
import type { Contour } from './path.ts';

/** One channel, row by row from the top: 0 = deep ground … 255 = pale outline. */
export type TonePicture = {
  readonly data: Uint8Array;
  /** Texels from one row to the next. */
  readonly stride: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Box = { left: number; top: number; right: number; bottom: number };

let sums = new Float32Array(4096);
let mask = new Float32Array(0);

function boxOf(contours: readonly Contour[], sx: number, sy: number, height: number): Box {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { points } of contours) {
    for (let i = 0; i < points.length; i += 2) {
      const x = (points[i] ?? 0) * sx;
      const y = (points[i + 1] ?? 0) * sy;
      if (x < box.left) box.left = x;
      if (x > box.right) box.right = x;
      if (y < box.top) box.top = y;
      if (y > box.bottom) box.bottom = y;
    }
  }
  box.left = Math.floor(box.left);
  box.right = Math.ceil(box.right) + 2;
  box.top = Math.max(0, Math.floor(box.top));
  box.bottom = Math.min(height, Math.ceil(box.bottom));
  return box;
}

/** Adds one edge; y lies within the box's rows after clipping. */
function addEdge(x0: number, y0: number, x1: number, y1: number, box: Box, columns: number): void {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [tx, ty, bx, by] = direction > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bx - tx) / (by - ty);
  const first = Math.max(ty, box.top);
  const last = Math.min(by, box.bottom);
  let x = tx + (first - ty) * slope;
  for (let row = Math.floor(first); row < last; row++) {
    const from = Math.max(first, row);
    const to = Math.min(last, row + 1);
    const dy = to - from;
    const next = x + slope * dy;
    const d = direction * dy;
    const line = (row - box.top) * columns - box.left;
    const [low, high] = x < next ? [x, next] : [next, x];
    const start = Math.floor(low);
    const end = Math.ceil(high);
    if (end <= start + 1) {
      const middle = (low + high) / 2 - start;
      sums[line + start] = (sums[line + start] ?? 0) + d * (1 - middle);
      sums[line + start + 1] = (sums[line + start + 1] ?? 0) + d * middle;
    } else {
      const s = 1 / (high - low);
      const head = 1 - (low - start);
      const a0 = 0.5 * s * head * head;
      const tail = high - end + 1;
      const am = 0.5 * s * tail * tail;
      sums[line + start] = (sums[line + start] ?? 0) + d * a0;
      if (end === start + 2) {
        sums[line + start + 1] = (sums[line + start + 1] ?? 0) + d * (1 - a0 - am);
      } else {
        const a1 = s * (1.5 - (low - start));
        sums[line + start + 1] = (sums[line + start + 1] ?? 0) + d * (a1 - a0);
        for (let k = start + 2; k < end - 1; k++) sums[line + k] = (sums[line + k] ?? 0) + d * s;
        const a2 = a1 + (end - start - 3) * s;
        sums[line + end - 1] = (sums[line + end - 1] ?? 0) + d * (1 - a2 - am);
      }
      sums[line + end] = (sums[line + end] ?? 0) + d * am;
    }
    x = next;
  }
}

/** Adds all edges and hands each texel inside the picture its coverage, 0 to 1. */
function cover(
  contours: readonly Contour[],
  sx: number,
  sy: number,
  width: number,
  height: number,
  take: (at: number, coverage: number) => void,
): void {
  const box = boxOf(contours, sx, sy, height);
  if (box.bottom <= box.top || box.right <= 0 || box.left >= width) return;
  const columns = box.right - box.left + 1;
  const size = columns * (box.bottom - box.top);
  if (sums.length < size) sums = new Float32Array(size * 2);
  else sums.fill(0, 0, size);
  for (const { points } of contours) {
    let x0 = (points[points.length - 2] ?? 0) * sx;
    let y0 = (points[points.length - 1] ?? 0) * sy;
    for (let i = 0; i < points.length; i += 2) {
      const x1 = (points[i] ?? 0) * sx;
      const y1 = (points[i + 1] ?? 0) * sy;
      addEdge(x0, y0, x1, y1, box, columns);
      x0 = x1;
      y0 = y1;
    }
  }
  for (let row = box.top; row < box.bottom; row++) {
    let sum = 0;
    let at = (row - box.top) * columns;
    for (let column = box.left; column < box.right; column++, at++) {
      sum += sums[at] ?? 0;
      if (column < 0 || column >= width) continue;
      const coverage = Math.min(1, Math.abs(sum));
      if (coverage > 0.004) take(row * width + column, coverage);
    }
  }
}

/** Something painted: outlines in the cloth's units, the tone 0 to 1, and the shape it may not leave. */
export type Paint = {
  readonly contours: readonly Contour[];
  readonly tone: number;
  readonly clip: readonly Contour[] | null;
};

let maskOf: readonly Contour[] | null = null;
let maskFor: TonePicture | null = null;

/** Paints one shape; `sx`, `sy` are texels per unit. */
export function paintShape(
  picture: TonePicture,
  { contours, tone, clip }: Paint,
  sx: number,
  sy: number,
): void {
  const { data, stride, width, height } = picture;
  const origin = picture.y * stride + picture.x;
  const value = tone * 255;
  if (clip && (clip !== maskOf || picture !== maskFor)) {
    if (mask.length < width * height) mask = new Float32Array(width * height);
    else mask.fill(0, 0, width * height);
    cover(clip, sx, sy, width, height, (at, coverage) => {
      mask[at] = coverage;
    });
    maskOf = clip;
    maskFor = picture;
  }
  cover(contours, sx, sy, width, height, (at, coverage) => {
    const k = clip ? coverage * (mask[at] ?? 0) : coverage;
    const column = at % width;
    const to = origin + ((at - column) / width) * stride + column;
    const now = data[to] ?? 0;
    data[to] = now + (value - now) * k + 0.5;
  });
}
