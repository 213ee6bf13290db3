import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import styles from './pages.module.css';
import './texts.ts';

export type Crumb = { readonly to: string; readonly name: string };

/** The way back up, link by link; the page itself is the heading below. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('text');
  return (
    <nav aria-label={t('crumbs')}>
      <ol className={styles['crumbs']}>
        {crumbs.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
