import { useTranslation } from '../i18n/use-translation.ts';
import type { ConversationEventData } from '../../shared/domain/conversation.ts';
import { isFinal } from '../../shared/domain/ticket.ts';
import { formatClock } from '../i18n/format.ts';
import type { ConversationLine, Delivery } from '../state/conversation.ts';
import { useZone } from '../state/use-zone.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import styles from './conversation.module.css';

type MessageProps = {
  readonly line: ConversationLine;
  readonly onRetry: (cmid: string) => void;
  readonly onDiscard: (cmid: string) => void;
};

/** One line of the log. Text is text: markup and addresses in it are shown, never run or linked. */
export function Message({ line, onRetry, onDiscard }: MessageProps) {
  const zone = useZone();
  if (line.kind === 'outbox') {
    const { entry, delivery } = line;
    return (
      <Bubble mine name={null} text={entry.text} time={null} delivery={delivery}>
        {delivery === 'refused' || delivery === 'failed' ? (
          <Trouble
            words={entry.refusal?.message ?? ''}
            onRetry={() => onRetry(entry.cmid)}
            onDiscard={delivery === 'refused' ? () => onDiscard(entry.cmid) : null}
          />
        ) : null}
      </Bubble>
    );
  }
  const { event, delivery } = line;
  const time = formatClock(event.at, zone ? { ...zone, label: '' } : null).trim();
  if (event.data.type !== 'msg') return <SystemLine data={event.data} />;
  const name = event.by.kind === 'system' ? null : event.by.name;
  return (
    <Bubble mine={event.mine} name={name} text={event.data.text} time={time} delivery={delivery}>
      {null}
    </Bubble>
  );
}

type BubbleProps = {
  readonly mine: boolean;
  readonly name: string | null;
  readonly text: string;
  readonly time: string | null;
  readonly delivery: Delivery | null;
  readonly children: React.ReactNode;
};

function Bubble({ mine, name, text, time, delivery, children }: BubbleProps) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes(styles['bubble'], mine ? styles['mine'] : styles['theirs'])}>
      <span className={mine ? 'visually-hidden' : styles['name']}>{mine ? t('chat.you') : name}: </span>
      <p className={styles['text']}>{text}</p>
      <span className={styles['meta']}>
        {time}
        {delivery ? <Mark delivery={delivery} /> : null}
      </span>
      {children}
    </div>
  );
}

const markIcons: Readonly<Record<Delivery, IconName>> = {
  sending: 'clock',
  failed: 'alert',
  refused: 'alert',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
};

function Mark({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('counter');
  const words = t(`delivery.${delivery}`);
  const worthReading = delivery === 'read' || delivery === 'failed' || delivery === 'refused';
  return (
    <span className={classes(styles['mark'], delivery === 'read' && styles['read'])}>
      <Icon name={markIcons[delivery]} size={16} />
      <span className={worthReading ? undefined : 'visually-hidden'}>{words}</span>
    </span>
  );
}

type TroubleProps = {
  readonly words: string;
  readonly onRetry: () => void;
  readonly onDiscard: (() => void) | null;
};

function Trouble({ words, onRetry, onDiscard }: TroubleProps) {
  const { t } = useTranslation('counter');
  return (
    <div className={styles['trouble']}>
      {words ? <p>{words}</p> : null}
      <Button onClick={onRetry}>{t('chat.resend')}</Button>
      {onDiscard ? <Button onClick={onDiscard}>{t('chat.discard')}</Button> : null}
    </div>
  );
}

function SystemLine({ data }: { readonly data: Exclude<ConversationEventData, { type: 'msg' }> }) {
  const { t } = useTranslation('counter');
  // Who came and left is told by its own line; of the states only an end is news.
  if (data.type === 'state' && !isFinal(data.state)) return null;
  return <p className={styles['system']}>{words()}</p>;

  function words(): string {
    if (data.type === 'join') return t('chat.joined', { name: data.name, desk: data.desk });
    if (data.type === 'state') return t('chat.state', { state: t(`state.${data.state}`) });
    if (data.reason === 'finished') return t('chat.leftFinished', { name: data.name });
    return data.reason === 'lost'
      ? t('chat.leftLost', { name: data.name })
      : t('chat.leftReleased', { name: data.name });
  }
}
