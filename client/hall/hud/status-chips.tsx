import { useTranslation } from '../../i18n/use-translation.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { Icon } from '../../ui/icons.tsx';
import { useHall } from '../state/hall-store.ts';
import { HallChip } from './hall-chip.tsx';
import { usePlace } from './hall-context.ts';
import { missedHall } from './hall-link.ts';
import styles from './status-chips.module.css';

/** Sample data, connection, which hall and who is there: small, true, and never only a colour. */
export function StatusChips({ onHall }: { readonly onHall: () => void }) {
  const { t } = useTranslation(['common', 'hall']);
  const { province, engine } = usePlace();
  const status = useHall((hall) => hall.status);
  const hall = useHall((state) => state.hall);
  const isAbove = useHall((state) => state.gallery);
  const missed = isAbove ? null : missedHall(location.search, hall);
  const isStale = useRegionsStore((regions) => regions.freshness === 'stale');
  const away = status === 'reconnecting' || status === 'refused' || status === 'replaced';
  return (
    <div className={styles['chips']}>
      {status === 'online' && hall !== null ? (
        <HallChip hall={hall} onOpen={onHall} />
      ) : (
        <p className={away ? styles['warn'] : styles['chip']} role="status">
          <Icon name={away ? 'wifiOff' : 'people'} size={16} />
          {away ? t(`hall:state.${status}`) : t('hall:state.connecting')}
        </p>
      )}
      {province.demo ? (
        <p className={styles['chip']} title={t('demo')}>
          {t('demoShort')}
        </p>
      ) : null}
      {missed !== null && hall !== null ? (
        <p className={styles['warn']} role="status">
          {t('hall:room.elsewhere', { wished: missed, hall })}
        </p>
      ) : null}
      {status === 'replaced' ? (
        <button type="button" className={styles['chip']} onClick={() => engine?.retryConnection()}>
          {t('hall:state.moveHere')}
        </button>
      ) : null}
      {isStale ? <p className={styles['warn']}>{t('hall:state.stale')}</p> : null}
    </div>
  );
}
