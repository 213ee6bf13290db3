/** The inlaid map of the province: one stone a region, brass joints, its live state as light in the rim. One draw. */
import {
  Color,
  InstancedBufferAttribute,
  InstancedMesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
} from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { canvasTexture, createContext, layoutAtlas, loadSignFonts } from '../kit/atlas-canvas.ts';
import type { GroundLight } from '../kit/ground-light.ts';
import type { DayLight } from './daylight.ts';
import { drawTile, shortName, TILE_CELL } from './floor-tile.ts';
import { TILE_COLOUR, TILE_GLOW, TILE_HEAD } from './floor-map-shader.ts';
import { matrixOf } from './instances.ts';

export { shortName };
export type TileState = 'open' | 'unstaffed' | 'closed' | 'unknown';
export type TileWords = { readonly state: TileState; readonly line: string };

export type FloorMap = {
  readonly mesh: InstancedMesh;
  readonly show: (code: string, words: TileWords) => void;
  readonly setLight: (light: DayLight) => void;
  /** Once per frame: the slow breath of tiles where people wait; uploads at most every other second. */
  readonly flush: (nowMs: number) => void;
};

const UPLOAD_EVERY_MS = 2000;
const FLOOR_Y = 0.014;
/** How each state shines: 0 dim stone, 1 a steady warm rim, 2 a rim that breathes. */
const SHINE: Record<TileState, number> = { open: 1, unstaffed: 0.35, closed: 0, unknown: 0.2 };
const WAITING = 2;
/** One breath of the rim, seconds. */
const BREATH = 3.6;

export async function createFloorMap(
  hall: Hall,
  shading: 'standard' | 'lambert',
  ground: GroundLight,
  isStill: () => boolean,
): Promise<FloorMap> {
  await loadSignFonts();
  const { tiles } = hall;
  const grid = layoutAtlas(tiles.length, TILE_CELL, TILE_CELL);
  const context = createContext(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
  const texture = canvasTexture(context);
  const plane = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2);
  // The atlas' first row is on top: north, on the floor.
  const uv = plane.getAttribute('uv');
  for (let i = 0; i < uv.count; i++) uv.setY(i, 1 - uv.getY(i));
  const shine = new InstancedBufferAttribute(new Float32Array(tiles.length).fill(SHINE.unknown), 1);
  plane.setAttribute('iRect', new InstancedBufferAttribute(grid.rects, 4));
  plane.setAttribute('iShine', shine);
  const uniforms = { uBreath: { value: 0.7 }, uShine: { value: 1 } };
  const mesh = new InstancedMesh(plane, tileMaterial(shading, texture, uniforms), tiles.length);
  const accent = new Color();
  const yaw = wordsYaw(hall.entrance.bearing);
  tiles.forEach((tile, i) => {
    mesh.setMatrixAt(i, matrixOf({ ...tile.centre, y: FLOOR_Y, yaw, scale: tile.size }));
    mesh.setColorAt(i, accent.set(hall.counters.find((c) => c.code === tile.code)?.accent ?? '#7a4b28'));
  });
  mesh.computeBoundingSphere();
  mesh.receiveShadow = true;
  mesh.name = 'floor map';
  ground.adopt(mesh);

  const shown = tiles.map(() => '');
  let isDirty = false;
  let uploadedAt = -Infinity;

  function show(code: string, words: TileWords): void {
    const i = tiles.findIndex((t) => t.code === code);
    const key = `${words.state} ${words.line}`;
    const counter = hall.counters.find((c) => c.code === code);
    if (i < 0 || !counter || shown[i] === key) return;
    shown[i] = key;
    isDirty = true;
    const isWaitedAt = words.state === 'open' && words.line !== '';
    shine.setX(i, isWaitedAt ? WAITING : SHINE[words.state]);
    shine.needsUpdate = true;
    context.save();
    context.translate((i % grid.columns) * grid.cellWidth, Math.floor(i / grid.columns) * grid.cellHeight);
    drawTile(context, shortName(counter.name), words);
    context.restore();
  }

  for (const tile of tiles) show(tile.code, { state: 'unknown', line: '' });
  return {
    mesh,
    show,
    setLight(light) {
      uniforms.uShine.value = 0.85 + 0.2 * light.glow;
    },
    flush(nowMs) {
      uniforms.uBreath.value = isStill()
        ? 0.85
        : 0.75 + 0.25 * Math.sin((nowMs / 1000 / BREATH) * 2 * Math.PI);
      if (!isDirty || nowMs - uploadedAt < UPLOAD_EVERY_MS) return;
      isDirty = false;
      uploadedAt = nowMs;
      texture.needsUpdate = true;
    },
  };
}

/** Regions lie where they lie, but their names stand upright for whoever comes in: turned by quarters. */
export function wordsYaw(entranceBearing: number): number {
  return Math.round(entranceBearing / (Math.PI / 2)) * (Math.PI / 2);
}

function tileMaterial(
  shading: 'standard' | 'lambert',
  map: ReturnType<typeof canvasTexture>,
  uniforms: Record<string, { value: number }>,
) {
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ map, roughness: 0.4 })
      : new MeshLambertMaterial({ map });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        '#include <common>\nattribute vec4 iRect;\nattribute float iShine;\nvarying vec3 vTile;\nvarying vec3 vAccent;',
      )
      .replace(
        '#include <uv_vertex>',
        `#include <uv_vertex>
  vMapUv = iRect.xy + uv * iRect.zw;
  vTile = vec3( uv, iShine );
  vAccent = instanceColor.rgb;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${TILE_HEAD}`)
      .replace('#include <map_fragment>', TILE_COLOUR)
      .replace('#include <color_fragment>', '')
      .replace('#include <emissivemap_fragment>', TILE_GLOW);
  };
  material.customProgramCacheKey = () => `floor-map-${shading}`;
  return material;
}
