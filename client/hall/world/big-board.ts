/** The hall's big board over the atrium: greeting and the numbers called last. */
import { type CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { canvasTexture, createContext, fitText, FONT, loadSignFonts } from '../kit/atlas-canvas.ts';
import { BOARD, boardPlace } from './furniture.ts';

export type BigBoardWords = {
  readonly title: string;
  readonly greeting: string;
  readonly callsTitle: string;
  /** Newest first; at most four are shown. */
  readonly calls: readonly { readonly number: string; readonly place: string }[];
  readonly noCalls: string;
};

export type BigBoard = { readonly mesh: Mesh; readonly show: (words: BigBoardWords) => void };

const WIDTH = 1024;

export async function createBigBoard(hall: Hall): Promise<BigBoard> {
  await loadSignFonts();
  const board = boardPlace(hall);
  const height = Math.round((WIDTH * BOARD.height) / (board.hx * 2));
  const context = createContext(WIDTH, height);
  const texture: CanvasTexture = canvasTexture(context);
  texture.flipY = true;
  const plane = new PlaneGeometry(board.hx * 2, BOARD.height);
  const mesh = new Mesh(plane, new MeshBasicMaterial({ map: texture, toneMapped: false }));
  mesh.position.set(
    board.x + Math.sin(board.yaw) * 0.07,
    BOARD.bottom + BOARD.height / 2,
    board.z + Math.cos(board.yaw) * 0.07,
  );
  mesh.rotation.y = board.yaw;
  mesh.name = 'big board';
  let shown = '';
  return {
    mesh,
    show(words) {
      const key = JSON.stringify(words);
      if (key === shown) return;
      shown = key;
      draw(context, WIDTH, height, words);
      texture.needsUpdate = true;
    },
  };
}

function draw(c: CanvasRenderingContext2D, w: number, h: number, words: BigBoardWords): void {
  c.fillStyle = '#1b1410';
  c.fillRect(0, 0, w, h);
  c.fillStyle = '#74472a';
  c.fillRect(0, 0, w * 0.4, h);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillStyle = '#fdf3e1';
  fitText(c, words.title, w * 0.2, h * 0.4, w * 0.35, h * 0.24, 800);
  c.fillStyle = '#f0cf8e';
  fitText(c, words.greeting, w * 0.2, h * 0.66, w * 0.35, h * 0.13, 600);
  c.fillStyle = '#d9b56a';
  c.textAlign = 'left';
  fitText(c, words.callsTitle, w * 0.43, h * 0.13, w * 0.5, h * 0.11, 700);
  if (words.calls.length === 0) {
    c.fillStyle = '#e6cfae';
    fitText(c, words.noCalls, w * 0.43, h * 0.5, w * 0.53, h * 0.13, 600);
  }
  words.calls.slice(0, 4).forEach((call, i) => {
    const y = h * (0.31 + i * 0.19);
    c.fillStyle = i === 0 ? '#ffd98a' : '#f3e6cf';
    c.font = `800 ${h * 0.16}px ${FONT}`;
    c.fillText(call.number, w * 0.43, y);
    fitText(c, call.place, w * 0.6, y, w * 0.38, h * 0.115, 600);
  });
}
