import { useTranslation } from '../../i18n/use-translation.ts';
import { Icon } from '../../ui/icons.tsx';
import { useHall } from '../state/hall-store.ts';
import styles from './hall-chip.module.css';

/** "Aula 2 · 214 orang": which hall this is and how many are in it; pressing it tells more, and invites friends. */
export function HallChip({ hall, onOpen }: { readonly hall: number; readonly onOpen: () => void }) {
  const { t } = useTranslation('hall');
  const count = useHall((state) => state.inHall);
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-haspopup="dialog"
      aria-label={t('room.open', { hall, count })}
      onClick={onOpen}
    >
      <Icon name="people" size={18} />
      <span>
        <strong>{t('room.name', { hall })}</strong> · {t('room.people', { count })}
      </span>
      <Icon name="down" size={16} />
    </button>
  );
}
