import { type CanvasTexture, Vector2, type WebGLRenderer } from 'three';
import {
  type AtlasGrid,
  FONT,
  canvasTexture,
  createContext,
  fitText,
  groundFor,
  layoutAtlas,
  loadSignFonts,
  shade,
} from './atlas-canvas.ts';

/** What a counter's live board says; texts come translated, the board only draws them. */
export type BoardText = {
  readonly accent: string;
  /** "Loket 12" */
  readonly counter: string;
  readonly open: boolean;
  /** "Buka" / "Tutup" / "Istirahat" */
  readonly state: string;
  /** "Dilayani" and the number, "A-014" or "–" */
  readonly nowLabel: string;
  readonly now: string;
  /** "3 menunggu" */
  readonly waiting: string;
  /** "± 12 menit" */
  readonly estimate: string;
};

export type BoardAtlas = {
  readonly texture: CanvasTexture;
  readonly rects: Float32Array;
  readonly grid: AtlasGrid;
  readonly context: CanvasRenderingContext2D;
  /** What every cell shows, so that only a change is drawn. */
  readonly shown: (string | null)[];
  readonly dirty: Set<number>;
  readonly scratch: { readonly context: CanvasRenderingContext2D; readonly texture: CanvasTexture };
};

/** Width over height of the kit's `board` part. */
export const BOARD_ASPECT = 0.56 / 0.75;

function roundRect(c: CanvasRenderingContext2D, x: number, y: number, w: number, h: number, r: number): void {
  c.beginPath();
  c.roundRect(x, y, w, h, r);
  c.fill();
}

function drawBoard(c: CanvasRenderingContext2D, w: number, h: number, board: BoardText): void {
  const k = groundFor(board.accent);
  c.fillStyle = '#14181f';
  c.fillRect(0, 0, w, h);
  c.fillStyle = shade(board.accent, k);
  c.fillRect(0, 0, w, h * 0.16);
  c.textBaseline = 'middle';
  c.textAlign = 'left';
  c.fillStyle = '#ffffff';
  fitText(c, board.counter, w * 0.06, h * 0.084, w * 0.46, h * 0.088, 800);
  const lamp = board.open ? '#7ee2a0' : '#ffb4a6';
  c.fillStyle = lamp;
  c.textAlign = 'right';
  fitText(c, board.state, w * 0.86, h * 0.084, w * 0.32, h * 0.07, 700);
  c.beginPath();
  c.arc(w * 0.915, h * 0.08, h * 0.026, 0, Math.PI * 2);
  c.fill();
  c.textAlign = 'center';
  c.fillStyle = '#c9d2dd';
  fitText(c, board.nowLabel, w / 2, h * 0.262, w * 0.88, h * 0.085, 600);
  c.fillStyle = board.open ? '#ffd98a' : '#8b95a3';
  fitText(c, board.now, w / 2, h * 0.46, w * 0.9, h * 0.3, 800);
  c.fillStyle = '#222a35';
  roundRect(c, w * 0.05, h * 0.655, w * 0.9, h * 0.295, h * 0.035);
  c.fillStyle = '#ffffff';
  fitText(c, board.waiting, w / 2, h * 0.74, w * 0.82, h * 0.098, 700);
  c.fillStyle = '#c9d2dd';
  fitText(c, board.estimate, w / 2, h * 0.868, w * 0.82, h * 0.085, 600);
  c.font = `600 10px ${FONT}`;
}

/** An empty atlas for `count` live boards; `cellWidth` 208 for desktops (27 boards: 6.5 MB), 144 for phones (3 MB). */
export async function createBoardAtlas(count: number, cellWidth = 208): Promise<BoardAtlas> {
  await loadSignFonts();
  const cellHeight = Math.round(cellWidth / BOARD_ASPECT);
  const grid = layoutAtlas(count, cellWidth, cellHeight);
  const context = createContext(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
  context.fillStyle = '#14181f';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const cell = createContext(cellWidth, cellHeight);
  const scratch = { context: cell, texture: canvasTexture(cell) };
  scratch.texture.generateMipmaps = false;
  return {
    texture: canvasTexture(context),
    rects: grid.rects,
    grid,
    context,
    shown: Array.from({ length: count }, () => null),
    dirty: new Set(),
    scratch,
  };
}

/** Says what board `i` should show. Draws only when the text differs from what is there; returns whether it did. */
export function setBoard(atlas: BoardAtlas, i: number, board: BoardText): boolean {
  const key = Object.values(board).join('\u0000');
  if (atlas.shown[i] === key || i < 0 || i >= atlas.shown.length) return false;
  atlas.shown[i] = key;
  const { canvas } = atlas.scratch.context;
  drawBoard(atlas.scratch.context, canvas.width, canvas.height, board);
  const [x, y] = corner(atlas, i);
  atlas.context.drawImage(canvas, x, y);
  atlas.dirty.add(i);
  return true;
}

function corner(atlas: BoardAtlas, i: number): [number, number] {
  const { columns, cellWidth, cellHeight } = atlas.grid;
  return [(i % columns) * cellWidth, Math.floor(i / columns) * cellHeight];
}

const target = new Vector2();

/**
 * Sends changed boards to the GPU: one small rectangle each, or the whole atlas when many changed. Call once per frame;
 * it does nothing when no board changed.
 */
export function flushBoards(atlas: BoardAtlas, renderer: WebGLRenderer): void {
  if (atlas.dirty.size === 0) return;
  if (atlas.dirty.size > 3 || atlas.texture.version === 0) {
    atlas.texture.needsUpdate = true;
    atlas.dirty.clear();
    return;
  }
  for (const i of atlas.dirty) {
    const [x, y] = corner(atlas, i);
    const { context, texture } = atlas.scratch;
    const { width, height } = context.canvas;
    context.drawImage(atlas.context.canvas, x, y, width, height, 0, 0, width, height);
    texture.needsUpdate = true;
    renderer.copyTextureToTexture(texture, atlas.texture, null, target.set(x, y));
  }
  atlas.dirty.clear();
}
