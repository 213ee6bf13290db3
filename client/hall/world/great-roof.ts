/**
 * The atrium's great roof: a ring of columns, a concave roof that rises to the oculus, rafters and woven bamboo
 * seen from below, and a small crown above the opening.
 */
import { type BufferGeometry, ConeGeometry, Matrix4, SphereGeometry } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { columnShape } from './column.ts';
import { roofLanterns } from './lamps.ts';
import { beam, box, drum, join, paint, quads, repeat, tone, type Corner, type Paint } from './solid.ts';

type Profile = readonly (readonly [radius: number, height: number])[];

const COURSES = 10;
const EAVES_Y = 5.35;

/** Height of the roof's upper side at a radius: flat at the eaves, steep at the oculus, like a julang's wings. */
function roofProfile(eaves: number, oculus: number): Profile {
  const rise = (eaves - oculus) * 0.5;
  return Array.from({ length: COURSES + 1 }, (_, i) => {
    const t = i / COURSES;
    return [eaves + (oculus - eaves) * t, EAVES_Y + rise * (0.42 * t + 0.58 * t * t)] as const;
  });
}

const around = (radius: number, y: number, angle: number): Corner => [
  Math.sin(angle) * radius,
  y,
  Math.cos(angle) * radius,
];

/** Tiled courses; each lies a finger over the one below it, so that the light draws their edges. */
function tiles(profile: Profile, sides: number): BufferGeometry[] {
  const lip = 0.09;
  const parts: BufferGeometry[] = [];
  for (let c = 0; c + 1 < profile.length; c++) {
    const [r0, y0] = profile[c] ?? [0, 0];
    const [r1, y1] = profile[c + 1] ?? [0, 0];
    const upper: [Corner, Corner, Corner, Corner][] = [];
    const edges: [Corner, Corner, Corner, Corner][] = [];
    for (let s = 0; s < sides; s++) {
      const a = (s / sides) * 2 * Math.PI;
      const b = ((s + 1) / sides) * 2 * Math.PI;
      upper.push([around(r0, y0 + lip, a), around(r0, y0 + lip, b), around(r1, y1, b), around(r1, y1, a)]);
      edges.push([
        around(r0, y0 - 0.02, a),
        around(r0, y0 - 0.02, b),
        around(r0, y0 + lip, b),
        around(r0, y0 + lip, a),
      ]);
    }
    const colour = c % 2 ? tone.terracotta : tone.terracottaLight;
    parts.push(
      quads(upper, { colour, craft: 'shingles' }),
      quads(edges, { colour: tone.terracottaDark, ao: 0.85 }),
    );
  }
  return parts;
}

/** What one sees from inside: bamboo panels between rafters, paler towards the light of the oculus. */
function ceiling(profile: Profile, sides: number): BufferGeometry[] {
  const parts: BufferGeometry[] = [];
  const last = profile.length - 1;
  for (let c = 0; c < last; c++) {
    const [r0, y0] = profile[c] ?? [0, 0];
    const [r1, y1] = profile[c + 1] ?? [0, 0];
    const faces: [Corner, Corner, Corner, Corner][] = [];
    for (let s = 0; s < sides; s++) {
      const a = (s / sides) * 2 * Math.PI;
      const b = ((s + 1) / sides) * 2 * Math.PI;
      faces.push([
        around(r1, y1 - 0.06, a),
        around(r1, y1 - 0.06, b),
        around(r0, y0 - 0.06, b),
        around(r0, y0 - 0.06, a),
      ]);
    }
    parts.push(
      quads(faces, {
        colour: c % 2 ? '#e3c084' : '#edd09a',
        ao: 0.74 + 0.26 * (c / last),
        glow: 0.07,
        craft: 'bamboo',
      }),
    );
  }
  return parts;
}

