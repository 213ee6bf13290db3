/** The terrazzo floor with its inlays: bands around the atrium, a compass star, borders in the wings' colours. */
import {
  BufferAttribute,
  BufferGeometry,
  CircleGeometry,
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  RedFormat,
  RingGeometry,
  type Texture,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { drawContactMap, type ContactMap } from './contact-map.ts';

/** Metres one picture of terrazzo covers. */
const TILE = 2.2;
const GROUND = '#efe3cf';
const BRASS = '#b88a3e';
const CLAY = '#b9653f';
const SLATE = '#7f8f86';

type Piece = { readonly shape: BufferGeometry; readonly colour: string; readonly y: number };

/** The floor's one mesh. `terrazzo` is the tiling picture, `shading` as the quality tier says. */
export function createFloor(
  hall: Hall,
  terrazzo: Texture,
  shading: 'standard' | 'lambert',
  contactSize: number,
): Mesh {
  const contact = drawContactMap(hall, contactSize);
  const geometry = mergeGeometries([...ground(hall), ...inlays(hall)].map(finish));
  const mesh = new Mesh(geometry, floorMaterial(terrazzo, contact, shading));
  mesh.receiveShadow = true;
  mesh.name = 'floor';
  return mesh;
}

/** Walkable pieces plus paving under and behind the pavilions. */
function ground(hall: Hall): Piece[] {
  const plain = (shape: BufferGeometry): Piece => ({ shape, colour: GROUND, y: 0 });
  const slab = (b: Box) => plain(flatBox(b, b.hx, b.hz));
  return [
    ...hall.floors.map((f) =>
      f.kind === 'disc' ? plain(new CircleGeometry(f.radius, 96).translate(f.x, -f.z, 0)) : slab(f),
    ),
    ...hall.counters.map((c) => {
      const foot = boothFootprint(c);
      return slab({ ...foot, hx: foot.hx + 0.3, hz: foot.hz + 0.25 });
    }),
    ...hall.wings.map((w) => slab({ ...w.endWall, hx: w.endWall.hx + 0.8, hz: 0.7 })),
  ];
}

/** Lying in the xy plane, still to be turned onto the floor: (x, -z, 0). */
function flatBox(b: Box, hx: number, hz: number): BufferGeometry {
  return new PlaneGeometry(hx * 2, hz * 2).rotateZ(b.yaw).translate(b.x, -b.z, 0);
}

const band = (radius: number, width: number, colour: string, y = 0.006): Piece => ({
  shape: new RingGeometry(radius - width / 2, radius + width / 2, 96),
  colour,
  y,
});

function inlays(hall: Hall): Piece[] {
  const { radius, roofRadius } = hall.atrium;
  const map = mapRadius(hall) + 0.35;
  return [
    band(map + 0.16, 0.34, CLAY),
    band(map + 0.44, 0.06, BRASS),
    band(map - 0.1, 0.05, BRASS),
    ...star(map + 0.62, roofRadius - 0.5),
    band(roofRadius, 0.5, CLAY),
    band(roofRadius + 0.34, 0.06, BRASS),
    band(roofRadius - 0.34, 0.06, BRASS),
    band(radius + 0.9, 0.16, SLATE),
    ...hall.wings.flatMap((wing) => wing.aisles.flatMap((aisle) => borders(aisle, wing.accent))),
    ...entrancePath(hall),
  ];
}

/** How far the inlaid map reaches from the centre. */
export function mapRadius(hall: Hall): number {
  return Math.max(0, ...hall.tiles.map((t) => Math.hypot(t.centre.x, t.centre.z) + t.size * 0.72));
}

/** A ring of rays around the map, the longest to the four winds. */
function star(inner: number, outer: number): Piece[] {
  const rays = 32;
  return Array.from({ length: rays }, (_, i) => {
    const isWind = i % 8 === 0;
    const length = (outer - inner) * (isWind ? 1 : i % 4 === 0 ? 0.82 : 0.6);
    const half = isWind ? 0.5 : i % 2 ? 0.24 : 0.34;
    const shape = new BufferGeometry();
    const corners = [-half, inner, 0, half, inner, 0, 0, inner + length, 0];
    shape.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3));
    shape.setAttribute('normal', new BufferAttribute(Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]), 3));
    shape.setAttribute('uv', new BufferAttribute(new Float32Array(6), 2));
    shape.setIndex([0, 1, 2]);
    return { shape: shape.rotateZ((-i / rays) * 2 * Math.PI), colour: isWind ? CLAY : SLATE, y: 0.006 };
  });
}

