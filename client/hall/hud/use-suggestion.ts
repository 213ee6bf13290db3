import { useMemo } from 'react';
import type { RegionLive } from '../../../shared/protocol/views.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { useLastRegion } from '../../state/last-region.ts';
import { useOpenTickets } from '../../state/tickets.ts';
import { usePlace } from './hall-context.ts';

/** Waiting time first, then who waits; counters without officers come last. */
function slowness(region: RegionLive): number {
  if (!region.open) return 1e6;
  if (region.officers === 0) return 1e4 + region.waiting;
  return (region.estimate?.highMinutes ?? 0) + region.waiting / 100;
}

/** Open counters, the quickest first. */
export function quickest(list: readonly RegionLive[], count: number): readonly RegionLive[] {
  return [...list]
    .filter((region) => region.open && region.officers > 0)
    .sort((a, b) => slowness(a) - slowness(b))
    .slice(0, count);
}

/**
 * Where "Antar saya" leads unasked: the counter of a held number, else the one visited last, else the quickest
 * open one, else the first. A region code.
 */
export function useSuggestion(): string | null {
  const { hall } = usePlace();
  const held = useOpenTickets()[0]?.region;
  const last = useLastRegion((state) => state.code);
  const list = useRegionsStore((regions) => regions.list);
  return useMemo(() => {
    const exists = (code: string | null | undefined) => hall.counters.some((c) => c.code === code);
    if (held && exists(held)) return held;
    if (last && exists(last)) return last;
    return quickest(list, 1)[0]?.code ?? hall.counters[0]?.code ?? null;
  }, [hall, held, last, list]);
}
