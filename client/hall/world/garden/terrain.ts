/** The ground outside: lawn that rises into a valley's sides, rice terraces on the first hills. One draw call. */
import { BufferAttribute, BufferGeometry, Color, Mesh, MeshLambertMaterial } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { Hall } from '../../../../shared/hall/types.ts';
import { createClearance, type Clearance } from './clearance.ts';
import type { Tree } from './garden-plan.ts';
import { heightAway } from './ground-height.ts';

const COLUMNS = 88;
/** Rings of the lawn, metres from the atrium's centre: fine where one looks closely. */
function rings(hall: Hall): number[] {
  const radii: number[] = [];
  for (let r = hall.atrium.radius - 1; r < TERRACES_FROM; r += r < 34 ? 1.7 : r < 48 ? 2.6 : 5) radii.push(r);
  return [...radii, TERRACES_FROM + 2];
}

const TERRACES_FROM = 72;
const STEPS = 7;
const STEP_DEPTH = 4.2;

const colour = new Color();
const other = new Color();

function lawn(hall: Hall, clear: Clearance): BufferGeometry {
  const radii = rings(hall);
  const across = COLUMNS + 1;
  const positions = new Float32Array(radii.length * across * 3);
  const colours = new Float32Array(radii.length * across * 3);
  const index: number[] = [];
  radii.forEach((r, k) => {
    for (let i = 0; i < across; i++) {
      const angle = ((i % COLUMNS) / COLUMNS) * 2 * Math.PI;
      const [x, z] = [Math.sin(angle) * r, Math.cos(angle) * r];
      const away = clear.floor(x, z);
      const at = (k * across + i) * 3;
      positions.set([x, heightAway(x, z, away), z], at);
      const patch = Math.sin(x * 0.21 + Math.sin(z * 0.13) * 2) * Math.sin(z * 0.19 + 1.3);
      colour.set('#7b9a4c').lerp(other.set('#568744'), Math.min(1, away / 30));
      colour.lerp(other.set('#98a955'), 0.3 * Math.max(0, patch));
      // earth in the borders along the paving and behind the pavilions
      const earth = Math.max(0, 1 - Math.abs(away - 0.9) / 1.5) * 0.55;
      colour.lerp(other.set('#5f5a36'), earth);
      colour.toArray(colours, at);
      if (k === 0 || i === 0) continue;
      const b = k * across + i;
      const a = b - across;
      index.push(a - 1, b - 1, a, a, b - 1, b);
    }
  });
  return finish(positions, colours, index);
}