type Aisle = Hall['wings'][number]['aisles'][number];

function borders(aisle: Aisle, accent: string): Piece[] {
  const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
  const length = Math.hypot(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
  const s = Math.sin(yaw);
  const c = Math.cos(yaw);
  const strip = (right: number, width: number, colour: string): Piece => {
    const middle = {
      x: (aisle.from.x + aisle.to.x) / 2 - c * right,
      z: (aisle.from.z + aisle.to.z) / 2 + s * right,
    };
    return {
      shape: flatBox({ ...middle, yaw, hx: 0, hz: 0 }, width / 2, length / 2 - 0.3),
      colour,
      y: 0.006,
    };
  };
  const edge = aisle.width / 2 - 0.25;
  return [-1, 1].flatMap((side) => [
    strip(side * edge, 0.24, accent),
    strip(side * (edge - 0.2), 0.05, BRASS),
    strip(side * (edge + 0.2), 0.05, BRASS),
  ]);
}

/** Slabs like stepping stones from the garden to the atrium. */
function entrancePath(hall: Hall): Piece[] {
  const { bearing } = hall.entrance;
  const s = Math.sin(bearing);
  const c = Math.cos(bearing);
  return [0, 1, 2, 3, 4].map((i) => {
    const out = hall.atrium.radius + 1.9 + i * 1.3;
    return {
      shape: flatBox({ x: s * out, z: c * out, yaw: bearing, hx: 0, hz: 0 }, 1.9, 0.1),
      colour: i % 2 ? SLATE : CLAY,
      y: 0.006,
    };
  });
}

const scratch = new Color();

/** Turns a piece onto the floor and gives it world-sized picture coordinates and its colour. */
function finish({ shape, colour, y }: Piece): BufferGeometry {
  shape.rotateX(-Math.PI / 2).translate(0, y, 0);
  const position = shape.getAttribute('position');
  const uv = new Float32Array(position.count * 2);
  const colours = new Float32Array(position.count * 3);
  scratch.set(colour);
  for (let i = 0; i < position.count; i++) {
    uv[i * 2] = position.getX(i) / TILE;
    uv[i * 2 + 1] = position.getZ(i) / TILE;
    scratch.toArray(colours, i * 3);
  }
  shape.setAttribute('uv', new BufferAttribute(uv, 2));
  shape.setAttribute('color', new BufferAttribute(colours, 3));
  return shape;
}

function floorMaterial(terrazzo: Texture, contact: ContactMap, shading: 'standard' | 'lambert') {
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({
          map: terrazzo,
          vertexColors: true,
          roughness: 0.38,
          envMapIntensity: 0.85,
        })
      : new MeshLambertMaterial({ map: terrazzo, vertexColors: true });
  const picture = new DataTexture(contact.data, contact.size, contact.size, RedFormat);
  picture.magFilter = LinearFilter;
  picture.minFilter = LinearMipmapLinearFilter;
  picture.generateMipmaps = true;
  picture.needsUpdate = true;
  const uniforms = {
    uContact: { value: picture },
    uContactFrame: { value: [contact.minX, contact.minZ, 1 / contact.span] },
  };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vContact;\nuniform vec3 uContactFrame;')
      .replace(
        '#include <begin_vertex>',
        '#include <begin_vertex>\nvContact = ( position.xz - uContactFrame.xy ) * uContactFrame.z;',
      );
    // Shade tints to warm brown: light that comes back from timber and clay.
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vContact;\nuniform sampler2D uContact;')
      .replace(
        '#include <map_fragment>',
        `#include <map_fragment>
  float open = texture2D( uContact, vContact ).r;
  diffuseColor.rgb *= mix( vec3( 0.42, 0.32, 0.26 ), vec3( 1.0 ), open );`,
      );
  };
  material.customProgramCacheKey = () => `floor-${shading}`;
  return material;
}
