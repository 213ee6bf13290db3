import { useTranslation } from '../../i18n/use-translation.ts';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';
import { Plan } from './plan.tsx';
import styles from './mini-plan.module.css';

/** The small plan in the corner; pressing it answers "where am I?". */
export function MiniPlan({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const target = useHall((state) => state.target?.code ?? null);
  return (
    <button
      type="button"
      className={styles['mini']}
      aria-label={t('bar.where')}
      title={t('bar.where')}
      onClick={onOpen}
    >
      <Plan hall={hall} target={target} />
    </button>
  );
}
