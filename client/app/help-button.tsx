import { Suspense, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { lazyPage } from './lazy-page.tsx';

const HelpSheet = lazyPage(() => import('../help/help-sheet.tsx').then((sheet) => sheet.HelpSheet));

/** Help, last in the beam of every flat page as it is last in the hall's bar (WCAG 3.2.6). */
export function HelpButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="site-help" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="site-help-mark" aria-hidden="true">
          ?
        </span>
        <span className="site-help-word">{t('help')}</span>
      </button>
      {isOpen ? (
        <Suspense>
          <HelpSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