/** Local x outwards; turned around the ring by `turns`. */
function rafters(profile: Profile, turns: readonly Matrix4[]): BufferGeometry[] {
  const parts: BufferGeometry[] = [];
  for (let c = 0; c + 1 < profile.length; c += 2) {
    const [r0, y0] = profile[c] ?? [0, 0];
    const [r1, y1] = profile[Math.min(c + 2, profile.length - 1)] ?? [0, 0];
    parts.push(beam([r0, y0 - 0.2], [r1, y1 - 0.2], 0.24, 0.16, { colour: tone.wood, ao: 0.85 }));
  }
  return repeat(join(parts), turns);
}

/** A ring of straight beams at one radius. */
function ringBeam(radius: number, y: number, thick: number, sides: number, colour: string): BufferGeometry[] {
  const length = 2 * radius * Math.sin(Math.PI / sides) + thick * 0.4;
  const part = box(
    { size: [length, thick, thick * 0.8], at: [0, y, radius * Math.cos(Math.PI / sides)] },
    { colour, ao: 0.85 },
  );
  return repeat(
    part,
    Array.from({ length: sides }, (_, i) => new Matrix4().makeRotationY(((i + 0.5) / sides) * 2 * Math.PI)),
  );
}

function lantern(): BufferGeometry {
  return join([
    drum(0.012, 0.012, 1.1, 4, 4.9, { colour: tone.dark }, true),
    drum(0.2, 0.31, 0.08, 10, 4.86, { colour: tone.woodDark }),
    drum(0.26, 0.2, 0.62, 10, 4.25, { colour: tone.lamp, glow: 0.62 }, true),
    drum(0.267, 0.262, 0.03, 10, 4.66, { colour: tone.woodDark }, true),
    drum(0.226, 0.22, 0.03, 10, 4.36, { colour: tone.woodDark }, true),
    drum(0.22, 0.2, 0.05, 10, 4.2, { colour: tone.woodDark }),
  ]);
}

/** The crown over the opening: struts that lean together under a small cap and its finial. */
function crown(oculus: number, y: number, count: number): BufferGeometry[] {
  const top = y + oculus * 0.5;
  const parts: BufferGeometry[] = [
    ...ringBeam(oculus + 0.05, y + 0.05, 0.34, count * 2, tone.woodDark),
    ...ringBeam(oculus + 0.02, y + 0.28, 0.1, count * 2, tone.gold),
  ];
  const strut = beam([oculus, y + 0.1], [1.5, top], 0.2, 0.16, { colour: tone.wood });
  parts.push(...repeat(strut, outwards(count)));
  parts.push(...ringBeam(oculus * 0.6, y + (top - y) * 0.565, 0.12, count, tone.woodDark));
  parts.push(...ringBeam(1.75, top + 0.02, 0.24, 12, tone.woodDark));
  // a small roof of the same line over it, upswept at its eaves
  const cap = capProfile(top);
  parts.push(...tiles(cap, 24));
  parts.push(...hips(cap, 12, 0.09));
  parts.push(paint(new ConeGeometry(2.1, 0.5, 24, 1, true).translate(0, top + 0.3, 0), underCap));
  return [...parts, ...finial(top + CAP_RISE)];
}

const CAP_RISE = 1.9;
const underCap: Paint = { colour: tone.woodDark, ao: 0.7, glow: 0.12 };

function capProfile(y: number): Profile {
  return [
    [2.55, y + 0.08],
    [1.95, y + 0.22],
    [1.4, y + 0.52],
    [0.85, y + 1.02],
    [0.2, y + CAP_RISE],
  ];
}

/** Mastaka: gold rings that grow lighter to the point. */
function finial(y: number): BufferGeometry[] {
  const gold = { colour: tone.gold };
  return [
    drum(0.24, 0.34, 0.16, 8, y - 0.1, gold),
    paint(new SphereGeometry(0.27, 10, 6).scale(1, 0.85, 1).translate(0, y + 0.26, 0), gold),
    drum(0.17, 0.1, 0.08, 8, y + 0.5, gold),
    paint(new SphereGeometry(0.15, 8, 6).translate(0, y + 0.68, 0), gold),
    paint(new ConeGeometry(0.09, 1, 6).translate(0, y + 1.28, 0), gold),
  ];
}

