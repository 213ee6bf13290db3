import { createContext, useContext } from 'react';
import type { Hall } from '../../../shared/hall/types.ts';
import type { ProvinceView } from '../../../shared/protocol/views.ts';
import type { HallEngine } from '../engine/hall-engine.ts';

export type HallPlace = {
  readonly hall: Hall;
  readonly province: ProvinceView;
  /** Null while the hall is being built. */
  readonly engine: HallEngine | null;
};

export const HallContext = createContext<HallPlace | null>(null);

/** The hall this part of the page belongs to. */
export function usePlace(): HallPlace {
  const place = useContext(HallContext);
  if (!place) throw new Error('usePlace outside of the hall');
  return place;
}

/** A region's full name. */
export function useRegionName(): (code: string) => string {
  const { province } = usePlace();
  return (code) => province.regions.find((region) => region.code === code)?.name ?? code;
}
