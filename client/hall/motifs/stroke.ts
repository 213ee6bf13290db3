import type { Contour } from './path.ts';

/** Corners sharper than this get a round join, cosine of the turn. */
const SMOOTH_COS = 0.8;

/** Outline of a line `width` wide with round ends; `taper` is the end's share of the width (1: even). */
export function strokeOutline({ points, closed }: Contour, width: number, taper = 1): Contour[] {
  const out: Contour[] = [];
  const count = points.length / 2;
  if (count < 2) return out;
  const segments = closed ? count : count - 1;
  const px = (i: number) => points[(i % count) * 2] ?? 0;
  const py = (i: number) => points[(i % count) * 2 + 1] ?? 0;
  const half = (i: number) => (width / 2) * (1 + (taper - 1) * (i / segments));
  const normals: [number, number][] = [];
  for (let i = 0; i < segments; i++) {
    const dx = px(i + 1) - px(i);
    const dy = py(i + 1) - py(i);
    const length = Math.hypot(dx, dy) || 1;
    normals.push([-dy / length, dx / length]);
  }
  const disc = (i: number) => {
    const r = half(i);
    const sides = 10;
    const ring: number[] = [];
    for (let k = 0; k < sides; k++) {
      const a = (k / sides) * Math.PI * 2;
      ring.push(px(i) + Math.cos(a) * r, py(i) + Math.sin(a) * r);
    }
    out.push({ points: ring, closed: true });
  };
  /** The normal at the joint before segment i: shared when the line bends softly. */
  const joint = (before: number, after: number, own: number): [number, number] => {
    const a = normals[before];
    const b = normals[after];
    const mine = normals[own] ?? [0, 1];
    if (!a || !b || a[0] * b[0] + a[1] * b[1] < SMOOTH_COS) return mine;
    const [x, y] = [a[0] + b[0], a[1] + b[1]];
    const k = 2 / (x * x + y * y);
    return [x * k, y * k];
  };
  for (let i = 0; i < segments; i++) {
    const before = i === 0 ? (closed ? segments - 1 : -1) : i - 1;
    const after = i === segments - 1 ? (closed ? 0 : -1) : i + 1;
    const [ax, ay] = joint(before, i, i);
    const [bx, by] = joint(i, after, i);
    const [r, q] = [half(i), half(i + 1)];
    out.push({
      points: [
        px(i) + ax * r,
        py(i) + ay * r,
        px(i) - ax * r,
        py(i) - ay * r,
        px(i + 1) - bx * q,
        py(i + 1) - by * q,
        px(i + 1) + bx * q,
        py(i + 1) + by * q,
      ],
      closed: true,
    });
    const a = normals[i];
    const b = normals[after];
    if (a && b && a[0] * b[0] + a[1] * b[1] < SMOOTH_COS) disc(i + 1);
  }
  if (!closed) {
    disc(0);
    disc(segments);
  }
  return out.map(facing);
}

/** All pieces of a stroke turn the same way, so that overlaps add up instead of cancelling. */
function facing(contour: Contour): Contour {
  const { points } = contour;
  let area = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    area += (points[j] ?? 0) * (points[i + 1] ?? 0) - (points[i] ?? 0) * (points[j + 1] ?? 0);
  }
  if (area >= 0) return contour;
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i] ?? 0, points[i + 1] ?? 0);
  return { points: turned, closed: true };
}
