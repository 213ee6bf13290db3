import { useTranslation } from '../../i18n/use-translation.ts';
import { Link } from 'react-router';
import { useHall } from '../state/hall-store.ts';
import { Icon } from '../../ui/icons.tsx';
import { BrandMark } from '../../ui/brand-mark.tsx';
import styles from './top-bar.module.css';

type TopBarProps = {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
};

/** The flat view of where one is: the same counter, the same number. */
export function useTextPath(): string {
  const at = useHall((hall) => hall.panel.at ?? hall.target?.code ?? null);
  return at ? `/teks/loket/${at}` : '/teks';
}

/** Home, search, flat view, help: always there, always in this order. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation('hall');
  const textPath = useTextPath();
  return (
    <nav className={styles['bar']} aria-label={t('bar.label')}>
      <Link className={styles['mark']} to="/" aria-label={t('bar.home')} title={t('bar.home')}>
        <BrandMark size={40} />
      </Link>
      <button type="button" className={styles['search']} onClick={onSearch} aria-label={t('search.open')}>
        <Icon name="search" />
        <span>{t('search.title')}</span>
      </button>
      <Link className={styles['tool']} to={textPath}>
        <Icon name="list" />
        <span className={styles['words']}>{t('bar.text')}</span>
      </Link>
      <button type="button" className={styles['tool']} onClick={onHelp} aria-label={t('bar.help')}>
        <span className={styles['question']} aria-hidden="true">
          ?
        </span>
        <span className={styles['words']}>{t('bar.help')}</span>
      </button>
    </nav>
  );
}
