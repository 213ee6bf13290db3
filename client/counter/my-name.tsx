import { useId, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { ApiRefusal } from '../net/api.ts';
import { changeMe, useSession } from '../state/session.ts';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './ticket-card.module.css';

/** How the officer will greet one; asked after the number, changed here, never required. */
export function MyName() {
  const { t } = useTranslation('counter');
  const me = useSession((session) => session.me);
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const id = useId();
  const { run, busy, problem } = useAction(async (name: string) => {
    setRefused(false);
    try {
      await changeMe({ name });
      setDraft(null);
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.code !== 'INVALID') throw error;
      setRefused(true);
    }
  });
  if (!me) return null;
  if (draft === null) {
    return (
      <div className={styles['row']}>
        <span>
          {t('ticket.calledAs')} <strong>{me.name}</strong>
        </span>
        <Button onClick={() => setDraft(me.name)} aria-label={t('ticket.renameLong')}>
          {t('ticket.rename')}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles['row']}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim()) void run(draft.trim());
      }}
    >
      <label htmlFor={id}>{t('ticket.name')}</label>
      <input
        id={id}
        className={styles['field']}
        value={draft}
        maxLength={40}
        autoComplete="given-name"
        aria-invalid={refused || undefined}
        aria-describedby={refused ? `${id}-no` : undefined}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t('ticket.save')}
      </Button>
      {refused || problem ? (
        <p id={`${id}-no`} role="alert">
          {refused ? t('ticket.nameRefused') : problem}
        </p>
      ) : null}
    </form>
  );
}
