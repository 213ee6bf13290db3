import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';
import styles from './wing-toast.module.css';

const SHOWN_MS = 3200;

/** "Wilayah IV Priangan": the name of the wing one has just walked into, said once and gone again. */
export function WingToast() {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const id = useHall((state) => state.wing);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    setShown(id);
    if (!id) return;
    const gone = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(gone);
  }, [id]);
  const wing = hall.wings.find((w) => w.id === shown);
  const count = hall.counters.filter((c) => c.wingId === shown).length;
  return (
    <div className={styles['place']} role="status">
      {wing ? (
        <p key={wing.id} className={styles['toast']} style={{ borderColor: wing.accent }}>
          <strong>{t('sign.wing', { name: wing.name, subtitle: wing.subtitle })}</strong>
          <span>{t('sign.counters', { count })}</span>
        </p>
      ) : null}
    </div>
  );
}