/** Ridge caps from the eaves up, their ends lifted like the wings of a julang. */
function hips(profile: Profile, count: number, thick: number): BufferGeometry[] {
  const parts: BufferGeometry[] = [];
  const [outer = [0, 0], second = [0, 0]] = profile;
  for (let c = 0; c + 1 < profile.length; c++) {
    const [r0, y0] = profile[c] ?? outer;
    const [r1, y1] = profile[c + 1] ?? outer;
    parts.push(
      beam([r0, y0 + thick], [r1, y1 + thick], thick * 1.6, thick * 2, { colour: tone.terracottaDark }),
    );
  }
  const lift = Math.abs(outer[0] - second[0]) * 0.5;
  parts.push(
    beam(
      [outer[0] - lift * 0.2, outer[1] + thick],
      [outer[0] + lift, outer[1] + thick + lift * 0.7],
      thick * 1.3,
      thick * 1.3,
      { colour: tone.gold },
    ),
  );
  return repeat(join(parts), outwards(count));
}

/** Everything of the roof with its columns, in the hall's coordinates. */
export function greatRoof(hall: Hall): BufferGeometry {
  const { roofRadius, oculusRadius } = hall.atrium;
  const ring = hall.columns.filter((c) => Math.hypot(c.x, c.z) < roofRadius);
  const profile = roofProfile(roofRadius, oculusRadius);
  const count = Math.max(6, ring.length);
  const first = ring[0] ?? { x: 0, z: 1 };
  const ringRadius = Math.hypot(first.x, first.z);
  const middle = (ringRadius + oculusRadius) / 2;
  const under = heightAt(profile, ringRadius) - 0.34;
  const [, oculusY] = profile[profile.length - 1] ?? [0, EAVES_Y];

  // Built with the first column in the south, then turned to where it stands.
  const roof = join([
    ...ringBeam(ringRadius, under + 0.16, 0.34, count, tone.woodDark),
    ...ringBeam(middle, heightAt(profile, middle) - 0.3, 0.18, count * 2, tone.woodDark),
    ...ringBeam(roofRadius - 0.12, EAVES_Y - 0.14, 0.16, count * 2, tone.woodDark),
    ...ringBeam(roofRadius + 0.02, EAVES_Y + 0.06, 0.1, count * 2, tone.gold),
    ...tiles(profile, count * 2),
    ...hips(profile, count, 0.12),
    ...ceiling(profile, count * 2),
    ...rafters(profile, outwards(count * 2)),
    ...repeat(brace(profile, ringRadius, under, 1.35), outwards(count)),
    ...repeat(brace(profile, ringRadius, under, -1.35), outwards(count)),
    ...crown(oculusRadius, oculusY, count),
  ]).rotateY(Math.atan2(first.x, first.z));
  const feet = ring.map((c) => new Matrix4().makeRotationY(Math.atan2(c.x, c.z)).setPosition(c.x, 0, c.z));
  const hung = roofLanterns(hall).map(({ x, z }) => new Matrix4().makeTranslation(x, 0, z));
  return join([roof, ...repeat(lantern(), hung), ...repeat(columnShape(under, 1.15), feet)]);
}

/** Turns that take local x to `count` directions outwards, the first to the south. */
function outwards(count: number): Matrix4[] {
  return Array.from({ length: count }, (_, i) =>
    new Matrix4().makeRotationY(-Math.PI / 2 + (i * 2 * Math.PI) / count),
  );
}

/** From a column up to the rafters, `reach` metres outwards or inwards. */
function brace(profile: Profile, ring: number, under: number, reach: number): BufferGeometry {
  const top = heightAt(profile, ring + reach) - 0.3;
  return beam([ring, under - 1.15], [ring + reach, top], 0.13, 0.12, { colour: tone.wood, ao: 0.9 });
}

function heightAt(profile: Profile, radius: number): number {
  for (let i = 0; i + 1 < profile.length; i++) {
    const [r0, y0] = profile[i] ?? [0, 0];
    const [r1, y1] = profile[i + 1] ?? [0, 0];
    if (radius <= r0 && radius >= r1) return y0 + ((y1 - y0) * (r0 - radius)) / (r0 - r1);
  }
  return EAVES_Y;
}
