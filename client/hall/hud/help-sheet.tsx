import { useId } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { Button } from '../../ui/button.tsx';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { switchLetters, useLetters } from './use-preferences.ts';
import styles from './help-sheet.module.css';

type HelpSheetProps = { readonly onClose: () => void; readonly onLook: () => void };

export function HelpSheet({ onClose, onLook }: HelpSheetProps) {
  const { t } = useTranslation(['hall', 'common']);
  const { province } = usePlace();
  const id = useId();
  const letters = useLetters((state) => state.on);
  const tier = useHall((state) => state.tier);
  return (
    <Sheet title={t('help.title')} onClose={onClose}>
      <ul className={styles['ways']}>
        <li>{t('help.tap')}</li>
        <li>{t('help.keys')}</li>
        <li>{t('help.guide')}</li>
        <li>{t('help.drag')}</li>
        <li>{t('help.quiet')}</li>
        <li>{t('help.text')}</li>
      </ul>
      <div className={styles['switch']}>
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-note`}
          checked={letters}
          onChange={(event) => switchLetters(event.target.checked)}
        />
        <span>
          <label htmlFor={id}>{t('help.letters')}</label>
          <span id={`${id}-note`}>{t('help.lettersNote')}</span>
        </span>
      </div>
      <div className={styles['row']}>
        <Button onClick={onLook}>{t('look.open')}</Button>
        <LanguageSwitch />
      </div>
      <p className={styles['small']}>
        <a href={province.complaintUrl} rel="noreferrer" target="_blank">
          {t('common:complaint')}
        </a>
        <span>{t('help.quality', { tier })}</span>
      </p>
    </Sheet>
  );
}
