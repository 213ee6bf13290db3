import { writePng } from './write-png.ts';

const SIZE = 512;
const GROUND: readonly [number, number, number] = [239, 230, 214];
const CHIPS: readonly (readonly [number, number, number])[] = [
  [216, 198, 171],
  [201, 181, 154],
  [185, 143, 108],
  [169, 165, 155],
  [248, 243, 232],
  [199, 125, 85],
  [141, 155, 147],
  [227, 211, 181],
  [125, 139, 144],
];

/** Deterministic [0, 1). */
function lcg(seed: number): () => number {
  let s = seed;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) | 0;
    return (s >>> 0) / 4294967296;
  };
}

/** A seamless terrazzo tile (about 1.6 m of floor), 16 colours. */
export function drawTerrazzo(): Uint8Array {
  const palette: (readonly [number, number, number])[] = [GROUND, ...CHIPS];
  const pixels = new Uint8Array(SIZE * SIZE);
  const random = lcg(11);
  for (let i = 0; i < 900; i++) {
    const cx = random() * SIZE;
    const cy = random() * SIZE;
    const radius = 1.6 + random() * random() * 9;
    const corners = 5 + Math.floor(random() * 3);
    const turn = random() * 6;
    const tone = 1 + Math.floor(random() * CHIPS.length);
    chip(pixels, cx, cy, radius, corners, turn, tone, i);
  }
  return writePng(SIZE, SIZE, pixels, palette);
}

/** Fills one broken-stone polygon, wrapping around the tile's edges. */
function chip(
  pixels: Uint8Array,
  cx: number,
  cy: number,
  radius: number,
  corners: number,
  turn: number,
  tone: number,
  seed: number,
): void {
  const reach = Math.ceil(radius);
  for (let y = Math.floor(cy) - reach; y <= cy + reach; y++)
    for (let x = Math.floor(cx) - reach; x <= cx + reach; x++) {
      const angle = Math.atan2(y - cy, x - cx) - turn;
      const sector = (((angle / (2 * Math.PI)) * corners) % corners) + (angle < 0 ? corners : 0);
      const k = Math.floor(sector);
      const at = (j: number) => radius * (0.65 + 0.35 * Math.sin((j % corners) * 7 + seed));
      const edge = at(k) + (at(k + 1) - at(k)) * (sector - k);
      if (Math.hypot(x - cx, y - cy) > edge) continue;
      pixels[(((y % SIZE) + SIZE) % SIZE) * SIZE + (((x % SIZE) + SIZE) % SIZE)] = tone;
    }
}
