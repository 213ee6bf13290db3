/**
 * Bakes an image-based light as three 0.187 wants it: a cube whose mip levels hold GGX-filtered radiance
 * (level l of 4 has roughness 1 - sqrt(1 - l/3)), so that no filtering runs when the hall starts.
 *
 * File: u16 size, u16 levels, then per level and per face (+x -x +y -y +z -z) size² texels of RGB9E5, little endian.
 */
const SIZE = 64;
const LEVELS = 4;
const SOURCE = 32;

type Rgb = readonly [number, number, number];
type Vec = readonly [number, number, number];
/** Radiance seen in a direction (unit vector, y up). */
export type Sky = (direction: Vec) => Rgb;

const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const scale = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];
const dot = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const normalise = (v: Vec): Vec => {
  const l = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / l, v[1] / l, v[2] / l];
};

function sky(zenith: Rgb, horizon: Rgb, ground: Rgb, sun: Vec, glow: Rgb): Sky {
  const toSun = normalise(sun);
  return (d) => {
    const h = d[1];
    const base =
      h > 0 ? mix(horizon, zenith, h ** 0.55) : mix(scale(horizon, 0.75), ground, Math.min(1, -h * 3) ** 0.6);
    const k = Math.max(0, dot(d, toSun));
    const shine = k ** 24 * 3.5 + k ** 400 * 30;
    return [base[0] + glow[0] * shine, base[1] + glow[1] * shine, base[2] + glow[2] * shine];
  };
}

/** Open pavilion at mid-morning: blue above, warm stone below. */
export const dayLight: Sky = sky(
  [0.48, 0.78, 1.15],
  [1.25, 1.16, 1.02],
  [0.36, 0.29, 0.22],
  [0.55, 0.62, 0.45],
  [1, 0.82, 0.55],
);

/** After sunset: violet sky, an amber band, and lantern light bouncing off the floor. */
export const eveningLight: Sky = sky(
  [0.13, 0.15, 0.36],
  [0.64, 0.41, 0.34],
  [0.38, 0.29, 0.2],
  [-0.8, 0.12, 0.5],
  [0.9, 0.42, 0.2],
);

/** Direction through a texel of a cube face; x is mirrored because three samples uploaded cubes with -x. */
function direction(face: number, u: number, v: number): Vec {
  const a = 2 * u - 1;
  const b = 2 * v - 1;
  const table: Vec[] = [
    [1, -b, -a],
    [-1, -b, a],
    [a, 1, b],
    [a, -1, -b],
    [a, -b, 1],
    [-a, -b, -1],
  ];
  const [x, y, z] = table[face] ?? [0, 1, 0];
  return normalise([-x, y, z]);
}

function sharpTexel(light: Sky, face: number, x: number, y: number): Rgb {
  const n = 4;
  let sum: Rgb = [0, 0, 0];
  for (let i = 0; i < n * n; i++) {
    const c = light(
      direction(face, (x + ((i % n) + 0.5) / n) / SIZE, (y + (Math.floor(i / n) + 0.5) / n) / SIZE),
    );
    sum = [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2]];
  }
  return scale(sum, 1 / (n * n));
}

type Sample = { d: Vec; c: Rgb; area: number };

function sourceSamples(light: Sky): Sample[] {
  const out: Sample[] = [];
  for (let face = 0; face < 6; face++)
    for (let y = 0; y < SOURCE; y++)
      for (let x = 0; x < SOURCE; x++) {
        const u = (x + 0.5) / SOURCE;
        const v = (y + 0.5) / SOURCE;
        const d = direction(face, u, v);
        const r = Math.hypot(1, 2 * u - 1, 2 * v - 1);
        out.push({ d, c: light(d), area: 1 / (r * r * r) });
      }
  return out;
}

/** GGX-weighted mean of the light around `n` (view direction = normal, as three's own filter assumes). */
function filtered(samples: readonly Sample[], n: Vec, roughness: number): Rgb {
  const a2 = roughness ** 4;
  let weight = 0;
  let [r, g, b] = [0, 0, 0];
  for (const s of samples) {
    const cos = dot(n, s.d);
    if (cos <= 0) continue;
    const h2 = (1 + cos) / 2; // (n·h)² of the half vector between n and the light
    const q = h2 * (a2 - 1) + 1;
    const w = (a2 / (q * q)) * cos * s.area;
    weight += w;
    r += s.c[0] * w;
    g += s.c[1] * w;
    b += s.c[2] * w;
  }
  return [r / weight, g / weight, b / weight];
}

/** Shared-exponent packing: 9 bits per channel, 5 bits of exponent with bias 15. */
function packRgb9e5(c: Rgb): number {
  const v = c.map((x) => Math.min(65408, Math.max(0, x)));
  const max = Math.max(...v, 1e-9);
  let e = Math.max(-16, Math.floor(Math.log2(max))) + 16;
  let step = 2 ** (e - 24);
  if (Math.round(max / step) === 512) {
    step *= 2;
    e++;
  }
  const [r = 0, g = 0, b = 0] = v.map((x) => Math.round(x / step));
  return (r | (g << 9) | (b << 18) | (e << 27)) >>> 0;
}

/** The whole file. */
export function bakeEnvironment(light: Sky): Uint8Array {
  const samples = sourceSamples(light);
  const texels: number[] = [];
  for (let level = 0; level < LEVELS; level++) {
    const size = SIZE >> level;
    const roughness = 1 - Math.sqrt(1 - level / (LEVELS - 1));
    for (let face = 0; face < 6; face++)
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++) {
          const c =
            level === 0
              ? sharpTexel(light, face, x, y)
              : filtered(samples, direction(face, (x + 0.5) / size, (y + 0.5) / size), roughness);
          texels.push(packRgb9e5(c));
        }
  }
  const out = Buffer.alloc(4 + texels.length * 4);
  out.writeUInt16LE(SIZE, 0);
  out.writeUInt16LE(LEVELS, 2);
  texels.forEach((t, i) => out.writeUInt32LE(t, 4 + i * 4));
  return out;
}
