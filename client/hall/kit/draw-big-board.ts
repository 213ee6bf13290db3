/** What the hall's big board looks like: the house and the hour on timber, the last calls beside it. */
import { fitText } from './atlas-canvas.ts';

export type BigBoardWords = {
  readonly title: string;
  readonly greeting: string;
  readonly callsTitle: string;
  /** Newest first; at most four are shown. */
  readonly calls: readonly { readonly number: string; readonly place: string }[];
  readonly noCalls: string;
  /** "WIB" */
  readonly zoneLabel?: string;
};

const ROWS = 4;
/** Share of the width that the house and the hour take. */
const HOUSE = 0.34;

/** `clock` is "10.42"; empty shows none. */
export function drawBigBoard(
  c: CanvasRenderingContext2D,
  w: number,
  h: number,
  words: BigBoardWords,
  clock: string,
): void {
  c.fillStyle = '#15110e';
  c.fillRect(0, 0, w, h);
  drawHouse(c, w * HOUSE, h, words, clock);
  const left = w * (HOUSE + 0.035);
  const room = w - left - w * 0.02;
  c.textBaseline = 'middle';
  c.textAlign = 'left';
  c.fillStyle = '#f2c877';
  fitText(c, words.callsTitle, left, h * 0.1, room, h * 0.115, 700);
  if (words.calls.length === 0) {
    c.fillStyle = '#f3e6cf';
    fitText(c, words.noCalls, left, h * 0.55, room, h * 0.15, 600);
    return;
  }
  const rowHeight = (h * 0.79) / ROWS;
  words.calls.slice(0, ROWS).forEach((call, i) => {
    const top = h * 0.19 + i * rowHeight;
    const isNewest = i === 0;
    c.fillStyle = isNewest ? '#ffd878' : i % 2 ? '#1f1813' : '#2a201a';
    c.beginPath();
    c.roundRect(left - w * 0.012, top, room + w * 0.02, rowHeight * 0.9, rowHeight * 0.16);
    c.fill();
    const middle = top + rowHeight * 0.47;
    c.fillStyle = isNewest ? '#2a1602' : '#ffe3a6';
    fitText(c, call.number, left, middle, room * 0.31, rowHeight * 0.76, 800);
    c.fillStyle = isNewest ? '#2a1602' : '#fbf3e4';
    fitText(c, call.place, left + room * 0.35, middle, room * 0.64, rowHeight * 0.6, 700);
  });
}

function drawHouse(
  c: CanvasRenderingContext2D,
  w: number,
  h: number,
  words: BigBoardWords,
  clock: string,
): void {
  const timber = c.createLinearGradient(0, 0, 0, h);
  timber.addColorStop(0, '#7d4a27');
  timber.addColorStop(1, '#553018');
  c.fillStyle = timber;
  c.fillRect(0, 0, w, h);
  drawTumpal(c, w, h);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  const x = w * 0.47;
  const room = w * 0.84;
  c.fillStyle = '#fff6e6';
  fitText(c, words.title, x, h * 0.17, room, h * 0.16, 800);
  c.fillStyle = '#f6d595';
  fitText(c, words.greeting, x, h * 0.345, room, h * 0.11, 600);
  if (!clock) return;
  c.fillStyle = '#ffffff';
  fitText(c, clock, x, h * 0.655, room * 0.8, h * 0.4, 800);
  c.fillStyle = '#f6d595';
  fitText(c, words.zoneLabel ?? '', x, h * 0.9, room, h * 0.115, 700);
}

/** A golden row of tumpal, like the hem of a cloth. */
function drawTumpal(c: CanvasRenderingContext2D, w: number, h: number): void {
  const count = 9;
  const step = h / count;
  const depth = w * 0.055;
  c.fillStyle = '#e3ad4c';
  c.beginPath();
  for (let i = 0; i < count; i++) {
    c.moveTo(w, i * step);
    c.lineTo(w - depth, (i + 0.5) * step);
    c.lineTo(w, (i + 1) * step);
  }
  c.fill();
  c.fillRect(w, 0, w * 0.012, h);
}
