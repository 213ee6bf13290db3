import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { ApiRefusal } from '../net/api.ts';
import { Icon } from '../ui/icons.tsx';
import { KeyHint } from './key-hint.tsx';
import { endWork, leaveDesk, noteSignedOut } from './staff-store.ts';
import { notify } from './ticket-commands.ts';
import { setChimeOn, useChimeOn } from './use-arrivals.ts';
import styles from './desk-menu.module.css';

/** What is needed seldom: shortcuts, chime, another desk, sign out. Refused while somebody is being served. */
export function DeskMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('officer');
  const { on: chimes } = useChimeOn();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role="group"] button')?.focus();
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open]);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  async function leave(action: () => Promise<unknown>): Promise<void> {
    close();
    try {
      if ((await action()) === false) notify('unreachable', null);
    } catch (error) {
      if (noteSignedOut(error)) return;
      if (error instanceof ApiRefusal) notify('refused', error.message);
      else notify('unreachable', null);
    }
  }

  return (
    // Escape is heard from the buttons inside; the box itself is no control.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={styles['menu']}
      onKeyDown={(event) => event.key === 'Escape' && open && close()}
    >
      <button
        ref={opener}
        type="button"
        className={styles['opener']}
        aria-expanded={open}
        aria-controls="desk-menu"
        onClick={() => setOpen(!open)}
      >
        {t('bar.more')}
        <Icon name="down" size={18} />
      </button>
      {open ? (
        <div id="desk-menu" role="group" aria-label={t('bar.more')} className={styles['list']}>
          <button
            type="button"
            onClick={() => {
              close();
              onHelp();
            }}
          >
            {t('bar.help')}
            <KeyHint name="help" />
          </button>
          <button type="button" aria-pressed={chimes} onClick={() => setChimeOn(!chimes)}>
            {t('bar.sound')}
            <span className={styles['value']}>
              <Icon name={chimes ? 'speak' : 'mute'} size={18} />
              {chimes ? t('bar.soundOn') : t('bar.soundOff')}
            </span>
          </button>
          <button type="button" onClick={() => void leave(leaveDesk)}>
            {t('bar.changeDesk')}
          </button>
          <button type="button" onClick={() => void leave(() => endWork(true))}>
            {t('bar.signOut')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
