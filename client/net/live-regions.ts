/**
 * Live state of all regions: one event stream for the page, a request every 10 s where streams do not pass.
 * Runs only while somebody looks. `freshness` says honestly whether what is shown may be old.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { RegionLive } from '../../shared/protocol/views.ts';
import { apiGet } from './api.ts';
import { forgetSource, reportReachable } from './reachability.ts';

export type Freshness =
  | 'loading'
  /** The stream is up: what is shown is true now. */
  | 'live'
  /** Asked every 10 s. */
  | 'polling'
  /** Nothing heard for a while: the last known state is shown. */
  | 'stale';

type Regions = {
  readonly byCode: Readonly<Record<string, RegionLive>>;
  /** In the province's order. */
  readonly list: readonly RegionLive[];
  readonly freshness: Freshness;
};

export const useRegionsStore = create<Regions>(() => ({ byCode: {}, list: [], freshness: 'loading' }));

const POLL_EVERY_MS = 10_000;
const STREAM_PATIENCE_MS = 5000;
const STALE_AFTER_MS = 45_000;
const LINGER_MS = 15_000;
const SOURCE = 'regions';

/** A whole snapshot is the truth: it replaces everything. */
export function applyRegions(list: readonly RegionLive[], freshness: Freshness): void {
  const byCode = Object.fromEntries(list.map((region) => [region.code, region]));
  useRegionsStore.setState({ byCode, list, freshness });
}

/** One changed region; an older view than the one shown is ignored. */
export function applyRegion(region: RegionLive): void {
  const { byCode, list } = useRegionsStore.getState();
  const shown = byCode[region.code];
  if (shown && shown.cursor > region.cursor) return;
  useRegionsStore.setState({
    byCode: { ...byCode, [region.code]: region },
    list: shown ? list.map((old) => (old.code === region.code ? region : old)) : [...list, region],
  });
}

let watchers = 0;
let stop: (() => void) | undefined;
let lingering: ReturnType<typeof setTimeout> | undefined;

/** Keeps the live state coming until the returned function is called. Counted: many may watch. */
export function watchRegions(): () => void {
  watchers += 1;
  clearTimeout(lingering);
  stop ??= startWatching();
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    lingering = setTimeout(() => {
      stop?.();
      stop = undefined;
    }, LINGER_MS);
  };
}

function startWatching(): () => void {
  const stream = new EventSource('/api/v1/regions/stream');
  const abort = new AbortController();
  let streaming = false;
  let heardAt = Date.now();

  function heard(freshness: Freshness): void {
    heardAt = Date.now();
    reportReachable(SOURCE, true);
    if (useRegionsStore.getState().freshness !== freshness) useRegionsStore.setState({ freshness });
  }

  stream.addEventListener('regions', (event) => {
    streaming = true;
    applyRegions(readList(event.data), 'live');
    heard('live');
  });
  stream.addEventListener('region', (event) => {
    applyRegion(JSON.parse(String(event.data)) as RegionLive);
    heard('live');
  });
  stream.onopen = () => {
    streaming = true;
    reportReachable(SOURCE, true);
  };
  stream.onerror = () => {
    streaming = false;
    reportReachable(SOURCE, false);
    void poll();
  };

  async function poll(): Promise<void> {
    if (streaming || abort.signal.aborted) return;
    try {
      const { items } = await apiGet<{ items: RegionLive[] }>('/regions', {
        signal: abort.signal,
        patienceMs: 0,
      });
      if (streaming) return;
      applyRegions(items, 'polling');
      heard('polling');
    } catch {
      if (Date.now() - heardAt > STALE_AFTER_MS) useRegionsStore.setState({ freshness: 'stale' });
    }
  }

  const firstPoll = setTimeout(() => void poll(), STREAM_PATIENCE_MS);
  const polls = setInterval(() => void poll(), POLL_EVERY_MS);
  return () => {
    stream.close();
    abort.abort();
    clearTimeout(firstPoll);
    clearInterval(polls);
    forgetSource(SOURCE);
  };
}

function readList(data: unknown): readonly RegionLive[] {
  const parsed = JSON.parse(String(data)) as readonly RegionLive[] | { items: readonly RegionLive[] };
  return 'items' in parsed ? parsed.items : parsed;
}

/** All regions, live, while the component is mounted. */
export function useRegions(): Regions {
  useEffect(watchRegions, []);
  return useRegionsStore();
}

/** One region, live, while the component is mounted; undefined until known. */
export function useRegionLive(code: string): RegionLive | undefined {
  useEffect(watchRegions, []);
  return useRegionsStore((regions) => regions.byCode[code]);
}
