import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { loadDemoAccounts, type DemoAccount } from './staff-auth.ts';
import styles from './sign-in.module.css';

type DemoAccountsProps = {
  /** Email being signed in, shown as busy. */
  readonly busyEmail: string | null;
  readonly onChoose: (account: DemoAccount) => void;
};

/** One button per sample account; nothing at all outside demo mode. */
export function DemoAccounts({ busyEmail, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation('officer');
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([]);
  useEffect(() => {
    let here = true;
    loadDemoAccounts().then(
      (found) => here && setAccounts(found),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  if (accounts.length === 0) return null;
  return (
    <section className={styles['demo']} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('signIn.demoHeading')}</h2>
      <p>{t('signIn.demoLead')}</p>
      <ul className={styles['accounts']}>
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              className={styles['account']}
              busy={busyEmail === account.email}
              onClick={() => busyEmail === null && onChoose(account)}
            >
              <span>{t('signIn.demoButton', { name: account.name })}</span>
              <small>{account.regionName}</small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
