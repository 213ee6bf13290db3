import { useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { StaffMe } from '../../shared/protocol/views.ts';
import { ApiRefusal } from '../net/api.ts';
import { Button } from '../ui/button.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { Notice } from '../ui/notice.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { endWork, noteSignedOut, refreshStaff, takeDesk } from './staff-store.ts';
import styles from './choose-desk.module.css';

type Desk = StaffMe['offices'][number]['desks'][number];

/** "Meja 1…3" of every office the officer works for; a taken one says by whom. Sitting down means available. */
export function ChooseDesk({ me }: { readonly me: StaffMe }) {
  const { t } = useTranslation('officer');
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(name: string, action: () => Promise<unknown>): Promise<void> {
    if (busy !== null) return;
    setBusy(name);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      if (!noteSignedOut(error)) setProblem(error instanceof ApiRefusal ? error.message : t('desk.failed'));
      await refreshStaff();
    } finally {
      setBusy(null);
    }
  }

  function words(desk: Desk): string {
    if (desk.takenBy === null) return t('desk.free');
    return desk.takenBy === me.name ? t('desk.mine') : t('desk.takenBy', { name: desk.takenBy });
  }

  return (
    <EntrancePage heading={t('desk.heading')} lead={t('desk.lead', { name: me.name })}>
      {problem ? (
        <Notice tone="warn" alert>
          {problem}
        </Notice>
      ) : null}
      {me.offices.length === 0 ? <Notice>{t('desk.none')}</Notice> : null}
      {me.offices.map((office) => (
        <section key={office.region} aria-labelledby={`office-${office.region}`}>
          <h2 id={`office-${office.region}`} className={styles['office']}>
            {t('bar.office', { region: office.name })}
          </h2>
          {office.desks.length === 0 ? <p>{t('desk.noDesk')}</p> : null}
          <ul className={styles['desks']}>
            {office.desks.map((desk) => {
              const mine = desk.takenBy === me.name;
              const free = desk.takenBy === null;
              return (
                <li key={desk.id} className={styles['desk']}>
                  <Lamp state={free ? 'open' : 'closed'} />
                  <div className={styles['words']}>
                    <strong>{desk.label}</strong>
                    <span>{words(desk)}</span>
                  </div>
                  {free || mine ? (
                    <Button
                      variant={free ? 'primary' : 'plain'}
                      busy={busy === desk.id}
                      aria-label={`${desk.label}: ${free ? t('desk.take') : t('desk.takeOver')}`}
                      onClick={() => void run(desk.id, () => takeDesk(desk.id, mine))}
                    >
                      {busy === desk.id ? t('desk.taking') : free ? t('desk.take') : t('desk.takeOver')}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <div className={styles['foot']}>
        <Button variant="quiet" busy={busy === 'refresh'} onClick={() => void run('refresh', refreshStaff)}>
          {t('desk.refresh')}
        </Button>
        <Button variant="quiet" busy={busy === 'out'} onClick={() => void run('out', () => endWork(false))}>
          {t('bar.signOut')}
        </Button>
      </div>
    </EntrancePage>
  );
}
