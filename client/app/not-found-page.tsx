import { useTranslation } from '../i18n/use-translation.ts';
import { ButtonLink } from '../ui/button.tsx';
import { PageHeading } from './page-heading.tsx';
import styles from './message-page.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <span className={styles['code']} aria-hidden="true">
        404
      </span>
      <PageHeading title={t('problem.notFoundTitle')} />
      <p>{t('problem.notFoundText')}</p>
      <div className={styles['actions']}>
        <ButtonLink to="/" variant="primary" large>
          {t('home')}
        </ButtonLink>
        <ButtonLink to="/teks">{t('doors.text')}</ButtonLink>
      </div>
    </div>
  );
}
