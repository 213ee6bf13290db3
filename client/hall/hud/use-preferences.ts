import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { recall, remember } from '../../net/storage.ts';

/** Whether single letters steer (WCAG 2.1.4: they can be switched off); remembered in this browser. */
export const useLetters = create<{ readonly on: boolean }>(() => ({ on: recall('hall.letters') !== 'off' }));

export function switchLetters(on: boolean): void {
  remember('hall.letters', on ? 'on' : 'off');
  useLetters.setState({ on });
}

const still = matchMedia('(prefers-reduced-motion: reduce)');
const touch = matchMedia('(any-pointer: coarse)');

export const prefersStill = (): boolean => still.matches;

/** Whether there is a finger to push the on-screen stick with. */
export function useHasTouch(): boolean {
  return useSyncExternalStore(
    (changed) => {
      touch.addEventListener('change', changed);
      return () => touch.removeEventListener('change', changed);
    },
    () => touch.matches,
  );
}
