import { useTranslation } from '../i18n/use-translation.ts';
import styles from './message-page.module.css';

/** Stands in while a page's chunk is on its way. */
export function LoadingPlace() {
  const { t } = useTranslation();
  return (
    <p className={styles['loading']} role="status">
      {t('loading')}
    </p>
  );
}
