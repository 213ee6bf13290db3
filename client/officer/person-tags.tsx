import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem } from '../../shared/protocol/views.ts';
import styles from './person-tags.module.css';

/** Where the person is, what language they read, and whether they are simulated: in words, never by colour alone. */
export function PersonTags({ item }: { readonly item: LineItem }) {
  const { t } = useTranslation('officer');
  return (
    <span className={styles['tags']}>
      <span className={styles['presence']} data-presence={item.presence}>
        <span className={styles['dot']} aria-hidden="true" />
        {t(`presence.${item.presence}`)}
      </span>
      {item.language === 'id' ? null : (
        <span className={styles['tag']}>{t(`languageOf.${item.language}`)}</span>
      )}
      {item.simulated ? <span className={styles['tag']}>{t('line.simulated')}</span> : null}
    </span>
  );
}
