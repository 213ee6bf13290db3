/** Terracotta pots with a plant, and payung geulis, the painted paper umbrellas of Tasikmalaya. */
import { type BufferGeometry, CylinderGeometry } from 'three';
import { drum, join, paint, tone } from '../solid.ts';
import { blade } from '../garden/leaf-shapes.ts';
import { grounded } from './grounded.ts';

/** A pot `radius` wide at its rim and `tall` metres high, with arching leaves. */
export function potShape(radius: number, tall: number): BufferGeometry {
  const leaves = 7;
  return join([
    drum(radius, radius * 0.66, tall, 9, 0, { colour: tone.terracotta, ao: grounded(tall) }),
    drum(radius * 1.08, radius * 1.08, 0.06, 9, tall - 0.05, { colour: tone.terracottaLight }),
    drum(radius * 0.9, radius * 0.9, 0.02, 9, tall, { colour: '#4d3b2a', ao: 0.7 }),
    ...Array.from({ length: leaves }, (_, i) =>
      twoSided(
        blade(
          {
            at: [0, tall, 0],
            yaw: (i / leaves) * 6.28 + (i % 2) * 0.3,
            segments: 2,
            half: (t) => 0.1 * Math.sin(Math.PI * Math.min(1, 0.15 + t * 0.85)),
            path: (t) => [0.5 * t * (0.8 + (i % 3) * 0.15), (0.85 + (i % 3) * 0.25) * t - 0.6 * t * t],
          },
          { shade: '#2f6438', light: i % 2 ? '#85b956' : '#6aa34a' },
        ),
      ),
    ),
  ]);
}

/** The kit's own material shows front faces only: a leaf that is to be seen from below is there twice. */
export function twoSided(geometry: BufferGeometry): BufferGeometry {
  const index = Array.from(geometry.index?.array ?? []);
  geometry.setIndex([...index, ...index.slice().reverse()]);
  return geometry;
}

/** An open umbrella on its pole, `tall` metres, with a painted band. */
export function parasolShape(tall: number, colour: string): BufferGeometry {
  const sides = 10;
  const shade = (top: number, bottom: number, y: number, h: number, hue: string) => {
    const band = new CylinderGeometry(top, bottom, h, sides, 1, true).translate(0, y + h / 2, 0);
    return twoSided(paint(band, { colour: hue, ao: 0.95 }));
  };
  return join([
    drum(0.025, 0.03, tall, 6, 0, { colour: tone.woodDark }),
    shade(0.02, 0.34, tall - 0.24, 0.2, colour),
    shade(0.34, 0.46, tall - 0.34, 0.1, '#f6e7c4'),
    shade(0.46, 0.72, tall - 0.62, 0.28, colour),
    shade(0.72, 0.78, tall - 0.7, 0.08, tone.gold),
    drum(0.02, 0.03, 0.12, 5, tall - 0.04, { colour: tone.gold }),
  ]);
}
