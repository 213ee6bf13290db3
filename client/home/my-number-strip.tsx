import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import type { TicketView } from '../../shared/protocol/views.ts';
import { formatEstimate } from '../i18n/format.ts';
import { useOpenTickets } from '../state/tickets.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './my-number-strip.module.css';
import './texts.ts';

/** The numbers one holds, most urgent first; nothing when there is none. */
export function MyNumberStrip() {
  const { t } = useTranslation('home');
  const tickets = useOpenTickets();
  if (tickets.length === 0) return null;
  return (
    <section className={styles['strip']} aria-label={t('mine.title')}>
      {tickets.map((ticket) => (
        <Slip key={ticket.id} ticket={ticket} />
      ))}
    </section>
  );
}

function Slip({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('home');
  const status = useStatusText(ticket);
  const urgent = ticket.state === 'CALLED' || ticket.state === 'MISSED';
  return (
    <Link
      className={classes(styles['slip'], urgent && styles['urgent'])}
      to={`/tiket/${ticket.id}`}
      aria-label={`${t('mine.open', { number: ticket.number })}. ${ticket.regionName}. ${status}`}
    >
      <span className={styles['number']}>{ticket.number}</span>
      <span className={styles['words']}>
        <strong>{status}</strong>
        <span>
          <span lang={DATA_LANGUAGE}>{ticket.serviceName}</span> · {ticket.regionName}
        </span>
      </span>
      <Icon name="chevron" />
    </Link>
  );
}

function useStatusText(ticket: TicketView): string {
  const { t } = useTranslation(['common', 'home']);
  if (ticket.state === 'CALLED')
    return t('home:mine.called', { desk: ticket.call?.desk ?? ticket.deskLabel ?? '' });
  if (ticket.state === 'SERVING') return t('home:mine.serving', { officer: ticket.officerName ?? '' });
  if (ticket.state === 'MISSED') return t('home:mine.missed');
  if (ticket.position === 1) return t('home:mine.next');
  if (!ticket.estimate) return t('home:mine.waitingOnly', { position: ticket.position ?? 1 });
  const estimate = formatEstimate(ticket.estimate, t);
  return t('home:mine.waiting', { position: ticket.position ?? 1, estimate });
}
