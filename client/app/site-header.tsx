import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import { useProvince } from '../state/province.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { HelpButton } from './help-button.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** The teak beam over every flat page: who we are, the language, and help. Same place, same height everywhere. */
export function SiteHeader() {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <header className="site-header">
      <div className="site-header-row">
        <Link className="site-brand" to="/">
          <BrandMark size={38} />
          <span className="site-brand-name">
            {t('brand')}
            {province ? <span className="site-brand-place">{province.name}</span> : null}
          </span>
        </Link>
        <LanguageSwitch />
        <HelpButton />
      </div>
    </header>
  );
}
