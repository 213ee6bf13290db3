import { useEffect, useRef } from 'react';
import type { Whereabouts } from '../engine/whereabouts.ts';
import { usePlace } from './hall-context.ts';

/** Tells where the visitor is, again and again while mounted and seen. Meant for the DOM, not for React state. */
export function useWhereabouts(everyMs: number, tell: (at: Whereabouts) => void): void {
  const { engine } = usePlace();
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!engine) return;
    const ask = () => {
      if (document.visibilityState !== 'hidden') latest.current(engine.whereabouts());
    };
    ask();
    const asking = setInterval(ask, everyMs);
    return () => clearInterval(asking);
  }, [engine, everyMs]);
}
