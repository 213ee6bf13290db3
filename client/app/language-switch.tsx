import { useTranslation } from '../i18n/use-translation.ts';
import { languageNames, languages, useLanguage } from '../i18n/language.ts';
import { setLanguage } from '../i18n/i18n.ts';
import { changeMe, useSession } from '../state/session.ts';
import { classes } from '../ui/classes.ts';
import type { Language } from '../../shared/domain/province.ts';
import styles from './language-switch.module.css';

/** Three short buttons, each named in its own language; remembered, and told to the officer when known. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  function choose(chosen: Language): void {
    void setLanguage(chosen);
    // The server's refusals and the officer's list follow; the page itself does not depend on it.
    if (useSession.getState().me) changeMe({ language: chosen }).catch(() => undefined);
  }
  return (
    <div className={styles['switch']} role="group" aria-label={t('language')}>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={classes(styles['choice'], code === language && styles['chosen'])}
          aria-pressed={code === language}
          aria-label={languageNames[code]}
          title={languageNames[code]}
          onClick={() => choose(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
