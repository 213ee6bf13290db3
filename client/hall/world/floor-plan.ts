/** What the floor is made of: discs, boxes and their kerbs, each with its own plan coordinates for the stone-layer. */
import {
  BufferAttribute,
  type BufferGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  PlaneGeometry,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import type { Box, Hall } from '../../../shared/hall/types.ts';

/** How a piece is laid; the floor's shader knows the patterns by these numbers. */
export const laying = { disc: 0, aisle: 1, slabs: 2, kerb: 3, gravel: 4 } as const;
type Laying = keyof typeof laying;

const PLAIN = '#ffffff';
const CLAY = '#b9653f';
/** The outer edge: a stone kerb a hand wide, then gravel down to the lawn; metres. */
const KERB = 0.26;
const GRAVEL = 1.05;
const GRAVEL_Y = -0.075;
const SKIRT = 0.16;
const ROUND = 96;

/** One geometry: position, normal, colour (the border's accent) and `plan` (across, along, laying). */
export function floorGeometry(hall: Hall): BufferGeometry {
  const parts = [...discs(hall), ...aisles(hall), ...paths(hall), ...underParts(hall)];
  return mergeGeometries(parts);
}

function discs(hall: Hall): BufferGeometry[] {
  return hall.floors.flatMap((f) => {
    if (f.kind !== 'disc') return [];
    const disc = (radius: number, y: number, as: Laying) =>
      laid(
        new CircleGeometry(radius, ROUND).rotateX(-Math.PI / 2).translate(f.x, y, f.z),
        as,
        { x: f.x, z: f.z, yaw: 0 },
        PLAIN,
      );
    return [
      disc(f.radius, 0.004, 'disc'),
      disc(f.radius + KERB, -0.012, 'kerb'),
      ...skirt(
        new CylinderGeometry(f.radius + KERB, f.radius + KERB, SKIRT, ROUND, 1, true).translate(
          f.x,
          -SKIRT / 2 - 0.012,
          f.z,
        ),
        f,
      ),
      disc(f.radius + GRAVEL, GRAVEL_Y, 'gravel'),
    ];
  });
}

/** Whichever floor boxes an avenue runs through carry its borders; they lie a hair lower than the atrium. */
function aisles(hall: Hall): BufferGeometry[] {
  return hall.wings.flatMap((wing) =>
    wing.aisles.flatMap((aisle) => {
      const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const length = Math.hypot(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
      const middle = { x: (aisle.from.x + aisle.to.x) / 2, z: (aisle.from.z + aisle.to.z) / 2 };
      return [slab({ ...middle, yaw, hx: aisle.width / 2, hz: length / 2 + 1.6 }, 0, 'aisle', wing.accent)];
    }),
  );
}

function paths(hall: Hall): BufferGeometry[] {
  return hall.floors.flatMap((f, i) =>
    f.kind === 'box'
      ? [slab(f, -0.003 - 0.0008 * (i % 3), isEntrance(hall, f) ? 'aisle' : 'slabs', CLAY), ...edge(f)]
      : [],
  );
}

const isEntrance = (hall: Hall, f: Box): boolean => {
  const turn = Math.atan2(f.x, f.z) - hall.entrance.bearing;
  return Math.cos(turn) > 0.999 && Math.hypot(f.x, f.z) > hall.atrium.radius;
};

/** Paving under and behind the pavilions and the end walls. */
function underParts(hall: Hall): BufferGeometry[] {
  return [
    ...hall.counters.map((c) => {
      const foot = boothFootprint(c);
      return { ...foot, hx: foot.hx + 0.3, hz: foot.hz + 0.25 };
    }),
    ...hall.wings.map((w) => ({ ...w.endWall, hx: w.endWall.hx + 0.8, hz: 0.7 })),
  ].flatMap((b) => [slab(b, -0.007, 'slabs', PLAIN), ...edge(b)]);
}

function edge(b: Box): BufferGeometry[] {
  const kerb = { ...b, hx: b.hx + KERB, hz: b.hz + KERB };
  const gravel = { ...b, hx: b.hx + GRAVEL, hz: b.hz + GRAVEL };
  return [
    slab(kerb, -0.016, 'kerb', PLAIN),
    ...skirt(boxSides(kerb, -0.016 - SKIRT, -0.016), b),
    slab(gravel, GRAVEL_Y - 0.004, 'gravel', PLAIN),
  ];
}

function skirt(shape: BufferGeometry, at: { x: number; z: number }): BufferGeometry[] {
  return [laid(shape, 'kerb', { ...at, yaw: 0 }, '#cfc6b6')];
}

/** The four upright sides of a box, without lid. */
function boxSides(b: Box, bottom: number, top: number): BufferGeometry {
  const height = top - bottom;
  const middle = (top + bottom) / 2;
  const side = (width: number, turn: number, x: number, z: number) =>
    new PlaneGeometry(width, height).rotateY(turn).translate(x, middle, z);
  return mergeGeometries([
    side(b.hx * 2, 0, 0, b.hz),
    side(b.hx * 2, Math.PI, 0, -b.hz),
    side(b.hz * 2, Math.PI / 2, b.hx, 0),
    side(b.hz * 2, -Math.PI / 2, -b.hx, 0),
  ])
    .rotateY(b.yaw)
    .translate(b.x, 0, b.z);
}

function slab(b: Box, y: number, as: Laying, colour: string): BufferGeometry {
  const shape = new PlaneGeometry(b.hx * 2, b.hz * 2)
    .rotateX(-Math.PI / 2)
    .rotateY(b.yaw)
    .translate(b.x, y, b.z);
  return laid(shape, as, b, colour);
}

const scratch = new Color();

/** Writes colour and plan coordinates: metres across and along, seen from the piece's own middle. */
function laid(
  shape: BufferGeometry,
  as: Laying,
  from: { readonly x: number; readonly z: number; readonly yaw: number },
  colour: string,
): BufferGeometry {
  const position = shape.getAttribute('position');
  const plan = new Float32Array(position.count * 3);
  const colours = new Float32Array(position.count * 3);
  const s = Math.sin(from.yaw);
  const c = Math.cos(from.yaw);
  scratch.set(colour);
  for (let i = 0; i < position.count; i++) {
    const dx = position.getX(i) - from.x;
    const dz = position.getZ(i) - from.z;
    plan.set([dx * c - dz * s, dx * s + dz * c, laying[as]], i * 3);
    scratch.toArray(colours, i * 3);
  }
  shape.deleteAttribute('uv');
  shape.setAttribute('plan', new BufferAttribute(plan, 3));
  shape.setAttribute('color', new BufferAttribute(colours, 3));
  return shape;
}
