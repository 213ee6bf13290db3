import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem } from '../../shared/protocol/views.ts';
import { formatClock } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { orderReason, waitingFrom } from './line-groups.ts';
import { PersonTags } from './person-tags.tsx';
import { orderTicket, useOrders } from './ticket-commands.ts';
import { useZone } from './use-zone.ts';
import { waitWords } from './wait-words.ts';
import styles from './line-panel.module.css';

type LineRowProps = {
  readonly item: LineItem;
  /** The waiting people in order: place and reason come from it. */
  readonly waiting: readonly LineItem[];
  readonly mine: boolean;
  readonly now: number;
};

export function LineRow({ item, waiting, mine, now }: LineRowProps) {
  return (
    <li
      className={styles['row']}
      data-state={item.state}
      data-mine={mine || undefined}
      data-first={item === waiting[0] || undefined}
    >
      <span className={styles['number']}>{item.number}</span>
      <div className={styles['facts']}>
        <p className={styles['name']}>
          <span>{item.citizenName}</span>
          <Clock item={item} now={now} />
        </p>
        <p className={styles['service']} title={item.serviceName}>
          {item.serviceName}
        </p>
        <PersonTags item={item} />
        <Reason item={item} waiting={waiting} mine={mine} />
      </div>
    </li>
  );
}

function Clock({ item, now }: { readonly item: LineItem; readonly now: number }) {
  const { t } = useTranslation('officer');
  if (item.state !== 'WAITING' && item.state !== 'ISSUED') return null;
  const words = waitWords(waitingFrom(item), now, t);
  return (
    <span className={styles['clock']}>
      <span className="visually-hidden">{t('line.since', { time: words })}</span>
      <span aria-hidden="true">{words}</span>
    </span>
  );
}

/** Why somebody stands here, or what happens to them now. */
function Reason({ item, waiting, mine }: Omit<LineRowProps, 'now'>) {
  const { t } = useTranslation('officer');
  const zone = useZone();
  const busy = useOrders((orders) => orders.busy);
  if (item.state === 'WAITING' || item.state === 'ISSUED') {
    const reason = orderReason(waiting, item);
    const first = item === waiting[0] ? t('line.first') : null;
    const words = [first, reason === 'arrival' ? null : t(`line.${reason}`)].filter(Boolean).join(' · ');
    return words ? <p className={styles['reason']}>{words}</p> : null;
  }
  if (item.state === 'MISSED') {
    return (
      <div className={styles['missed']}>
        {item.dueAt ? <span>{t('line.graceUntil', { time: formatClock(item.dueAt, zone) })}</span> : null}
        <Button
          variant="quiet"
          busy={busy === 'rejoin'}
          onClick={() => void orderTicket(item, { type: 'rejoin' })}
        >
          {t('line.rejoin')}
        </Button>
      </div>
    );
  }
  const state = item.state === 'SERVING' ? t('line.serving') : t('line.called');
  const by = mine ? t('line.you') : t('line.by', { name: item.officerName ?? '', desk: item.desk ?? '' });
  return (
    <p className={styles['reason']}>
      {state} · {by}
    </p>
  );
}
