/** The counters' live boards and their lamps in one picture, drawn again only where something changed. */
import { type CanvasTexture, Vector2, type WebGLRenderer } from 'three';
import { type AtlasGrid, canvasTexture, createContext, layoutAtlas, loadSignFonts } from './atlas-canvas.ts';
import { drawBoard, drawLamp } from './draw-board.ts';

/** Open and free, open and busy, closed: told apart by brightness and sign, not by colour alone. */
export const boardLamps = ['open', 'serving', 'closed'] as const;
export type BoardLamp = (typeof boardLamps)[number];

/** What a counter's live board says; texts come translated, the board only draws them. */
export type BoardText = {
  readonly accent: string;
  /** "Loket 12" */
  readonly counter: string;
  readonly open: boolean;
  /** Somebody is being called or served at this moment. */
  readonly serving?: boolean;
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

export const lampOf = (board: Pick<BoardText, 'open' | 'serving'>): BoardLamp =>
  board.open ? (board.serving ? 'serving' : 'open') : 'closed';

export type BoardAtlas = {
  readonly texture: CanvasTexture;
  readonly rects: Float32Array;
  /** Where the first of the three lamps lies: x, y, width, height in texture coordinates; the others follow to the right. */
  readonly lampRect: readonly [number, number, number, number];
  readonly grid: AtlasGrid;
  readonly context: CanvasRenderingContext2D;
  /** What every cell shows, so that only a change is drawn. */
  readonly shown: (string | null)[];
  readonly dirty: Set<number>;
  readonly scratch: { readonly context: CanvasRenderingContext2D; readonly texture: CanvasTexture };
};

/** A live board, metres. */
export const BOARD = { width: 0.7, height: 0.98 } as const;
/** Side of one lamp's sign, texels. */
const LAMP_TEXELS = 64;

/** An empty atlas for `count` live boards of `cellWidth` texels each, and a strip with the lamps below them. */
export async function createBoardAtlas(count: number, cellWidth = 208): Promise<BoardAtlas> {
  await loadSignFonts();
  const cellHeight = Math.round((cellWidth * BOARD.height) / BOARD.width);
  const grid = layoutAtlas(count, cellWidth, cellHeight);
  const width = Math.max(grid.columns * grid.cellWidth, LAMP_TEXELS * boardLamps.length);
  const top = grid.rows * grid.cellHeight;
  const context = createContext(width, top + LAMP_TEXELS);
  context.fillStyle = '#14181f';
  context.fillRect(0, 0, width, top);
  boardLamps.forEach((lamp, i) => {
    drawLamp(context, lamp, i * LAMP_TEXELS, top, LAMP_TEXELS);
  });
  const height = top + LAMP_TEXELS;
  const rects = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const x = (i % grid.columns) * grid.cellWidth;
    const y = Math.floor(i / grid.columns) * grid.cellHeight;
    rects.set([x / width, y / height, cellWidth / width, cellHeight / height], i * 4);
  }
  const cell = createContext(cellWidth, cellHeight);
  const scratch = { context: cell, texture: canvasTexture(cell) };
  scratch.texture.generateMipmaps = false;
  return {
    texture: canvasTexture(context),
    rects,
    lampRect: [0, top / height, LAMP_TEXELS / width, LAMP_TEXELS / height],
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
  drawBoard(atlas.scratch.context, canvas.width, canvas.height, board, lampOf(board));
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
