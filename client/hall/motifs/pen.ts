/**
 * A pen that writes down what is to be painted, in the manner of batik: a figure is a filled shape with a pale wax
 * line around it and a dark edge that lifts it off the ground. Nothing is painted here; `rasterise.ts` does that.
 */
import {
  compose,
  ellipse,
  identity,
  parsePath,
  placed,
  transform,
  type Affine,
  type Contour,
} from './path.ts';
import type { Paint } from './rasterise.ts';
import { strokeOutline } from './stroke.ts';

/** The tones by name: ground, shade, the wing's colour, its lighter cousins, the wax line. */
export const tone = { deep: 0.03, dark: 0.17, mid: 0.35, soft: 0.55, pale: 0.75, line: 1 } as const;

/** A path string, or outlines made by arithmetic. */
export type Outline = string | Contour | readonly Contour[];

export type Pen = {
  readonly paints: Paint[];
  /** A batik figure: dark edge, wax line, then the fill. */
  readonly shape: (outline: Outline, fill: number, line?: number, edge?: number) => void;
  readonly fill: (outline: Outline, fill: number) => void;
  readonly line: (outline: Outline, width: number, tone?: number, taper?: number) => void;
  readonly dot: (x: number, y: number, r: number, tone?: number) => void;
  readonly ring: (x: number, y: number, r: number, width: number, tone?: number) => void;
  /** Draws somewhere else: scaled, turned clockwise by degrees, moved. */
  readonly at: (x: number, y: number, scale: number, degrees: number, draw: () => void) => void;
  /** Draws with another factor along each axis. */
  readonly stretched: (x: number, y: number, sx: number, sy: number, draw: () => void) => void;
  /** Draws as it is and reflected at x = 0. */
  readonly mirror: (draw: () => void) => void;
  /** Draws as it is and reflected at `x`. */
  readonly mirrorAt: (x: number, draw: () => void) => void;
  /** Draws `count` times around the origin. */
  readonly around: (count: number, draw: (i: number) => void) => void;
  readonly clip: (outline: Outline, draw: () => void) => void;
};

const WAX = 2.4;
const EDGE = 2.2;
const parsed = new Map<string, Contour[]>();

function contoursOf(outline: Outline): readonly Contour[] {
  if (typeof outline !== 'string') return Array.isArray(outline) ? outline : [outline as Contour];
  let contours = parsed.get(outline);
  if (!contours) parsed.set(outline, (contours = parsePath(outline)));
  return contours;
}

export function createPen(): Pen {
  const paints: Paint[] = [];
  let at: Affine = identity;
  let clip: readonly Contour[] | null = null;
  const put = (contours: readonly Contour[], value: number) => {
    paints.push({ contours: contours.map((c) => transform(c, at)), tone: value, clip });
  };
  const within = (m: Affine, draw: () => void) => {
    const before = at;
    at = compose(at, m);
    draw();
    at = before;
  };
  const stroke = (contours: readonly Contour[], width: number, value: number, taper = 1) => {
    put(
      contours.flatMap((c) => strokeOutline(c, width, taper)),
      value,
    );
  };
  const pen: Pen = {
    paints,
    shape(outline, fill, line = WAX, edge = EDGE) {
      const contours = contoursOf(outline).map((c) => ({ ...c, closed: true }));
      if (edge > 0) stroke(contours, (line + edge) * 2, tone.deep);
      if (line > 0) stroke(contours, line * 2, tone.line);
      put(contours, fill);
    },
    fill(outline, fill) {
      put(contoursOf(outline), fill);
    },
    line(outline, width, value = tone.line, taper = 1) {
      stroke(contoursOf(outline), width, value, taper);
    },
    dot(x, y, r, value = tone.line) {
      put([ellipse(x, y, r)], value);
    },
    ring(x, y, r, width, value = tone.line) {
      stroke([ellipse(x, y, r)], width, value);
    },
    at(x, y, scale, degrees, draw) {
      within(placed(x, y, scale, degrees), draw);
    },
    stretched(x, y, sx, sy, draw) {
      within([sx, 0, 0, sy, x, y], draw);
    },
    mirror(draw) {
      draw();
      within([-1, 0, 0, 1, 0, 0], draw);
    },
    mirrorAt(x, draw) {
      draw();
      within([-1, 0, 0, 1, 2 * x, 0], draw);
    },
    around(count, draw) {
      for (let i = 0; i < count; i++) within(placed(0, 0, 1, (360 / count) * i), () => draw(i));
    },
    clip(outline, draw) {
      const before = clip;
      clip = contoursOf(outline).map((c) => transform(c, at));
      draw();
      clip = before;
    },
  };
  return pen;
}
