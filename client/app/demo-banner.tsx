import { useTranslation } from '../i18n/use-translation.ts';
import { useProvince } from '../state/province.ts';
import styles from './demo-banner.module.css';

/** Nobody may take sample data for the real thing. */
export function DemoBanner() {
  const { t } = useTranslation();
  const province = useProvince();
  if (!province?.demo) return null;
  return <p className={styles['banner']}>{t('demo')}</p>;
}
