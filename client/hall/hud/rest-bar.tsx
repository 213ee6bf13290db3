import { useTranslation } from '../../i18n/use-translation.ts';
import { useHall } from '../state/hall-store.ts';
import styles from './rest-bar.module.css';

/** What is still being built while one walks already: parts done of all parts, at the upper edge. */
export function RestBar() {
  const { t } = useTranslation('hall');
  const staged = useHall((hall) => hall.staged);
  const phase = useHall((hall) => hall.phase);
  if (phase !== 'ready' || staged >= 1) return null;
  return (
    <div
      className={styles['bar']}
      role="progressbar"
      aria-label={t('loading.rest')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(staged * 100)}
    >
      <span style={{ transform: `scaleX(${staged})` }} />
    </div>
  );
}
