import { useCallback, useEffect, useRef, useState } from 'react';
import { useProblemText } from './use-problem-text.ts';

export type Action<A extends unknown[]> = {
  readonly run: (...args: A) => Promise<void>;
  readonly busy: boolean;
  /** Words of the last failure; empty when there was none. */
  readonly problem: string;
};

/** A command behind a button: one at a time, busy while it runs, its refusal in words. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const words = useProblemText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const running = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const run = useCallback(
    async (...args: A) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setProblem('');
      try {
        await latest.current(...args);
      } catch (error) {
        setProblem(words(error));
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [words],
  );
  return { run, busy, problem };
}
