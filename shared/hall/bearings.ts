import { wrapTurn } from './frame.ts';
import type { HallRegion, Point } from './types.ts';

const KM_PER_DEGREE = 111.2;

/** Mean of the regions' centroids: the province's centre as the hall sees it, degrees. */
export function provinceCentre(regions: readonly HallRegion[]): readonly [number, number] {
  const n = Math.max(1, regions.length);
  return [
    regions.reduce((sum, r) => sum + r.centroid[0], 0) / n,
    regions.reduce((sum, r) => sum + r.centroid[1], 0) / n,
  ];
}

/**
 * Kilometres east (x) and south (z) of the province's centre; the plate carrée projection at the centre's
 * latitude, true to a fraction of a degree over a province near the equator.
 */
export function offsetOf(centroid: readonly [number, number], centre: readonly [number, number]): Point {
  const [lat, lon] = centroid;
  return {
    x: (lon - centre[1]) * Math.cos((centre[0] * Math.PI) / 180) * KM_PER_DEGREE,
    z: (centre[0] - lat) * KM_PER_DEGREE,
  };
}

/** Under this distance a direction means nothing. */
const CENTRAL_KM = 0.5;

/** Direction of an offset in the yaw convention; what lies in the very centre counts as north. */
export function bearingOf(offset: Point): number {
  if (Math.hypot(offset.x, offset.z) < CENTRAL_KM) return Math.PI;
  return wrapTurn(Math.atan2(offset.x, offset.z));
}

export function meanOffset(offsets: readonly Point[]): Point {
  const n = Math.max(1, offsets.length);
  return {
    x: offsets.reduce((sum, o) => sum + o.x, 0) / n,
    z: offsets.reduce((sum, o) => sum + o.z, 0) / n,
  };
}
