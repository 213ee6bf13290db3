import { useTranslation } from '../i18n/use-translation.ts';
import type { RegionLive, TicketView } from '../../shared/protocol/views.ts';
import { formatEstimate, formatWhen } from '../i18n/format.ts';
import { takeNumber, useOpenTickets } from '../state/tickets.ts';
import { useZone } from '../state/use-zone.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './take-number.module.css';
import './texts.ts';

type TakeNumberProps = {
  readonly region: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly live: RegionLive | undefined;
  /** The number is taken (or was held already): show it. */
  readonly onTicket: (ticket: TicketView) => void;
  readonly large?: boolean;
};

/** The one thing to do here. Asks nothing, says what came of it. */
export function TakeNumber({ region, service, live, onTicket, large }: TakeNumberProps) {
  const { t } = useTranslation('counter');
  const sayPlace = usePlaceWords();
  const held = useOpenTickets().find((ticket) => ticket.region === region && ticket.serviceId === service.id);
  const { run, busy, problem } = useAction(async () => {
    const { ticket } = await takeNumber(region, service.id);
    announce(t('take.taken', { number: ticket.number, place: sayPlace(ticket) }));
    onTicket(ticket);
  });
  if (held) {
    return (
      <div className={styles['take']}>
        <Button variant="plain" large={large} wide onClick={() => onTicket(held)}>
          <Icon name="ticket" />
          {t('take.held', { number: held.number })}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['take']}>
      <Button
        variant="primary"
        large={large}
        wide
        busy={busy}
        disabled={live?.open === false}
        aria-label={t('take.buttonFor', { name: service.name })}
        onClick={() => void run()}
      >
        {busy || !large ? null : <Icon name="ticket" />}
        {busy ? t('take.busy') : t('take.button')}
      </Button>
      {problem ? (
        <Notice tone="danger" title={t('take.failed')} alert>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}

/** "Urutan ke-4, 10–20 menit" for the ear. */
export function usePlaceWords(): (ticket: TicketView) => string {
  const { t } = useTranslation(['common', 'counter']);
  return ({ position, estimate }) => {
    if (position === null) return '';
    const place = position === 1 ? t('counter:ticket.next') : t('counter:ticket.place', { position });
    return estimate ? `${place}, ${formatEstimate(estimate, t)}` : place;
  };
}

/** Why no number can be taken now, and when it can. */
export function ClosedNotice({ live }: { readonly live: RegionLive | undefined }) {
  const { t } = useTranslation(['common', 'counter']);
  const zone = useZone();
  if (!live || live.open) return null;
  const when = live.opensAt
    ? t('state.opensAt', { when: formatWhen(live.opensAt, zone, Date.now(), t) })
    : null;
  return (
    <Notice tone="warn" icon="clock">
      {when ? t('counter:take.closedUntil', { when }) : t('counter:take.closed')}
    </Notice>
  );
}
