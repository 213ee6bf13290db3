import { useId } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { rateTicket } from '../state/tickets.ts';
import { announce } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { Face, type Score } from './face.tsx';
import styles from './rating.module.css';
import './texts.ts';

const scores: readonly Score[] = [1, 2, 3, 4];

/** The survey of satisfaction in one tap, once per ticket. */
export function Rating({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const id = useId();
  const { run, busy, problem } = useAction(async (score: Score) => {
    await rateTicket(ticket.id, score);
    announce(t('rating.thanks'));
  });
  if (ticket.rated) return <Notice tone="good">{t('rating.thanks')}</Notice>;
  return (
    <section className={styles['rating']} aria-labelledby={id} aria-busy={busy}>
      <h2 id={id} className={styles['title']}>
        {t('rating.title')}
      </h2>
      <p className={styles['hint']}>{t('rating.hint')}</p>
      <div className={styles['faces']}>
        {scores.map((score) => (
          <button key={score} type="button" className={styles['face']} onClick={() => void run(score)}>
            <Face score={score} />
            {t(`rating.score${score}`)}
          </button>
        ))}
      </div>
      {problem ? (
        <Notice tone="danger" title={t('rating.failed')} alert>
          {problem}
        </Notice>
      ) : null}
    </section>
  );
}
