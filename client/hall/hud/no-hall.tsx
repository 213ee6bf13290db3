import { useTranslation } from '../../i18n/use-translation.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Pavilion } from '../../ui/pavilion.tsx';
import styles from './no-hall.module.css';
import '../texts/texts.ts';

type NoHallProps = { readonly reason: 'webgl' | 'failed'; readonly textPath: string };

/** No 3D here: says why, and opens the other door to the same counters. */
export function NoHall({ reason, textPath }: NoHallProps) {
  const { t } = useTranslation('hall');
  return (
    <main className={styles['page']}>
      <span className={styles['art']}>
        <Pavilion />
      </span>
      <h1>{t('noHall.title')}</h1>
      <p>{t(`noHall.${reason}`)}</p>
      <div className={styles['doors']}>
        <ButtonLink variant="primary" large to={textPath}>
          {t('noHall.text')}
        </ButtonLink>
        {reason === 'failed' ? (
          <Button large onClick={() => location.reload()}>
            {t('noHall.retry')}
          </Button>
        ) : null}
        <ButtonLink variant="quiet" to="/">
          {t('noHall.home')}
        </ButtonLink>
      </div>
    </main>
  );
}
