import type { ClothPattern } from '../domain/pattern.ts';

/**
 * The building as plain data. Metres; x grows to the east, z grows to the south, y up.
 * A yaw of 0 faces +z (south); yaw grows towards +x: facing = (sin yaw, cos yaw). Radians.
 */
export type Point = { readonly x: number; readonly z: number };

/** An oriented box on the floor; hx, hz are half extents along its own axes after turning by yaw. */
export type Box = Point & { readonly hx: number; readonly hz: number; readonly yaw: number };

/** What `layoutHall` needs to know of a region. */
export type HallRegion = {
  readonly code: string;
  readonly name: string;
  /** Wing id of the province pack, or null when the pack has no wings. */
  readonly wing: string | null;
  /** [latitude, longitude], degrees. */
  readonly centroid: readonly [number, number];
  /** Place in the province's tile map (row 0 is north); without it the centroid decides. */
  readonly tile?: { readonly col: number; readonly row: number };
  /** What its cloth shows; without it the code decides. */
  readonly pattern?: ClothPattern | undefined;
};

export type HallWing = {
  readonly id: string;
  readonly name: string;
  readonly subtitle: string;
  readonly accent: string;
  readonly pattern: string;
};

/** One regency's pavilion. */
export type CounterPlace = {
  readonly code: string;
  readonly name: string;
  readonly wingId: string;
  readonly accent: string;
  /** What the cloth on its back wall shows; null where the region names nothing. */
  readonly pattern: ClothPattern | null;
  /** 1-based, in walking order: "Loket 12". */
  readonly index: number;
  /** Centre of the pavilion; `yaw` is the direction its front faces (towards the visitor). */
  readonly centre: Point;
  readonly yaw: number;
  /** Footprint of the parts one cannot walk through (desk, side and back walls). */
  readonly solids: readonly Box[];
  /** Where "Antar saya" ends: in front of the desk, facing it. */
  readonly approach: Point;
  readonly approachYaw: number;
  /** Where officers stand, one per desk position (3), facing the visitor. */
  readonly officerSpots: readonly Point[];
  /**
   * Stools; `yaw` is where a sitting person looks. The first three stand before the officers' positions of
   * the same index (the middle one of them is the low, accessible counter), the others are for waiting.
   */
  readonly seats: readonly (Point & { readonly yaw: number })[];
  /** Being inside this box is "being at the counter". */
  readonly zone: Box;
};

export type WingPlace = HallWing & {
  /** Direction in which the avenue leaves the atrium, radians in the yaw convention. */
  readonly bearing: number;
  /** True compass bearing of its regions' mean from the province's centroid, same convention. */
  readonly trueBearing: number;
  /** Avenues (aisles) of the wing: centre line from `from` to `to`, clear width between counters. */
  readonly aisles: readonly { readonly from: Point; readonly to: Point; readonly width: number }[];
  /** End wall that carries the wing's pattern. */
  readonly endWall: Box;
};

/** A piece of the floor; the walkable ground is their union less the solids. */
export type Floor =
  ({ readonly kind: 'disc'; readonly radius: number } & Point) | ({ readonly kind: 'box' } & Box);

export type Hall = {
  readonly counters: readonly CounterPlace[];
  /** Empty when the counters simply ring the atrium. */
  readonly wings: readonly WingPlace[];
  readonly atrium: { readonly radius: number; readonly roofRadius: number; readonly oculusRadius: number };
  /** Inlaid map in the atrium's floor: one tile per region. */
  readonly tiles: readonly { readonly code: string; readonly centre: Point; readonly size: number }[];
  /** The entrance path, reception, kiosks, benches, big board, trees: positions for drawing; solids below. */
  readonly entrance: {
    readonly spawn: Point;
    readonly spawnYaw: number;
    readonly reception: Box;
    readonly kiosks: readonly Box[];
    /** The big board hangs above the floor, facing the entrance: nothing to walk around. */
    readonly board: Box;
    /** Direction from the atrium's centre to the entrance. */
    readonly bearing: number;
  };
  readonly benches: readonly Box[];
  readonly columns: readonly (Point & { readonly radius: number })[];
  readonly planters: readonly Box[];
  readonly floors: readonly Floor[];
  /** Everything one cannot walk through, counters' solids included. */
  readonly solids: readonly Box[];
  /** Smallest axis-aligned rectangle that holds the walkable area. */
  readonly bounds: {
    readonly minX: number;
    readonly minZ: number;
    readonly maxX: number;
    readonly maxZ: number;
  };
};

/**
 * No approach point is farther from the spawn than this, along the path a person walks (metres): 15 s at
 * walking speed for a province like West Java (27 counters, 4 wings), 20 s for anything up to 40 counters.
 */
export const WALK_BOUND_USUAL = 48;
export const WALK_BOUND = 64;

/** Walking speed m/s, running m/s; a person's radius in metres. */
export const WALK_SPEED = 3.2;
export const RUN_SPEED = 5.2;
export const PERSON_RADIUS = 0.3;
