import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import { loadCatalogue, useCatalogue, useProvince } from './province.ts';
import type { Match, searchCounters } from './search-counters.ts';

const useEngine = create<{ readonly searchCounters: typeof searchCounters | null }>(() => ({
  searchCounters: null,
}));

function loadEngine(): void {
  if (useEngine.getState().searchCounters) return;
  import('./search-counters.ts').then(useEngine.setState, () => undefined);
}

export type CounterSearch = {
  /** Fetches what a search needs; call when the field gets the focus. Until then it costs nothing. */
  readonly prepare: () => void;
  readonly ready: boolean;
  /** The best matches first; nothing until ready. */
  readonly search: (query: string) => readonly Match[];
};

/** "ktp garut" over all services and regions of the province. `eager`: prepare at once. */
export function useCounterSearch({ eager = false } = {}): CounterSearch {
  const province = useProvince();
  const catalogue = useCatalogue();
  const engine = useEngine((state) => state.searchCounters);
  const prepare = useCallback(() => {
    loadEngine();
    loadCatalogue();
  }, []);
  useEffect(() => {
    if (eager) prepare();
  }, [eager, prepare]);
  const search = useCallback(
    (query: string) =>
      engine && province && catalogue ? engine(query, catalogue.services, province.regions) : [],
    [engine, province, catalogue],
  );
  return { prepare, ready: engine !== null && province !== null && catalogue !== null, search };
}
