import { writePng } from './write-png.ts';

const SIZE = 512;
const GROUND: readonly [number, number, number] = [226, 219, 207];
/** Broken stone of the highlands in a pale binder: close to each other, so that the floor stays calm. */
const CHIPS: readonly (readonly [number, number, number])[] = [
  [236, 231, 222],
  [214, 205, 191],
  [203, 194, 181],
  [221, 210, 192],
  [190, 183, 174],
  [229, 217, 198],
  [208, 188, 164],
  [176, 172, 166],
  [243, 239, 231],
];
/** The few that the eye finds: clay, slate, river green. */
const RARE: readonly (readonly [number, number, number])[] = [
  [186, 138, 108],
  [140, 142, 143],
  [150, 163, 150],
];
/** Chips on the tile and how large they are, pixels (3 mm each). */
const COUNT = 5200;
const SMALLEST = 1;
const LARGEST = 4.6;
const RARE_SHARE = 0.06;

/** Deterministic [0, 1). */
function lcg(seed: number): () => number {
  let s = seed;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) | 0;
    return (s >>> 0) / 4294967296;
  };
}

/** A seamless terrazzo tile, 1.5 m of floor, 13 colours. */
export function drawTerrazzo(): Uint8Array {
  const palette: (readonly [number, number, number])[] = [GROUND, ...CHIPS, ...RARE];
  const pixels = new Uint8Array(SIZE * SIZE);
  const random = lcg(11);
  for (let i = 0; i < COUNT; i++) {
    const cx = random() * SIZE;
    const cy = random() * SIZE;
    const radius = SMALLEST + random() * random() * (LARGEST - SMALLEST);
    const corners = 5 + Math.floor(random() * 3);
    const turn = random() * 6;
    const isRare = random() < RARE_SHARE;
    const tone = isRare
      ? 1 + CHIPS.length + Math.floor(random() * RARE.length)
      : 1 + Math.floor(random() * CHIPS.length);
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
