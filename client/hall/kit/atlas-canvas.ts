import { CanvasTexture, LinearFilter, LinearMipmapLinearFilter, SRGBColorSpace } from 'three';

export const FONT = '"Plus Jakarta Sans Variable", "Plus Jakarta Sans", sans-serif';

/** A grid of equal cells on one canvas, and where each cell lies in texture coordinates. */
export type AtlasGrid = {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** x, y, width, height per cell, in texture coordinates with the origin at the top left. */
  readonly rects: Float32Array;
};

/** Lays `count` cells of a given pixel size out in a nearly square texture; a pixel of gap keeps mipmaps apart. */
export function layoutAtlas(count: number, cellWidth: number, cellHeight: number, gap = 4): AtlasGrid {
  const columns = Math.max(1, Math.round(Math.sqrt((count * (cellHeight + gap)) / (cellWidth + gap))));
  const rows = Math.max(1, Math.ceil(count / columns));
  const width = columns * (cellWidth + gap);
  const height = rows * (cellHeight + gap);
  const rects = new Float32Array(count * 4);
  for (let i = 0; i < count; i++) {
    const x = (i % columns) * (cellWidth + gap);
    const y = Math.floor(i / columns) * (cellHeight + gap);
    rects.set([x / width, y / height, cellWidth / width, cellHeight / height], i * 4);
  }
  return { columns, rows, cellWidth: cellWidth + gap, cellHeight: cellHeight + gap, rects };
}

/** The fonts of the signs; canvas text drawn before they are loaded would keep the fallback for ever. */
export async function loadSignFonts(): Promise<void> {
  if (typeof document === 'undefined') return;
  await Promise.all(['800', '700', '600'].map((weight) => document.fonts.load(`${weight} 40px ${FONT}`)));
}

/** A CPU-side 2D context: accelerated canvases stall the first WebGL call on software renderers. */
export function createContext(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser has no 2D canvas');
  return context;
}

export function canvasTexture(context: CanvasRenderingContext2D): CanvasTexture {
  const texture = new CanvasTexture(context.canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.flipY = false;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 8;
  return texture;
}

/** Draws one line, shrinking it until it is at most `width` wide. */
export function fitText(
  c: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  width: number,
  size: number,
  weight: number,
): void {
  c.font = `${weight} ${size}px ${FONT}`;
  const measured = c.measureText(text).width;
  if (measured > width) c.font = `${weight} ${(size * width) / measured}px ${FONT}`;
  c.fillText(text, x, y);
}

/** Relative luminance of '#rrggbb' (WCAG). */
export function luminanceOf(hex: string): number {
  const n = Number.parseInt(hex.slice(1), 16);
  const channel = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = [(n >> 16) & 255, (n >> 8) & 255, n & 255].map((v) => channel(v / 255));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** `hex` times `k`, as a CSS colour. */
export function shade(hex: string, k: number): string {
  const n = Number.parseInt(hex.slice(1), 16);
  const parts = [(n >> 16) & 255, (n >> 8) & 255, n & 255].map((v) => Math.min(255, Math.round(v * k)));
  return `rgb(${parts.join(', ')})`;
}

/** The accent, darkened until white text on it has a contrast of at least 5.2 : 1. */
export function groundFor(accent: string): number {
  let k = 1;
  while (k > 0.2 && 1.05 / (luminanceOf(accent) * k ** 2.2 + 0.05) < 5.2) k -= 0.04;
  return k;
}
