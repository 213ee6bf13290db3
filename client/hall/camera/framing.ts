/** How a screen's shape frames the visitor: tall screens stand closer, look level and show the row beside. */
export type Framing = {
  /** Vertical field of view, degrees. */
  readonly fov: number;
  /** Factor on the wished distance. */
  readonly near: number;
  /** Added to the tilt downwards, radians. */
  readonly tilt: number;
  /** How far above the head the picture's middle lies, metres at the usual distance. */
  readonly rise: number;
  /** How far the camera stands to the side of who is led along an avenue, radians. */
  readonly aside: number;
};

const wide: Framing = { fov: 50, near: 1, tilt: 0, rise: 0.12, aside: 0.16 };
const tall: Framing = { fov: 64, near: 0.84, tilt: -0.07, rise: 0.3, aside: 0.42 };

/** `aspect` = width / height. */
export function framingOf(aspect: number): Framing {
  const n = Math.min(1, Math.max(0, (1.2 - aspect) / 0.6));
  const mix = (key: keyof Framing) => wide[key] + (tall[key] - wide[key]) * n;
  return { fov: mix('fov'), near: mix('near'), tilt: mix('tilt'), rise: mix('rise'), aside: mix('aside') };
}
