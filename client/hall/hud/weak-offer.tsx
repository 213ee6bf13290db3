import { useTranslation } from '../../i18n/use-translation.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useHall } from '../state/hall-store.ts';
import { stayInHall } from '../state/weak-offer.ts';
import styles from './weak-offer.module.css';

/**
 * Offered where even the lowest tier is a slide show: the other door to the same counters. Never forced, and
 * never over a counter's panel.
 */
export function WeakOffer({ textPath }: { readonly textPath: string }) {
  const { t } = useTranslation('hall');
  const isOpen = useHall((hall) => hall.weakOffer === 'open' && hall.panel.open === null);
  if (!isOpen) return null;
  return (
    <section className={styles['offer']} aria-label={t('weak.title')} role="status">
      <strong>{t('weak.title')}</strong>
      <p>{t('weak.words')}</p>
      <div className={styles['doors']}>
        <ButtonLink variant="primary" to={textPath}>
          {t('weak.text')}
        </ButtonLink>
        <Button onClick={stayInHall}>{t('weak.stay')}</Button>
      </div>
    </section>
  );
}
