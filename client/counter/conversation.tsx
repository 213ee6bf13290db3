import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useReachability } from '../net/reachability.ts';
import { useConversation, type ConversationLine } from '../state/conversation.ts';
import type { Party } from '../state/conversation-reducer.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Composer } from './composer.tsx';
import { Message } from './message.tsx';
import styles from './conversation.module.css';
import './texts.ts';

type ConversationProps = {
  readonly conv: string;
  /** Code of the region at whose counter it takes place. */
  readonly region: string;
  readonly party: Party;
  /** Name of the person on the other side. */
  readonly otherName: string;
  /** Why one cannot write now; null = one can. */
  readonly closed: string | null;
  /** Beside the text field: canned replies and the like. */
  readonly tools?: ReactNode;
};

/** How near to the end still counts as reading along, px. */
const NEAR_END = 80;

/** Two people talking; the same for both parties. New messages are read out politely by role="log". */
export function Conversation({ conv, region, party, otherName, closed, tools }: ConversationProps) {
  const { t } = useTranslation('counter');
  const talk = useConversation(conv, region, party);
  const { lines, synced, otherTyping, markRead } = talk;
  const unreachable = useReachability((network) => network.unreachable);
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const lastKey = lines.length > 0 ? keyOf(lines[lines.length - 1]) : '';

  useLayoutEffect(() => {
    if (atEnd) scrollToEnd(log.current);
  }, [lastKey, otherTyping, atEnd]);

  useEffect(() => {
    if (!atEnd) return;
    markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [lastKey, atEnd, markRead]);

  return (
    <section className={styles['conversation']} aria-label={t('chat.log', { name: otherName })}>
      <div className={styles['scroller']}>
        <div
          ref={log}
          className={styles['log']}
          role="log"
          aria-label={t('chat.log', { name: otherName })}
          // A scrolling region must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onScroll={({ currentTarget: box }) =>
            setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END)
          }
        >
          <p className={styles['private']}>{t('chat.private')}</p>
          {synced || lines.length > 0 ? null : <p className={styles['private']}>{t('chat.loading')}</p>}
          {lines.map((line) => (
            <Message key={keyOf(line)} line={line} onRetry={talk.retry} onDiscard={talk.discard} />
          ))}
          {otherTyping ? (
            <p className={styles['typing']}>
              <span className={styles['dots']} aria-hidden="true" />
              {t('chat.typing', { name: otherName })}
            </p>
          ) : null}
        </div>
        {atEnd ? null : (
          <div className={styles['newer']}>
            <Button
              variant="gold"
              onClick={() => {
                setAtEnd(true);
                scrollToEnd(log.current);
              }}
            >
              <Icon name="down" size={18} />
              {t('chat.newer')}
            </Button>
          </div>
        )}
      </div>
      {talk.online || closed || !unreachable ? null : (
        <p className={styles['away']} role="status">
          <Icon name="wifiOff" size={18} />
          {t('chat.away')}
        </p>
      )}
      {closed ? (
        <p className={styles['closed']}>{closed}</p>
      ) : (
        <Composer onSend={talk.send} onTyping={talk.typing} tools={tools} />
      )}
    </section>
  );
}

/** A message keeps its key from the outbox to the log, so that it stays the same bubble. */
function keyOf(line: ConversationLine | undefined): string {
  if (!line) return '';
  if (line.kind === 'outbox') return line.entry.cmid;
  return (line.event.mine ? line.event.cmid : undefined) ?? line.event.mid;
}

function scrollToEnd(box: HTMLDivElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
