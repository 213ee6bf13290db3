/** Where every cloth lies in the one picture they share. Texels, from the top left. */
import type { Tier } from '../engine/quality.ts';
import { CLOTH_HEIGHT, CLOTH_WIDTH } from './cloth-size.ts';

export type Cell = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type AtlasPlan = {
  readonly width: number;
  readonly height: number;
  readonly cloths: readonly Cell[];
  readonly murals: readonly Cell[];
};

/** Widths of one counter's cloth and one mural, texels. */
export type ClothDetail = { readonly cloth: number; readonly mural: number };

/** One byte a texel: 27 counters and 4 wings take 2.3 MB with mipmaps on a phone, 11 MB on a desktop. */
export const clothDetail: Readonly<Record<Tier, ClothDetail>> = {
  test: { cloth: 144, mural: 208 },
  low: { cloth: 280, mural: 400 },
  mid: { cloth: 400, mural: 640 },
  high: { cloth: 576, mural: 1024 },
};

/** Keeps the small mipmaps of neighbours apart. */
const GAP = 4;
const MURAL_ASPECT = 2.67;

export function planAtlas(clothCount: number, muralCount: number, detail: ClothDetail): AtlasPlan {
  const cloth = { width: detail.cloth, height: Math.round((detail.cloth * CLOTH_HEIGHT) / CLOTH_WIDTH) };
  const mural = { width: detail.mural, height: Math.round(detail.mural / MURAL_ASPECT) };
  const columns = Math.max(
    1,
    Math.round(Math.sqrt((clothCount * (cloth.height + GAP)) / (cloth.width + GAP)) * 1.2),
  );
  const width = Math.max(columns * (cloth.width + GAP), muralCount > 0 ? mural.width + GAP : 0);
  const cloths = inRows(clothCount, cloth, width, 0);
  const below = bottomOf(cloths);
  const murals = inRows(muralCount, mural, width, below);
  return { width, height: Math.max(1, below, bottomOf(murals)), cloths, murals };
}

function inRows(count: number, size: { width: number; height: number }, width: number, top: number): Cell[] {
  const columns = Math.max(1, Math.floor(width / (size.width + GAP)));
  return Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * (size.width + GAP),
    y: top + Math.floor(i / columns) * (size.height + GAP),
    ...size,
  }));
}

const bottomOf = (cells: readonly Cell[]): number => {
  const last = cells.at(-1);
  return last ? last.y + last.height + GAP : 0;
};

/** x, y, width and height of each cell in texture coordinates. */
export function rectsOf(cells: readonly Cell[], { width, height }: AtlasPlan): Float32Array {
  const rects = new Float32Array(cells.length * 4);
  cells.forEach((cell, i) => {
    rects.set([cell.x / width, cell.y / height, cell.width / width, cell.height / height], i * 4);
  });
  return rects;
}
