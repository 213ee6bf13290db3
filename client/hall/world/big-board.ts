/** The hall's big board over the atrium: the house, the hour and the numbers called last. */
import { type CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { canvasTexture, createContext, loadSignFonts } from '../kit/atlas-canvas.ts';
import { drawBigBoard, type BigBoardWords } from '../kit/draw-big-board.ts';
import { BOARD, boardPlace } from './furniture.ts';

export type { BigBoardWords } from '../kit/draw-big-board.ts';

export type BigBoard = {
  readonly mesh: Mesh;
  readonly show: (words: BigBoardWords) => void;
  /** The province's time, minutes since midnight. */
  readonly setMinutes: (minutes: number) => void;
};

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
  let said: BigBoardWords | null = null;
  let clock = '';
  let shown = '';
  function draw(): void {
    const key = JSON.stringify([said, clock]);
    if (!said || key === shown) return;
    shown = key;
    drawBigBoard(context, WIDTH, height, said, clock);
    texture.needsUpdate = true;
  }
  return {
    mesh,
    show(words) {
      said = words;
      draw();
    },
    setMinutes(minutes) {
      clock = clockOf(minutes);
      draw();
    },
  };
}

/** "07.05": hours and minutes as Indonesia writes them. */
export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}.${two(minutes % 60)}`;
}
