import { useEffect } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useHall } from '../state/hall-store.ts';
import { useTextPath } from './top-bar.tsx';
import { ASK_EVERY_MS, usePlaceInHall } from './use-place-in-hall.ts';
import styles from './gallery-pane.module.css';

const seconds = ASK_EVERY_MS / 1000;

/** For who watches a full hall: why, what can be done all the same, and the way in as soon as there is one. */
export function GalleryPane({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation('hall');
  const textPath = useTextPath();
  const { isAsking, isStillFull, ask } = usePlaceInHall();
  useEffect(
    () => () => {
      const { gallery, hall } = useHall.getState();
      if (!gallery && hall !== null) announce(t('gallery.entered', { hall }));
    },
    [t],
  );
  return (
    <section className={styles['pane']} aria-label={t('gallery.title')}>
      <div className={styles['words']} role="status">
        <strong>{t('gallery.title')}</strong>
        <p>{t('gallery.words')}</p>
        <p className={styles['note']}>{t(isStillFull ? 'gallery.still' : 'gallery.auto', { seconds })}</p>
      </div>
      <div className={styles['ways']}>
        <Button variant="gold" busy={isAsking} onClick={ask}>
          {t('gallery.enter')}
        </Button>
        <Button onClick={onChoose}>{t('gallery.choose')}</Button>
        <ButtonLink to={textPath}>{t('bar.text')}</ButtonLink>
      </div>
    </section>
  );
}
