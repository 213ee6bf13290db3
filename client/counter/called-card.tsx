import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { acceptCall } from '../state/tickets.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useAction } from '../ui/use-action.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './ticket-card.module.css';

/** "Giliran Anda!": where to go, how long one is awaited, one big button. */
export function CalledCard({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const { run, busy, problem } = useAction(() => acceptCall(ticket.id));
  const { call, officerName } = ticket;
  const desk = call?.desk ?? ticket.deskLabel ?? '';
  return (
    <div className={styles['body']}>
      <div className={styles['center']}>
        <p className={styles['headline']}>{t('call.title')}</p>
        <p className={styles['estimate']}>
          {officerName ? t('call.with', { desk, officer: officerName }) : desk}
        </p>
        {call && call.n > 1 ? <p className={styles['soft']}>{t('call.again', { n: call.n })}</p> : null}
      </div>
      <Button variant="primary" large wide busy={busy} onClick={() => void run()}>
        {busy ? null : <Icon name="arrow" />}
        {busy ? t('call.coming') : t('call.come')}
      </Button>
      {problem ? <p role="alert">{problem}</p> : null}
      {call?.expiresAt ? <TimeLeft until={call.expiresAt} /> : null}
    </div>
  );
}

/** The clock is for the eye: a screen reader heard the deadline with the call. */
function TimeLeft({ until }: { readonly until: string }) {
  const { t } = useTranslation('counter');
  const now = useNow(1000);
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className={`${styles['center']} ${styles['clock']}`}>
      {seconds > 0 ? t('call.left', { time }) : t('call.over')}
    </p>
  );
}
