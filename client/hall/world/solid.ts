/**
 * Simple solids in the kit's vertex layout (colour + ambient occlusion, accent and glow masks), so that what is
 * built here and what was modelled share one material.
 */
import { BoxGeometry, BufferAttribute, BufferGeometry, Color, CylinderGeometry, type Matrix4 } from 'three';
import { crafts } from '../kit/crafts.ts';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

export type Paint = {
  readonly colour: string;
  /** Ambient occlusion at a point, 0 dark to 1 open. */
  readonly ao?: number | ((x: number, y: number, z: number) => number);
  /** 1 = tinted by the accent colour. */
  readonly accent?: number;
  /** How it is made: a fine pattern the kit material draws; goes without an accent. */
  readonly craft?: keyof typeof crafts;
  /** 1 = shines by itself. */
  readonly glow?: number;
};

/** The building's colours, the same as the models'. */
export const tone = {
  wood: '#a8703f',
  woodDark: '#7a4b28',
  woodLight: '#c9955c',
  cream: '#f3ead9',
  stone: '#d9d2c4',
  stoneDark: '#b5ac9a',
  dark: '#3a322c',
  terracotta: '#b5562f',
  terracottaLight: '#c0623a',
  terracottaDark: '#8f3f22',
  bamboo: '#dcbf86',
  gold: '#d9a441',
  leaf: '#5d9a45',
  leafDark: '#3f7a38',
  lamp: '#ffd58a',
  screen: '#9fd8ff',
} as const;

const scratch = new Color();

/** Writes colour, occlusion and masks into a geometry, and makes it mergeable with all others. */
export function paint(
  geometry: BufferGeometry,
  { colour, ao = 1, accent = 0, glow = 0, craft }: Paint,
): BufferGeometry {
  const position = geometry.getAttribute('position');
  const { count } = position;
  scratch.set(colour);
  const colours = new Uint8Array(count * 4);
  const masks = new Uint8Array(count * 2);
  for (let i = 0; i < count; i++) {
    const open = typeof ao === 'number' ? ao : ao(position.getX(i), position.getY(i), position.getZ(i));
    colours[i * 4] = byte(scratch.r);
    colours[i * 4 + 1] = byte(scratch.g);
    colours[i * 4 + 2] = byte(scratch.b);
    colours[i * 4 + 3] = byte(open);
    masks[i * 2] = craft ? crafts[craft] : byte(accent);
    masks[i * 2 + 1] = byte(glow);
  }
  for (const name of Object.keys(geometry.attributes)) {
    if (name !== 'position' && name !== 'normal') geometry.deleteAttribute(name);
  }
  geometry.setAttribute('color', new BufferAttribute(colours, 4, true));
  geometry.setAttribute('uv', new BufferAttribute(masks, 2, true));
  geometry.clearGroups();
  if (!geometry.index) geometry.setIndex(Array.from({ length: count }, (_, i) => i));
  return geometry;
}

const byte = (v: number): number => Math.round(Math.min(1, Math.max(0, v)) * 255);

export type BoxShape = {
  readonly size: readonly [number, number, number];
  /** Centre. */
  readonly at: readonly [number, number, number];
  readonly yaw?: number;
  readonly roll?: number;
  readonly tilt?: number;
  /** Top as a share of the bottom. */
  readonly taper?: number;
};

export function box(shape: BoxShape, look: Paint): BufferGeometry {
  const [w, h, d] = shape.size;
  const geometry = new BoxGeometry(w, h, d);
  if (shape.taper !== undefined) taper(geometry, shape.taper);
  if (shape.roll) geometry.rotateZ(shape.roll);
  if (shape.tilt) geometry.rotateX(shape.tilt);
  if (shape.yaw) geometry.rotateY(shape.yaw);
  geometry.translate(...shape.at);
  return paint(geometry, look);
}

function taper(geometry: BufferGeometry, share: number): void {
  const p = geometry.getAttribute('position');
  for (let i = 0; i < p.count; i++)
    if (p.getY(i) > 0) p.setXYZ(i, p.getX(i) * share, p.getY(i), p.getZ(i) * share);
  geometry.computeVertexNormals();
}

/** A beam in the xy plane from one point to another, `thick` high and `deep` along z. */
export function beam(
  from: readonly [number, number],
  to: readonly [number, number],
  thick: number,
  deep: number,
  look: Paint,
): BufferGeometry {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return box(
    {
      size: [length, thick, deep],
      at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, 0],
      roll: Math.atan2(to[1] - from[1], to[0] - from[0]),
    },
    look,
  );
}

/** Standing on height `y`; `isOpen` leaves out lid and floor, where something else hides them. */
export function drum(
  radiusTop: number,
  radiusBottom: number,
  height: number,
  sides: number,
  y: number,
  look: Paint,
  isOpen = false,
): BufferGeometry {
  return paint(
    new CylinderGeometry(radiusTop, radiusBottom, height, sides, 1, isOpen).translate(0, y + height / 2, 0),
    look,
  );
}

/** A surface of quads; each is four corners, counter-clockwise seen from the side that shows. */
export type Corner = readonly [number, number, number];
export function quads(
  faces: readonly (readonly [Corner, Corner, Corner, Corner])[],
  look: Paint,
): BufferGeometry {
  const positions = new Float32Array(faces.length * 12);
  const index: number[] = [];
  faces.forEach((face, i) => {
    face.forEach((corner, k) => {
      positions.set(corner, i * 12 + k * 3);
    });
    const v = i * 4;
    index.push(v, v + 1, v + 2, v, v + 2, v + 3);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return paint(geometry, look);
}

/** One geometry of many; the parts are not usable afterwards. */
export function join(parts: readonly BufferGeometry[]): BufferGeometry {
  const joined: BufferGeometry | null = parts.length > 0 ? mergeGeometries([...parts]) : null;
  if (!joined) throw new Error('parts that do not fit together');
  joined.computeBoundingSphere();
  return joined;
}

/** A copy of `part` at each of the matrices. */
export function repeat(part: BufferGeometry, at: readonly Matrix4[]): BufferGeometry[] {
  return at.map((matrix) => part.clone().applyMatrix4(matrix));
}
