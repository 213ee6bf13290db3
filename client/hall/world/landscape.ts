/** Outside: the valley's ground, forested ridges, Tangkuban Parahu behind them, mist between. Three draw calls. */
import { BackSide, BufferAttribute, BufferGeometry, Color, Group, Mesh, MeshBasicMaterial } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { Hall } from '../../../shared/hall/types.ts';
import type { DayLight } from './daylight.ts';
import { createTerrain, type Terrain } from './garden/terrain.ts';

type Ridge = {
  readonly radius: number;
  readonly low: string;
  readonly high: string;
  readonly columns: number;
  /** Height of its crest in a direction, metres; `turn` is 0 straight behind the hall, seen from the entrance. */
  readonly crest: (turn: number) => number;
};

const waves = (turn: number, seed: number): number =>
  0.5 +
  0.26 * Math.sin(turn * 3 + seed) +
  0.17 * Math.sin(turn * 7 + seed * 2.1) +
  0.07 * Math.sin(turn * 17 + seed * 3);
/** Lower where the mountain is to be seen. */
const open = (turn: number): number => 1 - 0.45 * Math.exp(-Math.pow(turn / 0.6, 2));
/** Tops of trees along a crest. */
const canopy = (turn: number): number =>
  Math.abs(Math.sin(turn * 61)) * 0.9 + Math.abs(Math.sin(turn * 97 + 1)) * 0.7;

/** The upturned boat: a long, nearly level back with a notch, steep ends, slopes that run out far. */
function boat(turn: number): number {
  const off = Math.abs(turn);
  const hull = Math.exp(-Math.pow(off / 0.4, 4));
  const foot = Math.exp(-Math.pow(off / 0.85, 2));
  const rim = 1.2 * Math.sin(turn * 14 + 0.6) + 0.9 * Math.sin(turn * 31);
  return 9 + 25 * hull + 13 * foot + rim * hull + 3 * waves(turn, 9);
}

const ridges: readonly Ridge[] = [
  {
    radius: 112,
    low: '#4a7d50',
    high: '#5f9558',
    columns: 180,
    crest: (t) => 8 + 12 * Math.max(0.05, waves(t, 5)) * open(t) + canopy(t),
  },
  {
    radius: 146,
    low: '#5d8f78',
    high: '#6f9f7d',
    columns: 110,
    crest: (t) => 10 + 26 * Math.max(0.1, waves(t, 2)) * open(t),
  },
  { radius: 182, low: '#7da0a6', high: '#577f92', columns: 120, crest: boat },
];
/** Share of the height at which a row of corners lies, and how much of the mist is left there. */
const ROWS = [
  [0, 0.85],
  [0.3, 0.5],
  [0.62, 0.18],
  [1, 0],
] as const;
const MIST = new Color('#dfe7dc');

const a = new Color();
const b = new Color();

function ridgeShape({ radius, low, high, columns, crest }: Ridge, north: number): BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= columns; i++) {
    const turn = (i / columns) * 2 * Math.PI - Math.PI;
    const top = crest(turn);
    // gullies and spurs
    const spur = Math.sin(turn * 43) * 0.6 + Math.sin(turn * 71 + 2) * 0.4;
    for (const [share, mist] of ROWS) {
      const r = radius + share * 10;
      positions.push(Math.sin(north + turn) * r, share * top, Math.cos(north + turn) * r);
      a.set(low).lerp(b.set(high), share);
      a.multiplyScalar(1 + 0.15 * spur * (1 - Math.abs(share - 0.6))).lerp(MIST, mist * 0.8);
      colours.push(a.r, a.g, a.b);
    }
  }
  const n = ROWS.length;
  for (let i = 0; i < columns; i++) {
    for (let k = 0; k + 1 < n; k++) {
      const v = i * n + k;
      index.push(v, v + n, v + 1, v + 1, v + n, v + n + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(colours), 3));
  geometry.setIndex(index);
  return geometry;
}

/** Bands of mist that lie before the ridges: [radius, foot, top, strength]. */
const mists = [
  [104, 1, 12, 0.34],
  [138, 5, 20, 0.5],
] as const;

function mistShape(): BufferGeometry {
  const columns = 48;
  const positions: number[] = [];
  const colours: number[] = [];
  const index: number[] = [];
  for (const [radius, foot, top, strength] of mists) {
    for (let i = 0; i <= columns; i++) {
      const angle = (i / columns) * 2 * Math.PI;
      const thick = strength * (0.62 + 0.38 * Math.sin(angle * 5 + radius));
      const rows = [
        [foot - 4, thick],
        [foot + (top - foot) * 0.45, thick * 0.8],
        [top, 0],
      ] as const;
      for (const [y, alpha] of rows) {
        positions.push(Math.sin(angle) * radius, y, Math.cos(angle) * radius);
        colours.push(1, 1, 1, alpha);
      }
      if (i === 0) continue;
      for (let k = 0; k < 2; k++) {
        const v = positions.length / 3 - 6 + k;
        index.push(v, v + 3, v + 1, v + 1, v + 3, v + 4);
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(colours), 4));
  geometry.setIndex(index);
  return geometry;
}

export type Landscape = {
  readonly group: Group;
  readonly shade: Terrain['shade'];
  readonly setLight: (light: DayLight) => void;
};

/** All of it but the sky. The ground is lit; ridges and mist take the hour's tint. */
export function createLandscape(hall: Hall): Landscape {
  const group = new Group();
  const far = new MeshBasicMaterial({ vertexColors: true, side: BackSide });
  const north = hall.entrance.bearing + Math.PI;
  const hills = new Mesh(mergeGeometries(ridges.map((ridge) => ridgeShape(ridge, north))), far);
  const haze = new MeshBasicMaterial({
    vertexColors: true,
    side: BackSide,
    transparent: true,
    depthWrite: false,
    fog: false,
  });
  const mist = new Mesh(mistShape(), haze);
  // After the sky, which is drawn last of all that is solid.
  mist.renderOrder = 11;
  hills.frustumCulled = mist.frustumCulled = false;
  const terrain = createTerrain(hall);
  group.add(terrain.mesh, hills, mist);
  group.name = 'landscape';
  return {
    group,
    shade: terrain.shade,
    setLight(light) {
      far.color.copy(light.hillTint);
      haze.color.copy(light.fog);
    },
  };
}
