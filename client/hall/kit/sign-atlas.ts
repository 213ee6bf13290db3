import type { CanvasTexture } from 'three';
import {
  type AtlasGrid,
  canvasTexture,
  createContext,
  fitText,
  groundFor,
  layoutAtlas,
  loadSignFonts,
  shade,
} from './atlas-canvas.ts';

export type Sign = {
  /** "Kabupaten Garut"; drawn in capitals. */
  readonly title: string;
  /** "Loket 21 · Wilayah IV Priangan" */
  readonly subtitle: string;
  readonly accent: string;
};

export type SignAtlas = { readonly texture: CanvasTexture; readonly rects: Float32Array };

/** Width over height of the kit's `sign` part. */
export const SIGN_ASPECT = 2.7 / 0.46;

function drawSign(c: CanvasRenderingContext2D, x: number, y: number, w: number, h: number, sign: Sign): void {
  const k = groundFor(sign.accent);
  const ground = c.createLinearGradient(x, y, x, y + h);
  ground.addColorStop(0, shade(sign.accent, k));
  ground.addColorStop(1, shade(sign.accent, k * 0.72));
  c.fillStyle = ground;
  c.fillRect(x, y, w, h);
  c.strokeStyle = '#e6b85a';
  c.lineWidth = h * 0.028;
  c.strokeRect(x + h * 0.06, y + h * 0.06, w - h * 0.12, h - h * 0.12);
  c.textAlign = 'center';
  c.textBaseline = 'alphabetic';
  c.fillStyle = '#ffffff';
  fitText(c, sign.title.toLocaleUpperCase('id'), x + w / 2, y + h * 0.585, w * 0.9, h * 0.475, 800);
  c.fillStyle = '#ffe9bd';
  fitText(c, sign.subtitle, x + w / 2, y + h * 0.845, w * 0.86, h * 0.195, 600);
}

/**
 * All name signs in one texture. `cellWidth` 1024 for desktops (27 signs: 2056 x 2492 px, 20 MB), 512 for phones (5 MB).
 * Drawn once; waits for the fonts.
 */
export async function createSignAtlas(
  signs: readonly Sign[],
  cellWidth = 1024,
  aspect = SIGN_ASPECT,
): Promise<SignAtlas> {
  await loadSignFonts();
  const cellHeight = Math.round(cellWidth / aspect);
  const grid: AtlasGrid = layoutAtlas(signs.length, cellWidth, cellHeight);
  const context = createContext(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
  signs.forEach((sign, i) => {
    const x = (i % grid.columns) * grid.cellWidth;
    const y = Math.floor(i / grid.columns) * grid.cellHeight;
    drawSign(context, x, y, cellWidth, cellHeight, sign);
  });
  return { texture: canvasTexture(context), rects: grid.rects };
}
