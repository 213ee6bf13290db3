import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { classes } from '../ui/classes.ts';
import { CalledCard } from './called-card.tsx';
import { EndedCard } from './ended-card.tsx';
import { MissedCard } from './missed-card.tsx';
import { useTicketIsShown } from './shown-tickets.ts';
import { WaitingCard } from './waiting-card.tsx';
import styles from './ticket-card.module.css';
import './texts.ts';

/**
 * The number slip in whatever state the ticket is: waiting, called, missed, being served, ended. Tells what is
 * happening and the one thing to do next.
 */
export function TicketCard({ ticket }: { readonly ticket: TicketView }) {
  useTicketIsShown(ticket.id);
  const serving = ticket.state === 'SERVING';
  return (
    <article
      className={classes(
        styles['card'],
        ticket.state === 'CALLED' && styles['called'],
        serving && styles['serving'],
      )}
      aria-label={`${ticket.number}, ${ticket.serviceName}`}
    >
      <Slip ticket={ticket} />
      <Body ticket={ticket} />
    </article>
  );
}

function Slip({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  return (
    <div className={styles['slip']}>
      <p className={styles['label']}>{t('ticket.yours')}</p>
      <p className={styles['number']}>{ticket.number}</p>
      <p className={styles['service']} lang={DATA_LANGUAGE}>
        {ticket.serviceName}
      </p>
      <p className={styles['place']}>{ticket.regionName}</p>
    </div>
  );
}

function Body({ ticket }: { readonly ticket: TicketView }) {
  switch (ticket.state) {
    case 'ISSUED':
    case 'WAITING':
      return <WaitingCard ticket={ticket} />;
    case 'CALLED':
      return <CalledCard ticket={ticket} />;
    case 'MISSED':
      return <MissedCard ticket={ticket} />;
    case 'SERVING':
      return <ServingLine ticket={ticket} />;
    case 'COMPLETED':
      return null;
    default:
      return <EndedCard ticket={ticket} />;
  }
}

function ServingLine({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  return (
    <div className={styles['body']} role="status">
      <p className={styles['headline']}>{t('serving.title')}</p>
      <p>{t('serving.with', { officer: ticket.officerName ?? '', desk: ticket.deskLabel ?? '' })}</p>
    </div>
  );
}
