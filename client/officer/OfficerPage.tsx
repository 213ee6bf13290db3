import { useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Console } from './console.tsx';
import { ChooseDesk } from './choose-desk.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { SignIn } from './sign-in.tsx';
import { refreshStaff, useStaff } from './staff-store.ts';
import './texts.ts';

/** `/petugas`: sign in, choose a desk, work. What is shown follows the server's answer alone. */
export function OfficerPage() {
  const { t } = useTranslation(['officer', 'common']);
  const { staff } = useStaff();

  useEffect(() => {
    void refreshStaff();
    const wake = () => {
      if (document.visibilityState === 'visible') void refreshStaff();
    };
    document.addEventListener('visibilitychange', wake);
    return () => document.removeEventListener('visibilitychange', wake);
  }, []);

  if (staff.status === 'signedOut') return <SignIn expired={staff.expired} />;
  if (staff.status === 'signedIn') {
    const { me } = staff;
    return me.session ? <Console me={me} session={me.session} /> : <ChooseDesk me={me} />;
  }
  return (
    <EntrancePage heading={t('title')}>
      {staff.status === 'unknown' ? (
        <p role="status">{t('loading')}</p>
      ) : (
        <>
          <Notice tone="warn" icon="wifiOff" title={t('unreachable')} alert>
            {t('unreachableHint')}
          </Notice>
          <Button variant="primary" onClick={() => void refreshStaff()}>
            {t('common:retry')}
          </Button>
        </>
      )}
    </EntrancePage>
  );
}
