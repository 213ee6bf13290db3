/** What one live board and one lamp look like. */
import { fitText, groundFor, shade } from './atlas-canvas.ts';
import type { BoardLamp, BoardText } from './board-atlas.ts';

type Ink = { readonly ground: string; readonly ink: string };

/** Header of the board and glass of the lamp: bright, warm, dark. */
const header: Readonly<Record<BoardLamp, Ink>> = {
  open: { ground: '#8ff0b2', ink: '#06371d' },
  serving: { ground: '#ffd261', ink: '#3b2500' },
  closed: { ground: '#3a2422', ink: '#ffb3a3' },
};

export function drawBoard(
  c: CanvasRenderingContext2D,
  w: number,
  h: number,
  board: BoardText,
  lamp: BoardLamp,
): void {
  const { ground, ink } = header[lamp];
  const edge = w * 0.035;
  c.fillStyle = shade(board.accent, groundFor(board.accent));
  c.fillRect(0, 0, w, h);
  c.fillStyle = '#10141b';
  c.fillRect(edge, edge, w - edge * 2, h - edge * 2);
  c.fillStyle = ground;
  c.fillRect(edge, edge, w - edge * 2, h * 0.185);
  c.fillStyle = c.strokeStyle = ink;
  c.textBaseline = 'middle';
  drawSign(c, lamp, w * 0.155, h * 0.12, w * 0.075);
  c.textAlign = 'left';
  fitText(c, board.state.toLocaleUpperCase('id'), w * 0.275, h * 0.124, w * 0.66, h * 0.112, 800);
  c.textAlign = 'center';
  c.fillStyle = '#d3dbe6';
  fitText(c, board.nowLabel, w / 2, h * 0.283, w * 0.86, h * 0.082, 700);
  c.fillStyle = board.open ? '#ffdf94' : '#a4adba';
  fitText(c, board.now, w / 2, h * 0.45, w * 0.9, h * 0.29, 800);
  c.fillStyle = '#ffffff';
  fitText(c, board.waiting, w / 2, h * 0.645, w * 0.88, h * 0.115, 800);
  c.fillStyle = '#d3dbe6';
  fitText(c, board.estimate, w / 2, h * 0.762, w * 0.88, h * 0.09, 600);
  c.fillStyle = shade(board.accent, groundFor(board.accent));
  c.fillRect(edge, h * 0.835, w - edge * 2, h * 0.165 - edge);
  c.fillStyle = '#ffffff';
  fitText(c, board.counter, w / 2, h * 0.905, w * 0.86, h * 0.088, 800);
}

/** A round glass with its sign: a check, a person, a bar. */
export function drawLamp(
  c: CanvasRenderingContext2D,
  lamp: BoardLamp,
  x: number,
  y: number,
  size: number,
): void {
  const { ground, ink } = header[lamp];
  c.fillStyle = ground;
  c.fillRect(x, y, size, size);
  if (lamp !== 'closed') {
    const glass = c.createRadialGradient(x + size / 2, y + size / 2, 0, x + size / 2, y + size / 2, size / 2);
    glass.addColorStop(0, '#ffffff');
    glass.addColorStop(1, ground);
    c.fillStyle = glass;
    c.fillRect(x, y, size, size);
  }
  c.fillStyle = c.strokeStyle = ink;
  drawSign(c, lamp, x + size / 2, y + size / 2, size * 0.26);
}

function drawSign(c: CanvasRenderingContext2D, lamp: BoardLamp, x: number, y: number, r: number): void {
  c.lineWidth = r * 0.5;
  c.lineCap = 'round';
  c.lineJoin = 'round';
  c.beginPath();
  if (lamp === 'open') {
    c.moveTo(x - r * 0.85, y + r * 0.05);
    c.lineTo(x - r * 0.2, y + r * 0.7);
    c.lineTo(x + r * 0.9, y - r * 0.65);
    c.stroke();
  } else if (lamp === 'serving') {
    c.arc(x, y - r * 0.5, r * 0.46, 0, Math.PI * 2);
    c.fill();
    c.beginPath();
    c.arc(x, y + r * 0.95, r * 0.85, Math.PI, 0);
    c.fill();
  } else {
    c.moveTo(x - r * 0.8, y);
    c.lineTo(x + r * 0.8, y);
    c.stroke();
  }
}
