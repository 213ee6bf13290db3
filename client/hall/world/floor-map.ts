/** The inlaid map of the province: one tile per region with its name and live state, one draw call. */
import { type InstancedMesh, PlaneGeometry } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import {
  canvasTexture,
  createContext,
  fitText,
  groundFor,
  layoutAtlas,
  loadSignFonts,
  shade,
} from '../kit/atlas-canvas.ts';
import { createAtlasMesh } from '../kit/atlas-material.ts';
import { matrixOf } from './instances.ts';

export type TileState = 'open' | 'unstaffed' | 'closed' | 'unknown';
export type TileWords = { readonly state: TileState; readonly line: string };

export type FloorMap = {
  readonly mesh: InstancedMesh;
  readonly show: (code: string, words: TileWords) => void;
  /** Once per frame; uploads at most every other second. */
  readonly flush: (nowMs: number) => void;
};

const CELL = 176;
const UPLOAD_EVERY_MS = 2000;
const FLOOR_Y = 0.012;

export async function createFloorMap(hall: Hall, shading: 'standard' | 'lambert'): Promise<FloorMap> {
  await loadSignFonts();
  const { tiles } = hall;
  const grid = layoutAtlas(tiles.length, CELL, CELL);
  const context = createContext(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
  const texture = canvasTexture(context);
  const plane = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2);
  // The atlas' first row is on top: north, on the floor.
  const uv = plane.getAttribute('uv');
  for (let i = 0; i < uv.count; i++) uv.setY(i, 1 - uv.getY(i));
  const mesh = createAtlasMesh(plane, { texture, rects: grid.rects }, { shading, glow: 0.5 });
  tiles.forEach((tile, i) => {
    mesh.setMatrixAt(i, matrixOf({ ...tile.centre, y: FLOOR_Y, yaw: 0, scale: tile.size }));
  });
  mesh.computeBoundingSphere();
  mesh.receiveShadow = true;
  mesh.name = 'floor map';

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
    context.save();
    context.translate((i % grid.columns) * grid.cellWidth, Math.floor(i / grid.columns) * grid.cellHeight);
    drawTile(context, shortName(counter.name), counter.accent, words);
    context.restore();
  }

  for (const tile of tiles) show(tile.code, { state: 'unknown', line: '' });
  return {
    mesh,
    show,
    flush(nowMs) {
      if (!isDirty || nowMs - uploadedAt < UPLOAD_EVERY_MS) return;
      isDirty = false;
      uploadedAt = nowMs;
      texture.needsUpdate = true;
    },
  };
}

/** "Kabupaten Garut" -> "Garut", but "Kota Cirebon" keeps the word that tells it from the regency. */
export function shortName(name: string): string {
  return name.replace(/^(Kabupaten|Kab\.)\s+/u, '');
}

function drawTile(c: CanvasRenderingContext2D, name: string, accent: string, words: TileWords): void {
  const k = groundFor(accent);
  const isOpen = words.state === 'open';
  const isClosed = words.state === 'closed';
  c.clearRect(0, 0, CELL, CELL);
  c.fillStyle = '#c0944a';
  c.fillRect(0, 0, CELL, CELL);
  const stone = c.createLinearGradient(0, 0, CELL, CELL);
  stone.addColorStop(0, isClosed ? '#a09686' : shade(accent, k * 1.06));
  stone.addColorStop(1, isClosed ? '#877d6f' : shade(accent, k * 0.74));
  c.fillStyle = stone;
  c.fillRect(5, 5, CELL - 10, CELL - 10);
  drawCorners(c, isOpen ? '#ffe7b0' : 'rgb(255 240 210 / 38%)');
  if (isOpen) {
    c.strokeStyle = '#ffe2a0';
    c.lineWidth = 4;
    c.strokeRect(13, 13, CELL - 26, CELL - 26);
  }
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillStyle = '#fffaf0';
  const [first = '', ...rest] = name.split(' ');
  if (rest.length > 0) {
    fitText(c, first, CELL / 2, CELL * 0.29, CELL * 0.7, 24, 700);
    fitText(c, rest.join(' '), CELL / 2, CELL * 0.48, CELL * 0.76, 34, 800);
  } else {
    fitText(c, first, CELL / 2, CELL * 0.41, CELL * 0.76, 36, 800);
  }
  drawLamp(c, words.state, CELL / 2, CELL * (words.line ? 0.67 : 0.72));
  c.fillStyle = '#fff3d6';
  if (words.line) fitText(c, words.line, CELL / 2, CELL * 0.83, CELL * 0.7, 21, 700);
}

/** Quarter rings in the corners: four tiles that meet show a whole one. */
function drawCorners(c: CanvasRenderingContext2D, colour: string): void {
  c.strokeStyle = colour;
  for (const radius of [18, 27]) {
    c.lineWidth = radius === 18 ? 4 : 2;
    for (const [x, y, from] of [
      [5, 5, 0],
      [CELL - 5, 5, 0.5],
      [CELL - 5, CELL - 5, 1],
      [5, CELL - 5, 1.5],
    ] as const) {
      c.beginPath();
      c.arc(x, y, radius, from * Math.PI, (from + 0.5) * Math.PI);
      c.stroke();
    }
  }
}

/** Full, half, hollow: the state's shape, the same as the lamps of the flat view. */
function drawLamp(c: CanvasRenderingContext2D, state: TileState, x: number, y: number): void {
  if (state === 'unknown') return;
  c.lineWidth = 4;
  c.strokeStyle = c.fillStyle = state === 'open' ? '#b8f5c8' : '#ffffff';
  c.beginPath();
  c.arc(x, y, 9, 0, 2 * Math.PI);
  c.stroke();
  if (state === 'closed') return;
  c.beginPath();
  c.arc(x, y, 9, Math.PI / 2, state === 'open' ? Math.PI * 2.5 : Math.PI * 1.5);
  c.fill();
}
