import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { recall, remember } from '../../net/storage.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useHall } from '../state/hall-store.ts';
import styles from './weak-offer.module.css';

const KEY = 'weak';

/**
 * Offered where even the lowest tier is a slide show: the other door to the same counters. Never forced; whoever
 * stays is not asked again in this browser.
 */
export function WeakOffer({ textPath }: { readonly textPath: string }) {
  const { t } = useTranslation('hall');
  const isTooWeak = useHall((hall) => hall.isTooWeak);
  const [stays, setStays] = useState(() => recall(KEY) === 'stay');
  if (!isTooWeak || stays) return null;
  return (
    <section className={styles['offer']} aria-label={t('weak.title')} role="status">
      <strong>{t('weak.title')}</strong>
      <p>{t('weak.words')}</p>
      <div className={styles['doors']}>
        <ButtonLink variant="primary" to={textPath}>
          {t('weak.text')}
        </ButtonLink>
        <Button
          onClick={() => {
            remember(KEY, 'stay');
            setStays(true);
          }}
        >
          {t('weak.stay')}
        </Button>
      </div>
    </section>
  );
}
