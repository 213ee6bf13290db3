import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useParams } from 'react-router';
import { isFinal } from '../../shared/domain/ticket.ts';
import { LoadingPlace } from '../app/loading-place.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { TicketPanel } from '../counter/ticket-panel.tsx';
import { ApiRefusal } from '../net/api.ts';
import { refreshTicket, useTicket } from '../state/tickets.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useProblemText } from '../ui/use-problem-text.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './pages.module.css';
import './texts.ts';

/** `/tiket/:id`: one's own number, from waiting to the receipt. */
export function TicketPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(['common', 'text']);
  const ticket = useTicket(id);
  const { error, again } = useFreshTicket(id);
  const words = useProblemText();

  if (!ticket) {
    if (error === null) return <LoadingPlace />;
    const gone = error instanceof ApiRefusal;
    return (
      <div className={styles['page']}>
        <PageHeading className={styles['title']} title={gone ? t('text:ticket.missing') : words(error)} />
        {gone ? <p>{t('text:ticket.missingHint')}</p> : null}
        <div className={styles['headRow']}>
          {gone ? null : <Button onClick={again}>{t('retry')}</Button>}
          <ButtonLink variant="primary" to="/teks">
            {t('doors.text')}
          </ButtonLink>
        </div>
      </div>
    );
  }
  return (
    <div className={`${styles['page']} ${styles['narrow']}`}>
      <Breadcrumbs
        crumbs={[
          { to: '/', name: t('home') },
          { to: `/teks/loket/${ticket.region}`, name: ticket.regionName },
        ]}
      />
      <PageHeading className="visually-hidden" title={t('text:ticket.title', { number: ticket.number })} />
      {error !== null && !isFinal(ticket.state) ? <Notice tone="warn">{t('offline')}</Notice> : null}
      <TicketPanel ticket={ticket} />
      <p>
        <ButtonLink variant="quiet" to={`/teks/loket/${ticket.region}`}>
          {t('text:ticket.more', { region: ticket.regionName })}
        </ButtonLink>
      </p>
    </div>
  );
}

/** Asks for the ticket when the page opens; what changes later comes by itself. */
function useFreshTicket(id: string): { error: unknown; again: () => void } {
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    setError(null);
    refreshTicket(id).catch((reason: unknown) => {
      if (current) setError(reason);
    });
    return () => {
      current = false;
    };
  }, [id, round]);
  return { error, again: () => setRound((n) => n + 1) };
}
