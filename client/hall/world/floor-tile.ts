/** What is written on one stone of the map: white ink on black, the stone's colour comes from the wing. */
import { fitText } from '../kit/atlas-canvas.ts';
import type { TileState, TileWords } from './floor-map.ts';

/** Side of one tile's cell in the atlas, pixels. */
export const TILE_CELL = 192;
/** Letters are seen at a flat angle, so they are drawn taller than they are. */
const STRETCH = 1.32;

/** "Kabupaten Garut" -> "Garut", but "Kota Cirebon" keeps the word that tells it from the regency. */
export function shortName(name: string): string {
  return name.replace(/^(Kabupaten|Kab\.)\s+/u, '');
}

export function drawTile(c: CanvasRenderingContext2D, name: string, words: TileWords): void {
  c.fillStyle = '#000000';
  c.fillRect(0, 0, TILE_CELL, TILE_CELL);
  drawCorners(c);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillStyle = '#ffffff';
  const [first = '', ...rest] = name.split(' ');
  if (rest.length > 0) {
    tall(c, first, 0.25, first.length > 5 ? 33 : 28, 0.78);
    tall(c, rest.join(' '), 0.47, 37, 0.84);
  } else {
    tall(c, first, 0.37, 42, 0.84);
  }
  drawLamp(c, words.state, words.line === '' ? TILE_CELL / 2 : TILE_CELL * 0.17, TILE_CELL * 0.77);
  if (words.line !== '') tall(c, words.line, 0.77, 25, 0.62, 0.56);
}

function tall(
  c: CanvasRenderingContext2D,
  text: string,
  at: number,
  size: number,
  width: number,
  middle = 0.5,
): void {
  c.save();
  c.translate(TILE_CELL * middle, TILE_CELL * at);
  c.scale(1, STRETCH);
  fitText(c, text, 0, 0, TILE_CELL * width, size, 800);
  c.restore();
}

/** Quarter rings in the corners: four tiles that meet show a whole one. */
function drawCorners(c: CanvasRenderingContext2D): void {
  c.strokeStyle = '#5a5a5a';
  c.lineWidth = 2.5;
  const inset = TILE_CELL * 0.075;
  const far = TILE_CELL - inset;
  for (const [x, y, from] of [
    [inset, inset, 0],
    [far, inset, 0.5],
    [far, far, 1],
    [inset, far, 1.5],
  ] as const) {
    c.beginPath();
    c.arc(x, y, 16, from * Math.PI, (from + 0.5) * Math.PI);
    c.stroke();
  }
}

/** Full, half, hollow: the state's shape, the same as the lamps of the flat view. */
function drawLamp(c: CanvasRenderingContext2D, state: TileState, x: number, y: number): void {
  if (state === 'unknown') return;
  const radius = 11;
  c.lineWidth = 4;
  c.strokeStyle = c.fillStyle = state === 'closed' ? '#a8a8a8' : '#ffffff';
  c.beginPath();
  c.ellipse(x, y, radius, radius * STRETCH, 0, 0, 2 * Math.PI);
  c.stroke();
  if (state === 'closed') return;
  c.beginPath();
  c.ellipse(x, y, radius, radius * STRETCH, 0, Math.PI / 2, state === 'open' ? Math.PI * 2.5 : Math.PI * 1.5);
  c.fill();
}
