import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useReachability } from '../net/reachability.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import styles from './offline-banner.module.css';

/** "Sambungan terputus, mencoba lagi… Nomor Anda aman.": shown after a real gap, gone by itself. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const unreachable = useReachability((network) => network.unreachable);
  const wasAway = useRef(false);
  useEffect(() => {
    if (unreachable) announce(t('offline'));
    else if (wasAway.current) announce(t('backOnline'));
    wasAway.current = unreachable;
  }, [unreachable, t]);
  if (!unreachable) return null;
  return (
    <div className={styles['banner']}>
      <Icon name="wifiOff" size={20} />
      <span>{t('offline')}</span>
    </div>
  );
}
