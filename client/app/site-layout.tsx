import { Suspense, useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Outlet, useLocation, useNavigationType } from 'react-router';
import { DemoBanner } from './demo-banner.tsx';
import { LoadingPlace } from './loading-place.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** Frame of all flat pages: skip link, beam, content, footer. */
export function SiteLayout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    // Going back keeps the place where one was.
    if (how !== 'POP') scrollTo({ top: 0, behavior: 'instant' });
  }, [pathname, how]);
  return (
    <>
      <a className="skip-link" href="#isi">
        {t('skip')}
      </a>
      <SiteHeader />
      <DemoBanner />
      <main id="isi" tabIndex={-1}>
        <Suspense fallback={<LoadingPlace />}>
          <Outlet />
        </Suspense>
      </main>
      <SiteFooter />
    </>
  );
}
