import { useTranslation } from '../i18n/use-translation.ts';
import { useProvince } from '../state/province.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './help-sheet.module.css';
import './texts.ts';

const steps = [
  ['find', 'search'],
  ['take', 'ticket'],
  ['wait', 'bell'],
  ['talk', 'chat'],
] as const satisfies readonly (readonly [string, IconName])[];

const places = ['number', 'hall', 'sound', 'keys'] as const;

/** How the flat pages work, in four steps, and where to complain. The hall has a help of its own at the same place. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['help', 'common']);
  const province = useProvince();
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <p>{t('intro')}</p>
      <ol className={styles['steps']}>
        {steps.map(([step, icon]) => (
          <li key={step}>
            <span className={styles['badge']}>
              <Icon name={icon} />
            </span>
            <span>
              <strong>{t(`${step}.title`)}</strong>
              {t(`${step}.text`)}
            </span>
          </li>
        ))}
      </ol>
      <section>
        <h3 className={styles['heading']}>{t('places')}</h3>
        <ul className={styles['places']}>
          {places.map((place) => (
            <li key={place}>{t(place)}</li>
          ))}
        </ul>
      </section>
      {province ? (
        <p>
          {t('stuck')}{' '}
          <a className={styles['link']} href={province.complaintUrl} rel="noreferrer" target="_blank">
            {t('common:complaint')}
          </a>
        </p>
      ) : null}
    </Sheet>
  );
}
