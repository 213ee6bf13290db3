import { useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { LineView } from '../../shared/protocol/views.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { dismissNotice, useOrders } from './ticket-commands.ts';
import styles from './console-notices.module.css';

type NoticesProps = { readonly line: LineView | null; readonly deskState: 'AVAILABLE' | 'BREAK' };

/** What stays true for a while: a missing calendar, a closed counter, an own break. */
export function StandingNotices({ line, deskState }: NoticesProps) {
  const { t } = useTranslation('officer');
  return (
    <div className={styles['standing']}>
      {line && line.calendarMissing !== null ? (
        <Notice tone="warn">{t('bar.calendarMissing', { year: line.calendarMissing })}</Notice>
      ) : null}
      {line && !line.open ? (
        <Notice tone="info" icon="clock">
          {t('bar.closed')}
        </Notice>
      ) : null}
      {deskState === 'BREAK' ? (
        <Notice tone="info" icon="clock">
          {t('bar.breakNote')}
        </Notice>
      ) : null}
    </div>
  );
}

/** Good news is also told by the conversation itself, and may leave by itself. */
const GOOD_NEWS_MS = 8000;
const tones = { done: 'good', stale: 'info', refused: 'warn', unreachable: 'warn' } as const;

/** The answer to the last order, over the panels: nothing moves away under the officer's hand. */
export function OrderNotice() {
  const { t } = useTranslation('officer');
  const notice = useOrders((orders) => orders.notice);
  useEffect(() => {
    if (notice?.kind !== 'done') return;
    const timer = setTimeout(dismissNotice, GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (!notice) return null;
  const own = notice.kind === 'stale' || notice.kind === 'unreachable' ? t(`notice.${notice.kind}`) : '';
  return (
    <div className={styles['answer']}>
      <Notice key={notice.n} tone={tones[notice.kind]} alert>
        <div className={styles['row']}>
          <span>{notice.message ?? own}</span>
          <button
            type="button"
            className={styles['dismiss']}
            aria-label={t('notice.dismiss')}
            onClick={dismissNotice}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      </Notice>
    </div>
  );
}
