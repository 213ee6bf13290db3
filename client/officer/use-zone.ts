import { useMemo } from 'react';
import type { Zone } from '../i18n/format.ts';
import { useProvince } from '../state/province.ts';

/** The province's clock, on which every time in the console is read; null until it is known. */
export function useZone(): Zone | null {
  const province = useProvince();
  return useMemo(
    () => (province ? { timeZone: province.timeZone, label: province.timeZoneLabel } : null),
    [province],
  );
}