function finish(positions: Float32Array, colours: Float32Array, index: number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colours, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

/** How high the first hills are in a direction, metres above the lawn's end. */
const hillHeight = (angle: number): number =>
  2 + 7.5 * Math.max(0.05, 0.5 + 0.36 * Math.sin(angle * 3 + 2) + 0.3 * Math.sin(angle * 5 + 0.6));

/** Sawah: young green, ripe gold and flooded mirrors, between dark banks. */
const fields = ['#7fae4b', '#94b955', '#74a548', '#b3b458', '#a3bfae', '#88b24f'] as const;

function terraces(): BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const index: number[] = [];
  const put = (angle: number, r: number, y: number, hue: Color): number => {
    positions.push(Math.sin(angle) * r, y, Math.cos(angle) * r);
    colours.push(hue.r, hue.g, hue.b);
    return positions.length / 3 - 1;
  };
  const quad = (a: number, b: number, c: number, d: number): void => {
    index.push(a, b, c, b, d, c);
  };
  const edge = (angle: number, step: number): number =>
    TERRACES_FROM +
    step * STEP_DEPTH +
    1.4 * Math.sin(angle * 9 + step * 1.1) +
    0.9 * Math.sin(angle * 23 - step);
  for (let step = 0; step < STEPS; step++) {
    for (let i = 0; i < COLUMNS; i++) {
      const [a0, a1] = [(i / COLUMNS) * 2 * Math.PI, ((i + 1) / COLUMNS) * 2 * Math.PI];
      const [h0, h1] = [hillHeight(a0), hillHeight(a1)];
      const y = (h: number, s: number) => 2.6 + (h * s) / STEPS;
      const field =
        fields[Math.abs(Math.floor(i / 2) * 7 + step * 5 + ((i * step) % 3)) % fields.length] ?? fields[0];
      const bank = colour.set('#3f6a33').clone();
      const lip = colour.set('#9cc257').clone();
      const tread = other.set(field).clone();
      const inner = [
        put(a0, edge(a0, step), y(h0, step + 0.0), bank),
        put(a1, edge(a1, step), y(h1, step), bank),
      ] as const;
      const top = [
        put(a0, edge(a0, step) + 0.4, y(h0, step + 1), lip),
        put(a1, edge(a1, step) + 0.4, y(h1, step + 1), lip),
      ] as const;
      quad(inner[0], top[0], inner[1], top[1]);
      const near = [
        put(a0, edge(a0, step) + 0.4, y(h0, step + 1), tread),
        put(a1, edge(a1, step) + 0.4, y(h1, step + 1), tread),
      ] as const;
      const far = [
        put(a0, edge(a0, step + 1), y(h0, step + 1), tread),
        put(a1, edge(a1, step + 1), y(h1, step + 1), tread),
      ] as const;
      quad(near[0], far[0], near[1], far[1]);
    }
  }
  return finish(Float32Array.from(positions), Float32Array.from(colours), index);
}

/** Blades and tufts: light and dark streaks that keep a lawn from looking like cloth. */
const GRASS = /* glsl */ `
  #include <color_fragment>
  vec2 g = vGround * 2.3;
  float tuft = sin( g.x * 3.1 + sin( g.y * 2.3 ) * 1.7 ) * sin( g.y * 2.9 + sin( g.x * 1.9 ) * 1.9 );
  float fine = sin( g.x * 11.0 + 3.0 * sin( g.y * 7.0 ) ) * sin( g.y * 13.0 + 3.0 * sin( g.x * 5.0 ) );
  float close = 1.0 - smoothstep( 12.0, 42.0, vAway );
  diffuseColor.rgb *= 1.0 + close * ( 0.07 * tuft + 0.06 * fine );`;

export type Terrain = {
  readonly mesh: Mesh;
  /** Darkens the grass below crowns. */
  readonly shade: (trees: readonly Tree[]) => void;
};

const SHADE = new Color('#2f5a30');

function shadeUnder(geometry: BufferGeometry, trees: readonly Tree[]): void {
  const position = geometry.getAttribute('position');
  const colours = geometry.getAttribute('color');
  for (let i = 0; i < position.count; i++) {
    const [x, z] = [position.getX(i), position.getZ(i)];
    let dark = 0;
    for (const t of trees) {
      const away = Math.hypot(t.x - x, t.z - z) / (t.radius * 1.5 + 0.6);
      if (away < 1) dark += 0.5 * (1 - away);
    }
    if (dark === 0) continue;
    colour.setRGB(colours.getX(i), colours.getY(i), colours.getZ(i)).lerp(SHADE, Math.min(0.62, dark));
    colours.setXYZ(i, colour.r, colour.g, colour.b);
  }
  colours.needsUpdate = true;
}

export function createTerrain(hall: Hall): Terrain {
  const geometry = mergeGeometries([lawn(hall, createClearance(hall)), terraces()]);
  const material = new MeshLambertMaterial({ vertexColors: true });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vGround;\nvarying float vAway;')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\nvGround = position.xz;\nvAway = -mvPosition.z;',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vGround;\nvarying float vAway;')
      .replace('#include <color_fragment>', GRASS);
  };
  const mesh = new Mesh(geometry, material);
  mesh.receiveShadow = true;
  mesh.name = 'terrain';
  return {
    mesh,
    shade(trees) {
      shadeUnder(geometry, trees);
    },
  };
}
