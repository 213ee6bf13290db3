import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

function chunk(type: string, body: Uint8Array): Uint8Array {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

/** The PNG predictor that gives the smallest sum of differences for one row. */
function filterRow(row: Uint8Array, above: Uint8Array, bpp: number): Uint8Array {
  let best: Uint8Array | undefined;
  let bestSum = Infinity;
  for (let type = 0; type < 5; type++) {
    const out = new Uint8Array(row.length + 1);
    out[0] = type;
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      const a = i >= bpp ? (row[i - bpp] ?? 0) : 0;
      const b = above[i] ?? 0;
      const c = i >= bpp ? (above[i - bpp] ?? 0) : 0;
      const p = a + b - c;
      const [da, db, dc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = da <= db && da <= dc ? a : db <= dc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][type] ?? 0;
      const v = ((row[i] ?? 0) - guess) & 255;
      out[i + 1] = v;
      sum += v < 128 ? v : 256 - v;
    }
    if (sum < bestSum) {
      bestSum = sum;
      best = out;
    }
  }
  return best ?? new Uint8Array(0);
}

/**
 * Encodes 8-bit pixels as PNG. `channels` is 1 (grey), 3 (RGB), or a palette of `[r, g, b]` triples for
 * one-byte indices.
 */
export function writePng(
  width: number,
  height: number,
  pixels: Uint8Array,
  channels: 1 | 3 | readonly (readonly [number, number, number])[],
): Uint8Array {
  const palette = typeof channels === 'number' ? null : channels;
  const bpp = typeof channels === 'number' ? channels : 1;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, palette ? 3 : bpp === 1 ? 0 : 2, 0, 0, 0], 8);
  const stride = width * bpp;
  const rows: Uint8Array[] = [];
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const row = pixels.slice(y * stride, (y + 1) * stride);
    rows.push(palette ? Uint8Array.of(0, ...row) : filterRow(row, above, bpp));
    above = row;
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    ...(palette ? [chunk('PLTE', Uint8Array.from(palette.flat()))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
