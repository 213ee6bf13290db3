/** What grows and stands in the garden, as plain data. Metres and radians as in `shared/hall`. */
import type { Point } from '../../../../shared/hall/types.ts';

export const trees = ['rasamala', 'beringin', 'bungur', 'palm', 'bamboo'] as const;
export const plants = [
  'bougainvillea',
  'hibiscus',
  'heliconia',
  'fern',
  'turf',
  'mound',
  'banana',
  'treeFern',
  'hedge',
  'stone',
  'slab',
  'lamp',
] as const;
export type TreeKind = (typeof trees)[number];
export type PlantKind = (typeof plants)[number];

export type Grown<Kind> = Point & {
  readonly kind: Kind;
  readonly y: number;
  readonly yaw: number;
  readonly scale: number;
  /** Radius it needs on the ground, metres: never over a floor. */
  readonly radius: number;
  /** 0 to 1: a poorer garden leaves out the highest ranks. */
  readonly rank: number;
  readonly accent: string;
};

export type Tree = Grown<TreeKind> & {
  /** Near enough to a floor that one sees its leaves. */
  readonly near: boolean;
};

/** Water with a wavy shore: radii at even angles around the centre, in the pond's own turned frame. */
export type Pond = Point & {
  readonly yaw: number;
  readonly radii: readonly number[];
  /** Stretches the outline along its own x. */
  readonly wide: number;
};

export type Hut = Point & { readonly yaw: number; readonly y: number };

export type GardenPlan = {
  readonly trees: readonly Tree[];
  readonly plants: readonly Grown<PlantKind>[];
  readonly ponds: readonly Pond[];
  /** Saung: small open huts on stilts by the water. */
  readonly huts: readonly Hut[];
};

/** A point of a pond's shore, `share` of the way from its centre; `i` counts along `radii`. */
export function shorePoint(pond: Pond, i: number, share = 1): Point {
  const n = pond.radii.length;
  const angle = ((i % n) / n) * 2 * Math.PI;
  const r = (pond.radii[i % n] ?? 0) * share;
  const lx = Math.sin(angle) * r * pond.wide;
  const lz = Math.cos(angle) * r;
  const s = Math.sin(pond.yaw);
  const c = Math.cos(pond.yaw);
  return { x: pond.x + lx * c + lz * s, z: pond.z - lx * s + lz * c };
}
