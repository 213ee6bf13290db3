import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { recall, remember } from '../net/storage.ts';
import { shortcutOf, type ShortcutName } from './shortcuts.ts';

const KEY = 'officer.shortcuts';

/** Single keys may be in the way of a screen reader or a voice: they can be turned off (WCAG 2.1.4). */
export const useShortcutsOn = create<{ readonly on: boolean }>(() => ({ on: recall(KEY) !== 'off' }));

export function setShortcutsOn(on: boolean): void {
  remember(KEY, on ? 'on' : 'off');
  useShortcutsOn.setState({ on });
}

/** Runs what a pressed key stands for; silent while typing and while a dialog is open. */
export function useShortcuts(actions: Readonly<Partial<Record<ShortcutName, () => void>>>): void {
  const { on } = useShortcutsOn();
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const name = shortcutOf(event, isTyping(event.target));
      const action = name ? current.current[name] : undefined;
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  const silent = ['checkbox', 'radio', 'button', 'submit'];
  return target instanceof HTMLInputElement && !silent.includes(target.type);
}
