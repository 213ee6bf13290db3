/** Single-key shortcuts of the console (WCAG 2.1.4: off while typing, and can be turned off). */
export const shortcuts = {
  /** The prominent action, whatever it is now. */
  next: 'N',
  start: 'M',
  recall: 'U',
  markMissed: 'T',
  release: 'K',
  finish: 'F',
  write: 'B',
  break: 'I',
  help: '?',
} as const;
export type ShortcutName = keyof typeof shortcuts;

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
};

/** Which shortcut was pressed, if any. `typing`: the focus is where letters are written. */
export function shortcutOf(pressed: Pressed, typing: boolean): ShortcutName | null {
  if (typing || pressed.repeat || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const names = Object.keys(shortcuts) as ShortcutName[];
  return names.find((name) => shortcuts[name].toLowerCase() === pressed.key.toLowerCase()) ?? null;
}
