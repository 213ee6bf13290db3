import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import { useProvince } from '../state/province.ts';
import styles from './site-footer.module.css';

/** Help and complaints in the same place on every flat page (WCAG 3.2.6), and the staff's own door. */
export function SiteFooter() {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <footer className={styles['footer']}>
      <div className={styles['row']}>
        {province ? (
          <a className={styles['link']} href={province.complaintUrl} rel="noreferrer">
            {t('complaint')}
          </a>
        ) : null}
        <Link className={styles['link']} to="/petugas">
          {t('staffDoor')}
        </Link>
        <span className={styles['place']}>
          {t('brand')}
          {province ? ` · ${province.name}` : ''}
        </span>
      </div>
    </footer>
  );
}
