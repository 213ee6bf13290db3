import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { ButtonLink } from '../ui/button.tsx';
import styles from './ticket-card.module.css';

/** Ended without being served: why, and the way to a new number. */
export function EndedCard({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const { state } = ticket;
  const ended = state === 'NO_SHOW' || state === 'ABANDONED' || state === 'CANCELLED' || state === 'EXPIRED';
  if (!ended) return null;
  // An officer's words; the citizen's own wish and the clock need no reason.
  const reason = state === 'CANCELLED' && ticket.closeReason !== 'citizen' ? ticket.closeReason : null;
  return (
    <div className={styles['body']} role="status">
      <p>{t(`ended.${state}`)}</p>
      {reason ? <p>{t('ended.reason', { reason })}</p> : null}
      <ButtonLink variant="primary" to={`/teks/loket/${ticket.region}/layanan/${ticket.serviceId}`}>
        {t('ended.again')}
      </ButtonLink>
    </div>
  );
}
