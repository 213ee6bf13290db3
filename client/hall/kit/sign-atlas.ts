/** The words of all name signs in one picture of one byte a texel: 0 is the sign's ground, 255 its lettering. */
import { CanvasTexture, LinearFilter, LinearMipmapLinearFilter, NoColorSpace, RedFormat } from 'three';
import { type AtlasGrid, createContext, FONT, layoutAtlas, loadSignFonts } from './atlas-canvas.ts';

export type Sign = {
  /** Small, above the title: "Kabupaten · Loket 21". */
  readonly line: string;
  /** Large: "Garut". */
  readonly title: string;
  /** Points ahead on both sides of the title. */
  readonly arrow?: boolean;
};

export type SignAtlas = {
  readonly texture: CanvasTexture;
  readonly rects: Float32Array;
  /** Draws other words into the same places; as many as there were. */
  readonly write: (signs: readonly Sign[]) => void;
};

/** A name sign, metres. */
export const SIGN = { width: 3.2, height: 0.62 } as const;
/** Height of the title's capitals: 9 px of a phone's 844 at 25 m (see tests/unit/hall-client/signs.test.ts). */
export const TITLE_CAP_M = 0.336;
/** Of the sign's typeface: height of capitals as a share of the font's size. */
const CAP_SHARE = 0.71;
const MARGIN_M = 0.08;
/** Long names are set narrower before they are set smaller. */
const NARROWEST = 0.8;

/** "Kabupaten Garut" is "Garut" on a sign, with "Kabupaten" in small. */
export function shortName(name: string): { readonly kind: string; readonly title: string } {
  const [, kind, title] = /^(Kabupaten|Kota)\s+(.+)$/.exec(name) ?? [];
  return kind && title ? { kind, title } : { kind: '', title: name };
}

/** All signs in one picture, `cellWidth` texels each. Waits for the fonts. */
export async function createSignAtlas(signs: readonly Sign[], cellWidth: number): Promise<SignAtlas> {
  await loadSignFonts();
  const cellHeight = Math.round((cellWidth * SIGN.height) / SIGN.width);
  const grid = layoutAtlas(signs.length, cellWidth, cellHeight);
  const context = createContext(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
  const texture = new CanvasTexture(context.canvas);
  texture.format = RedFormat;
  texture.colorSpace = NoColorSpace;
  texture.flipY = false;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 8;
  const write = (next: readonly Sign[]) => {
    drawAll(context, grid, next, cellWidth, cellHeight);
    texture.needsUpdate = true;
  };
  write(signs);
  return { texture, rects: grid.rects, write };
}

function drawAll(
  c: CanvasRenderingContext2D,
  grid: AtlasGrid,
  signs: readonly Sign[],
  width: number,
  height: number,
): void {
  c.fillStyle = '#000';
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  c.fillStyle = c.strokeStyle = '#fff';
  signs.forEach((sign, i) => {
    c.save();
    c.translate((i % grid.columns) * grid.cellWidth, Math.floor(i / grid.columns) * grid.cellHeight);
    c.beginPath();
    c.rect(0, 0, width, height);
    c.clip();
    drawSign(c, width, width / SIGN.width, sign);
    c.restore();
  });
}

/** `m` is texels a metre. */
function drawSign(c: CanvasRenderingContext2D, width: number, m: number, sign: Sign): void {
  const arrowRoom = sign.arrow ? 0.36 : 0;
  const room = (SIGN.width - 2 * (MARGIN_M + arrowRoom)) * m;
  c.textAlign = 'center';
  c.textBaseline = 'alphabetic';
  c.globalAlpha = 0.86;
  setLine(c, sign.line, width / 2, 0.134 * m, room, 0.105 * m, 700, 0.04);
  c.globalAlpha = 1;
  setLine(c, sign.title, width / 2, 0.502 * m, room, (TITLE_CAP_M / CAP_SHARE) * m, 800, -0.012);
  if (sign.arrow)
    for (const side of [-1, 1])
      drawArrow(c, width / 2 + side * (SIGN.width / 2 - 0.26) * m, 0.3 * m, 0.19 * m);
}

/** One line, set narrower and then smaller until it fits; `spacing` in ems. */
function setLine(
  c: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  room: number,
  size: number,
  weight: number,
  spacing: number,
): void {
  const style = (px: number) => {
    c.font = `${weight} ${px}px ${FONT}`;
    c.letterSpacing = `${px * spacing}px`;
  };
  style(size);
  const measured = c.measureText(text).width;
  const narrow = Math.max(NARROWEST, Math.min(1, room / measured));
  if (measured * narrow > room) style((size * room) / (measured * narrow));
  c.save();
  c.translate(x, y);
  c.scale(narrow, 1);
  c.fillText(text, 0, 0);
  c.restore();
}

/** An arrow that means "straight on". */
function drawArrow(c: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  c.lineWidth = r * 0.34;
  c.lineCap = 'round';
  c.lineJoin = 'round';
  c.beginPath();
  c.moveTo(x, y + r);
  c.lineTo(x, y - r);
  c.moveTo(x - r * 0.8, y - r * 0.2);
  c.lineTo(x, y - r);
  c.lineTo(x + r * 0.8, y - r * 0.2);
  c.stroke();
}
