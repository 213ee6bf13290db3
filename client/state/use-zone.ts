import { useMemo } from 'react';
import type { Zone } from '../i18n/format.ts';
import { useProvince } from './province.ts';

/** The province's clock; null until known (then the device's own). */
export function useZone(): Zone | null {
  const province = useProvince();
  return useMemo(
    () => (province ? { timeZone: province.timeZone, label: province.timeZoneLabel } : null),
    [province],
  );
}
