import { useId, useState } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { formatClock, formatDate } from '../i18n/format.ts';
import { useZone } from '../state/use-zone.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './receipt.module.css';
import './texts.ts';

/** What came of it, in a form to keep: result, the officer's note, the tracking code, who, where and when. */
export function Receipt({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const zone = useZone();
  const id = useId();
  const { resolution } = ticket;
  if (!resolution) return null;
  const good = resolution === 'SOLVED' || resolution === 'FOLLOW_UP';
  return (
    <section className={styles['receipt']} aria-labelledby={id}>
      <header className={classes(styles['head'], good && styles['good'])}>
        <Icon name={good ? 'check' : 'info'} size={34} />
        <div>
          <p className={styles['label']}>{t('result.title')}</p>
          <h2 id={id} className={styles['result']}>
            {t(`result.${resolution}`)}
          </h2>
        </div>
      </header>
      {ticket.resolutionNote ? (
        <p className={styles['note']}>
          <span className={styles['label']}>{t('result.note')}</span>
          {ticket.resolutionNote}
        </p>
      ) : null}
      {ticket.caseCode ? <CaseCode code={ticket.caseCode} /> : null}
      <dl className={styles['facts']}>
        <dt>{t('result.number')}</dt>
        <dd>{ticket.number}</dd>
        <dt>{t('result.service')}</dt>
        <dd lang={DATA_LANGUAGE}>{ticket.serviceName}</dd>
        <dt>{t('result.office')}</dt>
        <dd>{ticket.regionName}</dd>
        {ticket.officerName ? (
          <>
            <dt>{t('result.officer')}</dt>
            <dd>{ticket.officerName}</dd>
          </>
        ) : null}
        {ticket.closedAt ? (
          <>
            <dt>{t('result.date')}</dt>
            <dd>
              {formatDate(ticket.closedAt, zone)}, {formatClock(ticket.closedAt, zone)}
            </dd>
          </>
        ) : null}
      </dl>
      <div className={styles['actions']}>
        <Button onClick={() => print()}>
          <Icon name="doc" />
          {t('result.print')}
        </Button>
      </div>
    </section>
  );
}

function CaseCode({ code }: { readonly code: string }) {
  const { t } = useTranslation('counter');
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
      announce(t('result.copied'));
    } catch {
      // Not allowed here: the code stands beside the button to be read and written down.
    }
  }
  return (
    <div className={styles['case']}>
      <span>
        <span className={styles['label']}>{t('result.caseCode')}</span>
        <strong className={styles['code']}>{code}</strong>
      </span>
      <Button onClick={() => void copy()}>
        {copied ? <Icon name="check" /> : null}
        {copied ? t('result.copied') : t('result.copy')}
      </Button>
    </div>
  );
}
