import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem, LineView } from '../../shared/protocol/views.ts';
import { groupLine } from './line-groups.ts';
import { LineRow } from './line-row.tsx';
import { Panel, PanelScroll } from './panel.tsx';
import { useNow } from './use-now.ts';
import styles from './line-panel.module.css';

type LinePanelProps = {
  readonly line: LineView | null;
  readonly officerId: string;
  readonly hidden: boolean;
};

/** The whole line in serving order, each place with its reason; who is at a desk; who missed a call. */
export function LinePanel({ line, officerId, hidden }: LinePanelProps) {
  const { t } = useTranslation(['officer', 'common']);
  const now = useNow(5000);
  const groups = line ? groupLine(line) : null;
  const rows = (items: readonly LineItem[]) => (
    <ol className={styles['rows']}>
      {items.map((item) => (
        <LineRow
          key={item.ticketId}
          item={item}
          waiting={groups?.waiting ?? []}
          mine={item.officerId === officerId}
          now={now}
        />
      ))}
    </ol>
  );
  return (
    <Panel
      heading={t('line.heading')}
      aside={
        <span className={styles['count']} role="status">
          {groups ? t('line.waiting', { count: groups.waiting.length }) : t('common:loading')}
        </span>
      }
      hidden={hidden}
    >
      <PanelScroll className={styles['scroll']}>
        {groups && groups.active.length > 0 ? (
          <>
            <h3 className={styles['group']}>{t('line.activeHeading')}</h3>
            {rows(groups.active)}
          </>
        ) : null}
        {groups && groups.waiting.length > 0 ? (
          <>
            <h3 className={styles['group']}>{t('line.waitingHeading')}</h3>
            {rows(groups.waiting)}
          </>
        ) : (
          <p className={styles['empty']}>{groups ? t('line.empty') : ''}</p>
        )}
        {groups && groups.missed.length > 0 ? (
          <>
            <h3 className={styles['group']}>{t('line.missedHeading')}</h3>
            {rows(groups.missed)}
          </>
        ) : null}
      </PanelScroll>
    </Panel>
  );
}
