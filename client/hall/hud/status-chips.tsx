import { useTranslation } from '../../i18n/use-translation.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { Icon } from '../../ui/icons.tsx';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';
import styles from './status-chips.module.css';

/** Sample data, connection, company: small, true, and never only a colour. */
export function StatusChips() {
  const { t } = useTranslation(['common', 'hall']);
  const { province, engine } = usePlace();
  const status = useHall((hall) => hall.status);
  const people = useHall((hall) => hall.people);
  const isStale = useRegionsStore((regions) => regions.freshness === 'stale');
  const away = status === 'reconnecting' || status === 'refused' || status === 'replaced';
  return (
    <div className={styles['chips']}>
      {province.demo ? (
        <p className={styles['chip']} title={t('demo')}>
          {t('demoShort')}
        </p>
      ) : null}
      <p className={away ? styles['warn'] : styles['chip']} role="status">
        <Icon name={away ? 'wifiOff' : 'people'} size={16} />
        {status === 'online' ? (
          <>
            <span className={styles['count']} aria-hidden="true">
              {people + 1}
            </span>
            <span className={styles['company']}>
              {people > 0 ? t('hall:state.people', { count: people + 1 }) : t('hall:state.alone')}
            </span>
          </>
        ) : null}
        {status === 'idle' || status === 'connecting' ? t('hall:state.connecting') : null}
        {status === 'reconnecting' ? t('hall:state.reconnecting') : null}
        {status === 'refused' ? t('hall:state.refused') : null}
        {status === 'replaced' ? t('hall:state.replaced') : null}
      </p>
      {status === 'replaced' ? (
        <button type="button" className={styles['chip']} onClick={() => engine?.retryConnection()}>
          {t('hall:state.moveHere')}
        </button>
      ) : null}
      {isStale ? <p className={styles['warn']}>{t('hall:state.stale')}</p> : null}
    </div>
  );
}
