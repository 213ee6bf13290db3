import { useTranslation } from '../i18n/use-translation.ts';
import type { ConversationEvent } from '../../shared/protocol/counter-messages.ts';
import { formatClock } from '../i18n/format.ts';
import type { ConversationLine, Delivery } from '../state/conversation.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useZone } from './use-zone.ts';
import styles from './talk-panel.module.css';

type TalkLineProps = {
  readonly line: ConversationLine;
  readonly onRetry: (cmid: string) => void;
  readonly onDiscard: (cmid: string) => void;
};

/** A message, or what happened in between. */
export function TalkLine({ line, onRetry, onDiscard }: TalkLineProps) {
  const { t } = useTranslation('officer');
  const zone = useZone();
  if (line.kind === 'outbox') {
    const { entry, delivery } = line;
    return (
      <li className={styles['mine']}>
        <p className={styles['text']}>{entry.text}</p>
        <Mark delivery={delivery} />
        {entry.refusal ? <p className={styles['refusal']}>{entry.refusal.message}</p> : null}
        {delivery === 'failed' || delivery === 'refused' ? (
          <p className={styles['repair']}>
            <Button variant="quiet" onClick={() => onRetry(entry.cmid)}>
              {t('talk.retry')}
            </Button>
            <Button variant="quiet" onClick={() => onDiscard(entry.cmid)}>
              {t('talk.discard')}
            </Button>
          </p>
        ) : null}
      </li>
    );
  }
  const { event, delivery } = line;
  const { data, by } = event;
  if (data.type !== 'msg') return <SystemLine event={event} />;
  const name = by.kind === 'system' ? '' : by.name;
  return (
    <li className={event.mine ? styles['mine'] : styles['theirs']}>
      <p className="visually-hidden">{event.mine ? t('talk.you') : name}:</p>
      <p className={styles['text']}>{data.text}</p>
      <p className={styles['foot']}>
        {event.mine || by.kind === 'citizen' ? null : <span>{name} · </span>}
        {formatClock(event.at, zone)}
        {delivery ? <Mark delivery={delivery} /> : null}
      </p>
    </li>
  );
}

function SystemLine({ event: { data } }: { readonly event: ConversationEvent }) {
  const { t } = useTranslation('officer');
  if (data.type === 'msg') return null;
  if (data.type === 'join') {
    return <li className={styles['system']}>{t('talk.joined', { name: data.name, desk: data.desk })}</li>;
  }
  if (data.type === 'leave') {
    return <li className={styles['system']}>{t('talk.left', { name: data.name })}</li>;
  }
  if (data.state !== 'COMPLETED' || !data.resolution) return null;
  return (
    <li className={styles['outcome']}>
      <strong>{t('talk.completed', { resolution: t(`finish.${data.resolution}`) })}</strong>
      {data.caseCode ? <span>{t('talk.caseCode', { code: data.caseCode })}</span> : null}
      {data.note ? <span>{data.note}</span> : null}
    </li>
  );
}

/** One tick: stored on the server; two: on the citizen's device; two in colour, and the word: read. */
function Mark({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('officer');
  const icon =
    delivery === 'sent' ? 'check' : delivery === 'delivered' || delivery === 'read' ? 'checks' : 'clock';
  return (
    <span className={styles['mark']} data-delivery={delivery}>
      <Icon name={delivery === 'refused' ? 'alert' : icon} size={16} />
      {t(`talk.${delivery}`)}
    </span>
  );
}
