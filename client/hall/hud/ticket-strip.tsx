import { useTranslation } from '../../i18n/use-translation.ts';
import type { TFunction } from '../../i18n/use-translation.ts';
import type { TicketView } from '../../../shared/protocol/views.ts';
import { formatEstimate } from '../../i18n/format.ts';
import { useOpenTickets } from '../../state/tickets.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useHall } from '../state/hall-store.ts';
import { DirectionArrow, Distance } from './direction-arrow.tsx';
import { usePlace } from './hall-context.ts';
import styles from './ticket-strip.module.css';

/** What one's number is doing, wherever one walks; the most urgent one when there are several. */
export function TicketStrip() {
  const { t } = useTranslation(['hall', 'common']);
  const { engine } = usePlace();
  const [ticket] = useOpenTickets();
  const panel = useHall((hall) => hall.panel);
  const isAbove = useHall((hall) => hall.gallery);
  // A call has the page's own alert, with the answer on it.
  if (!ticket || ticket.state === 'CALLED' || panel.open === ticket.region) return null;
  const urgent = ticket.state === 'SERVING';
  const go = isAbove
    ? t('go.here', { name: ticket.regionName })
    : t('ticket.go', { number: ticket.number, region: ticket.regionName });
  return (
    <section className={classes(styles['strip'], urgent && styles['urgent'])} aria-label={t('ticket.label')}>
      <span className={styles['number']}>{ticket.number}</span>
      <span className={styles['words']}>
        <strong>{stateWords(ticket, t)}</strong>
        <span>{ticket.regionName}</span>
      </span>
      <Button
        variant={urgent ? 'gold' : 'plain'}
        aria-label={go}
        title={go}
        onClick={() => engine?.guideTo(ticket.region)}
      >
        {isAbove ? t('go.open') : <Way code={ticket.region} urgent={urgent} />}
      </Button>
    </section>
  );
}

function Way({ code, urgent }: { readonly code: string; readonly urgent: boolean }) {
  const { t } = useTranslation('hall');
  return (
    <>
      {urgent ? t('ticket.come') : null}
      <DirectionArrow code={code} size={20} />
      {urgent ? null : <Distance code={code} />}
    </>
  );
}

function stateWords(ticket: TicketView, t: TFunction<['hall', 'common']>): string {
  switch (ticket.state) {
    case 'SERVING':
      return t('ticket.serving');
    case 'MISSED':
      return t('ticket.missed');
    default: {
      if (ticket.position === null) return t('ticket.waiting');
      if (ticket.position === 1) return t('ticket.next');
      const place = t('ticket.place', { position: ticket.position });
      return ticket.estimate
        ? `${place} · ${formatEstimate(ticket.estimate, t as unknown as TFunction)}`
        : place;
    }
  }
}
