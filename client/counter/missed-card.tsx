import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { formatClock } from '../i18n/format.ts';
import { rejoinLine } from '../state/tickets.ts';
import { useZone } from '../state/use-zone.ts';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './ticket-card.module.css';

/** A missed call is no drama: one press brings one back into the line. */
export function MissedCard({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const zone = useZone();
  const { run, busy, problem } = useAction(() => rejoinLine(ticket.id));
  return (
    <div className={styles['body']}>
      <div className={styles['center']} role="status">
        <p className={styles['headline']}>{t('missed.title')}</p>
        <p>{t('missed.text')}</p>
        {ticket.graceUntil ? (
          <p className={styles['soft']}>
            {t('missed.until', { time: formatClock(ticket.graceUntil, zone) })}
          </p>
        ) : null}
      </div>
      <Button variant="primary" large wide busy={busy} onClick={() => void run()}>
        {t('missed.here')}
      </Button>
      {problem ? <p role="alert">{problem}</p> : null}
    </div>
  );
}
