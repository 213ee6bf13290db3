/** What a client needs once: the province with its wings and branding, the search index, a region's services. */
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { CatalogueIndex, ProvinceView, RegionDetail } from '../../shared/protocol/views.ts';
import { ApiRefusal, apiGet } from '../net/api.ts';
import { rememberRegion } from './last-region.ts';

type Facts = {
  readonly province: ProvinceView | null;
  readonly catalogue: CatalogueIndex | null;
};

const useFacts = create<Facts>(() => ({ province: null, catalogue: null }));

/** Asks until it has an answer; one request for all who ask. */
function loadOnce(load: () => Promise<Partial<Facts>>): () => void {
  let loading: Promise<void> | undefined;
  return () => {
    loading ??= load().then(
      (facts) => useFacts.setState(facts),
      () => {
        loading = undefined;
      },
    );
  };
}

const loadProvince = loadOnce(async () => {
  const province = await apiGet<ProvinceView>('/province', { patienceMs: 600_000 });
  applyBranding(province);
  return { province };
});

/** Loads the search index ahead of use (when the search field gets the focus). */
export const loadCatalogue = loadOnce(async () => ({
  catalogue: await apiGet<CatalogueIndex>('/catalogue', { patienceMs: 600_000 }),
}));

/** The province's own colours become the tokens of the same name in `ui/tokens.css`. */
function applyBranding({ branding }: ProvinceView): void {
  const { style } = document.documentElement;
  style.setProperty('--brand-primary', branding.colours.primary);
  style.setProperty('--brand-accent', branding.colours.accent);
}

export function useProvince(): ProvinceView | null {
  useEffect(loadProvince, []);
  return useFacts((facts) => facts.province);
}

/** Null until asked for by `loadCatalogue` and answered. */
export function useCatalogue(): CatalogueIndex | null {
  return useFacts((facts) => facts.catalogue);
}

type RegionAnswer =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'unreachable' }
  | { readonly status: 'ready'; readonly detail: RegionDetail };

const details = new Map<string, RegionDetail>();

/** A region's services and hours (`detail.live` is the state at loading; `useRegionLive` is the one to show). */
export function useRegionDetail(code: string): RegionAnswer & { readonly reload: () => void } {
  const [answers, setAnswers] = useState<Readonly<Record<string, RegionAnswer>>>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (details.has(code)) {
      rememberRegion(code);
      return;
    }
    const stop = new AbortController();
    const note = (answer: RegionAnswer) => setAnswers((all) => ({ ...all, [code]: answer }));
    apiGet<RegionDetail>(`/regions/${encodeURIComponent(code)}`, { signal: stop.signal }).then(
      (detail) => {
        details.set(code, detail);
        rememberRegion(code);
        note({ status: 'ready', detail });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        note({ status: error instanceof ApiRefusal ? 'missing' : 'unreachable' });
      },
    );
    return () => stop.abort();
  }, [code, round]);
  const known = details.get(code);
  const answer: RegionAnswer = known
    ? { status: 'ready', detail: known }
    : (answers[code] ?? { status: 'loading' });
  const reload = () => {
    setAnswers({});
    setRound((n) => n + 1);
  };
  return { ...answer, reload };
}
