import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem } from '../../shared/protocol/views.ts';
import { useConversation, type Conversation } from '../state/conversation.ts';
import { Notice } from '../ui/notice.tsx';
import { Composer } from './composer.tsx';
import { TalkLine } from './talk-line.tsx';
import styles from './talk-panel.module.css';

type TalkProps = {
  readonly conv: string;
  readonly item: LineItem;
  readonly region: string;
  /** Finished: nothing can be written any more. */
  readonly over: boolean;
  readonly composer: RefObject<HTMLTextAreaElement | null>;
};

export function Talk({ conv, item, region, over, composer }: TalkProps) {
  const { t } = useTranslation('officer');
  const talk = useConversation(conv, region, 'officer');
  const { log, onScroll } = useReading(talk);
  return (
    <>
      <div
        ref={log}
        className={styles['log']}
        role="log"
        aria-label={t('talk.with', { name: item.citizenName })}
        aria-busy={!talk.synced}
        // The log scrolls, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {talk.synced ? null : <p className={styles['system']}>{t('talk.loading')}</p>}
        {talk.synced && !talk.lines.some(isMessage) ? (
          <p className={styles['system']}>{t('talk.empty')}</p>
        ) : null}
        <ol className={styles['lines']}>
          {talk.lines.map((line) => (
            <TalkLine
              key={line.kind === 'event' ? line.event.seq : line.entry.cmid}
              line={line}
              onRetry={talk.retry}
              onDiscard={talk.discard}
            />
          ))}
        </ol>
      </div>
      <p className={styles['typing']} aria-live="polite">
        {talk.otherTyping ? t('talk.typing', { name: item.citizenName }) : ''}
      </p>
      {item.presence === 'AWAY' && !over ? (
        <div className={styles['away']}>
          <Notice tone="warn" icon="wifiOff">
            {t('talk.away')}
          </Notice>
        </div>
      ) : null}
      {over ? null : <Composer conv={conv} name={item.citizenName} talk={talk} field={composer} />}
    </>
  );
}

function isMessage(line: Conversation['lines'][number]): boolean {
  return line.kind === 'outbox' || line.event.data.type === 'msg';
}

/** Stays at the newest message unless the officer has scrolled up to read; seen messages count as read. */
function useReading(talk: Conversation) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const { lines, markRead } = talk;
  useEffect(() => {
    const box = log.current;
    if (!box || !following.current) return;
    box.scrollTop = box.scrollHeight;
    markRead();
  }, [lines, markRead]);
  useEffect(() => {
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [markRead]);
  function onScroll(): void {
    const box = log.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48;
    if (following.current) markRead();
  }
  return { log, onScroll };
}
