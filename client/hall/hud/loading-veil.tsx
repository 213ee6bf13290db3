import { useTranslation } from '../../i18n/use-translation.ts';
import { Link } from 'react-router';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { useHall } from '../state/hall-store.ts';
import styles from './loading-veil.module.css';
import '../texts/texts.ts';

/** While the doors open: what has really arrived, and the way to those who do not want to wait. */
export function LoadingVeil({ textPath }: { readonly textPath: string }) {
  const { t } = useTranslation('hall');
  const loaded = useHall((hall) => hall.loaded);
  const total = useHall((hall) => hall.total);
  const share = total > 0 ? loaded / total : 0;
  const kilobytes = (bytes: number) => Math.round(bytes / 1024);
  return (
    <div className={styles['veil']}>
      <BrandMark size={72} />
      <p className={styles['title']} role="status">
        {t('loading.title')}
      </p>
      <div
        className={styles['bar']}
        role="progressbar"
        aria-label={t('loading.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className={styles['bytes']}>
        {share >= 1
          ? t('loading.arranging')
          : t('loading.bytes', { loaded: kilobytes(loaded), total: total > 0 ? kilobytes(total) : '…' })}
      </p>
      <Link to={textPath}>{t('loading.text')}</Link>
    </div>
  );
}
