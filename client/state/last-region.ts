import { create } from 'zustand';
import { recall, remember } from '../net/storage.ts';

/** Code of the region visited last in this browser, or null. */
export const useLastRegion = create<{ readonly code: string | null }>(() => ({ code: recall('region') }));

export function rememberRegion(code: string): void {
  if (useLastRegion.getState().code === code) return;
  remember('region', code);
  useLastRegion.setState({ code });
}
