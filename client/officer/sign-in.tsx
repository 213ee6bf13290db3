import { useState, type FormEvent } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { signIn, type DemoAccount, type SignInOutcome } from './staff-auth.ts';
import { refreshStaff } from './staff-store.ts';
import styles from './sign-in.module.css';

type Refused = Exclude<SignInOutcome, { kind: 'in' }>;

/** Email and password; in demo mode the sample accounts. A refusal says what to do and empties nothing. */
export function SignIn({ expired }: { readonly expired: boolean }) {
  const { t } = useTranslation('officer');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function enter(who: string, secret: string): Promise<void> {
    setBusy(who);
    setRefused(null);
    const outcome = await signIn(who.trim(), secret);
    if (outcome.kind === 'in') await refreshStaff();
    else setRefused(outcome);
    setBusy(null);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy === null) void enter(email, password);
  }

  return (
    <EntrancePage heading={t('signIn.heading')} lead={t('signIn.lead')}>
      {expired && !refused ? <Notice tone="info">{t('signIn.expired')}</Notice> : null}
      {refused ? (
        <Notice tone={refused.kind === 'wrong' ? 'danger' : 'warn'} alert>
          {refusalWords(refused, t)}
        </Notice>
      ) : null}
      <div className={styles['ways']}>
        <form className={styles['form']} onSubmit={submit}>
          <label className={styles['field']}>
            <span>{t('signIn.email')}</span>
            <input
              type="email"
              name="email"
              autoComplete="username"
              inputMode="email"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </label>
          <div className={styles['field']}>
            <label htmlFor="officer-password">{t('signIn.password')}</label>
            <div className={styles['secret']}>
              <input
                id="officer-password"
                type={shown ? 'text' : 'password'}
                name="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
              <Button
                variant="quiet"
                aria-pressed={shown}
                aria-controls="officer-password"
                onClick={() => setShown(!shown)}
              >
                {shown ? t('signIn.hide') : t('signIn.show')}
              </Button>
            </div>
          </div>
          <Button type="submit" variant="primary" large wide busy={busy !== null}>
            {busy === null ? t('signIn.submit') : t('signIn.submitting')}
          </Button>
          <p className={styles['hint']}>{t('signIn.forgot')}</p>
        </form>
        <DemoAccounts
          busyEmail={busy}
          onChoose={(account: DemoAccount) => void enter(account.email, account.password)}
        />
      </div>
      <Link to="/" className={styles['door']}>
        {t('signIn.citizenDoor')}
      </Link>
    </EntrancePage>
  );
}

function refusalWords(refused: Refused, t: ReturnType<typeof useTranslation<'officer'>>['t']): string {
  if (refused.kind !== 'locked') return t(`signIn.${refused.kind}`);
  return refused.minutes === null ? t('signIn.locked') : t('signIn.lockedFor', { minutes: refused.minutes });
}
