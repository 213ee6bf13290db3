import { shortcuts, type ShortcutName } from './shortcuts.ts';
import { useShortcutsOn } from './use-shortcuts.ts';
import styles from './key-hint.module.css';

/** The key that does the same as the button it stands in; gone while shortcuts are off. */
export function KeyHint({ name }: { readonly name: ShortcutName }) {
  const { on } = useShortcutsOn();
  return on ? (
    <kbd className={styles['key']} aria-hidden="true">
      {shortcuts[name]}
    </kbd>
  ) : null;
}
