import { useTranslation } from '../i18n/use-translation.ts';
import { Modal } from './modal.tsx';
import { shortcuts, type ShortcutName } from './shortcuts.ts';
import { setShortcutsOn, useShortcutsOn } from './use-shortcuts.ts';
import styles from './shortcut-help.module.css';

/** Every key of the console, and the switch that silences them. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('officer');
  const { on } = useShortcutsOn();
  const rows: (readonly [string, string])[] = [
    ...(Object.keys(shortcuts) as ShortcutName[]).map(
      (name) => [shortcuts[name], t(`keys.${name}`)] as const,
    ),
    ['Enter', t('keys.send')],
    ['Shift+Enter', t('keys.newline')],
    ['Esc', t('keys.leaveWriting')],
  ];
  return (
    <Modal heading={t('keys.heading')} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('keys.lead')}</p>
        <table className={styles['keys']}>
          <tbody>
            {rows.map(([key, words]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label className={styles['switch']}>
          <input type="checkbox" checked={on} onChange={(event) => setShortcutsOn(event.target.checked)} />
          {t('keys.on')}
        </label>
      </div>
    </Modal>
  );
}
