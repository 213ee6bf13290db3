import { useId, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePlace } from './hall-context.ts';
import { hallLink } from './hall-link.ts';
import { useHasTouch } from './use-preferences.ts';
import styles from './invite.module.css';

type Outcome = 'shared' | 'copied' | 'byHand';

/** "Ajak teman": the link to this very hall, shared by the phone's own sheet, copied, or selected to copy by hand. */
export function Invite({ hall }: { readonly hall: number }) {
  const { t } = useTranslation('hall');
  const { province } = usePlace();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isPhone = useHasTouch();
  const canShare = isPhone && typeof navigator.share === 'function';
  const link = hallLink(location.origin, hall);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      // No clipboard (a plain http address, or forbidden): the field is there to copy from.
      field.current?.select();
      setOutcome('byHand');
    }
  }

  async function share(): Promise<void> {
    try {
      await navigator.share({ title: province.branding.title, text: t('room.message', { hall }), url: link });
      setOutcome('shared');
    } catch (error) {
      // Closed without choosing anybody: nothing to say.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      await copy();
    }
  }

  return (
    <section className={styles['invite']} aria-labelledby={id}>
      <h3 id={id}>{t('room.invite')}</h3>
      <p>{t('room.inviteWords', { hall })}</p>
      <input
        ref={field}
        readOnly
        className={styles['link']}
        aria-label={t('room.link', { hall })}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles['ways']}>
        {canShare ? (
          <Button variant="primary" onClick={() => void share()}>
            {t('room.share')}
          </Button>
        ) : null}
        <Button variant={canShare ? 'plain' : 'primary'} onClick={() => void copy()}>
          {t('room.copy')}
        </Button>
      </div>
      <p className={styles['outcome']} role="status">
        {outcome ? (
          <>
            <Icon name={outcome === 'byHand' ? 'info' : 'check'} size={20} />
            {t(`room.${outcome}`, { hall })}
          </>
        ) : null}
      </p>
    </section>
  );
}
