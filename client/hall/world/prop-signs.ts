/** Words on the furniture, one texture and one draw call: the hall's name on the gate, the kiosks' screens. */
import { type BufferGeometry, DoubleSide, Matrix4, Mesh, MeshBasicMaterial, PlaneGeometry } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { Box, Hall } from '../../../shared/hall/types.ts';
import { canvasTexture, createContext, fitText, loadSignFonts } from '../kit/atlas-canvas.ts';
import { gatePlace, TITLE } from './props/gate-shape.ts';
import { SCREEN } from './props/kiosk-shape.ts';

export type PropWords = {
  /** "MPP Digital Jawa Barat" */
  readonly hallTitle: string;
  /** "Ambil nomor" */
  readonly takeNumber: string;
  /** "Sentuh untuk mulai" */
  readonly touchToStart: string;
};

/** The picture: the title in its upper part, the screen below it; pixels. */
const PICTURE = { width: 512, height: 512 } as const;
const TITLE_CELL = { x: 0, y: 0, width: 512, height: 80 } as const;
const SCREEN_CELL = { x: 0, y: 88, width: 320, height: 416 } as const;
type Cell = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type PropSigns = { readonly mesh: Mesh; readonly show: (words: PropWords) => void };

/** Shines a little by itself: readable in shade and in the evening. */
export async function createPropSigns(hall: Hall, words: PropWords): Promise<PropSigns> {
  await loadSignFonts();
  const c = createContext(PICTURE.width, PICTURE.height);
  const texture = canvasTexture(c);
  const material = new MeshBasicMaterial({ map: texture, toneMapped: false, side: DoubleSide });
  const mesh = new Mesh(mergeGeometries(panels(hall)), material);
  mesh.name = 'prop signs';
  function show(said: PropWords): void {
    drawTitle(c, said.hallTitle);
    drawScreen(c, said);
    texture.needsUpdate = true;
  }
  show(words);
  return { mesh, show };
}

function panels(hall: Hall): BufferGeometry[] {
  const gate = gatePlace(hall);
  const { y, z, width, height, tilt } = SCREEN;
  const screens = hall.entrance.kiosks.map((kiosk) =>
    panel(width, height, SCREEN_CELL)
      .rotateX(tilt)
      .translate(0, y, z + 0.008)
      .applyMatrix4(standing(kiosk)),
  );
  if (!gate) return screens;
  const title = [0, Math.PI].map((turn) =>
    panel(TITLE.width, TITLE.height, TITLE_CELL)
      .translate(0, TITLE.y, TITLE.z)
      .applyMatrix4(new Matrix4().makeRotationY(turn))
      .applyMatrix4(standing(gate)),
  );
  return [...screens, ...title];
}

const standing = (at: Box): Matrix4 => new Matrix4().makeRotationY(at.yaw).setPosition(at.x, 0, at.z);

/** A plane that shows one cell; canvas rows run downwards. */
function panel(width: number, height: number, cell: Cell): BufferGeometry {
  const plane = new PlaneGeometry(width, height);
  const uv = plane.getAttribute('uv');
  for (let i = 0; i < uv.count; i++) {
    uv.setXY(
      i,
      (cell.x + uv.getX(i) * cell.width) / PICTURE.width,
      (cell.y + (1 - uv.getY(i)) * cell.height) / PICTURE.height,
    );
  }
  return plane;
}

function drawTitle(c: CanvasRenderingContext2D, title: string): void {
  const { x, y, width, height } = TITLE_CELL;
  c.fillStyle = '#4a2c18';
  c.fillRect(x, y, width, height);
  c.strokeStyle = '#d9a441';
  c.lineWidth = 3;
  c.strokeRect(x + 7, y + 7, width - 14, height - 14);
  c.fillStyle = '#fbe9c4';
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  fitText(c, title.toLocaleUpperCase('id'), x + width / 2, y + height / 2 + 2, width - 52, height * 0.5, 800);
}

function drawScreen(c: CanvasRenderingContext2D, words: PropWords): void {
  const { x, y, width, height } = SCREEN_CELL;
  c.fillStyle = '#f7f1e4';
  c.fillRect(x, y, width, height);
  c.fillStyle = '#1f6f7d';
  c.fillRect(x, y, width, height * 0.2);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillStyle = '#ffffff';
  fitText(c, words.hallTitle, x + width / 2, y + height * 0.1, width - 40, 30, 700);
  // a slip with a number on it
  const [sx, sy, sw, sh] = [x + width * 0.29, y + height * 0.26, width * 0.42, height * 0.3];
  c.fillStyle = '#ffffff';
  c.fillRect(sx, sy, sw, sh);
  c.strokeStyle = '#cbbf9f';
  c.lineWidth = 2;
  c.strokeRect(sx, sy, sw, sh);
  c.fillStyle = '#2a2420';
  fitText(c, 'A-018', sx + sw / 2, sy + sh * 0.46, sw * 0.8, 46, 800);
  c.fillStyle = '#b8ad97';
  for (let i = 0; i < 14; i++)
    c.fillRect(sx + sw * 0.16 + i * sw * 0.05, sy + sh * 0.76, i % 3 ? 2 : 4, sh * 0.13);
  c.fillStyle = '#c2571f';
  c.beginPath();
  c.roundRect(x + 28, y + height * 0.64, width - 56, height * 0.19, 20);
  c.fill();
  c.fillStyle = '#ffffff';
  fitText(c, words.takeNumber, x + width / 2, y + height * 0.74, width - 90, 46, 800);
  c.fillStyle = '#5a5046';
  fitText(c, words.touchToStart, x + width / 2, y + height * 0.91, width - 70, 26, 600);
}
