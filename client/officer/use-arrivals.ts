import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { recall, remember } from '../net/storage.ts';
import { playChime } from './chime.ts';

const KEY = 'officer.chime';

export const useChimeOn = create<{ readonly on: boolean }>(() => ({ on: recall(KEY) !== 'off' }));

/** Turning it on rings once: one hears what it will be like, and the browser learns that it is wanted. */
export function setChimeOn(on: boolean): void {
  remember(KEY, on ? 'on' : 'off');
  useChimeOn.setState({ on });
  if (on) playChime();
}

/**
 * Rings softly when somebody new waits, and keeps the count in the tab's title. `waitingIds` are ticket ids;
 * null until the line is known, so that those already there do not ring.
 */
export function useArrivals(waitingIds: readonly string[] | null, title: string): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const count = waitingIds?.length ?? 0;
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }, [count, title]);
  useEffect(() => {
    if (waitingIds === null) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...waitingIds]);
    if (before && waitingIds.some((id) => !before.has(id)) && useChimeOn.getState().on) playChime();
  }, [waitingIds]);
}
