import { buildWalkGrid, type WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from '../../unit/hall/real-province.ts';

/** The hall of the province that the product is delivered with. */
export function readTarget(): { readonly hall: Hall; readonly grid: WalkGrid } {
  const hall = layoutHall(realRegions, realWings);
  return { hall, grid: buildWalkGrid(hall) };
}
