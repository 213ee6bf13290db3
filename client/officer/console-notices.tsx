import { useTranslation } from 'react-i18next';
import type { LineView } from '../../shared/protocol/views.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { dismissNotice, useOrders } from './ticket-commands.ts';
import styles from './console-notices.module.css';

type NoticesProps = { readonly line: LineView | null; readonly deskState: 'AVAILABLE' | 'BREAK' };

/** What the officer must know: a refused order, a missing calendar, a closed counter, an own break. */
export function ConsoleNotices({ line, deskState }: NoticesProps) {
  const { t } = useTranslation('officer');
  const notice = useOrders((orders) => orders.notice);
  const words =
    notice?.message ??
    (notice?.kind === 'stale'
      ? t('notice.stale')
      : notice?.kind === 'unreachable'
        ? t('notice.unreachable')
        : '');
  return (
    <div className={styles['notices']}>
      {notice && words ? (
        <Notice
          key={notice.n}
          tone={notice.kind === 'done' ? 'good' : notice.kind === 'stale' ? 'info' : 'warn'}
          alert
        >
          <div className={styles['answer']}>
            <span>{words}</span>
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
      ) : null}
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
