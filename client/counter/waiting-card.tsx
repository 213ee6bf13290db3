import { useEffect, useRef, useState } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { formatEstimate } from '../i18n/format.ts';
import { cancelTicket } from '../state/tickets.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { chooseSound, useSoundChoice } from '../ui/sound-choice.ts';
import { playChime, unlockSound } from './chime.ts';
import { MyName } from './my-name.tsx';
import { usePlaceWords } from './take-number.tsx';
import styles from './ticket-card.module.css';

/** In line: the place, an honest range, what to have ready, and that leaving the page loses nothing. */
export function WaitingCard({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation(['common', 'counter']);
  useSayChanges(ticket);
  const { position, estimate } = ticket;
  const soon = estimate !== null && estimate.highMinutes <= 5;
  return (
    <div className={styles['body']}>
      <div className={styles['center']}>
        <p className={styles['headline']}>
          {position === 1
            ? t('counter:ticket.next')
            : t('counter:ticket.place', { position: position ?? '–' })}
        </p>
        {estimate ? (
          <p className={styles['estimate']}>
            {soon
              ? t('counter:ticket.soon')
              : t('counter:ticket.estimate', { range: formatEstimate(estimate, t) })}
          </p>
        ) : null}
        {ticket.officersPresent > 0 ? (
          <p className={styles['soft']}>{t('counter:ticket.officers', { count: ticket.officersPresent })}</p>
        ) : null}
      </div>
      {ticket.conversationId ? <Notice tone="warn">{t('counter:ticket.restored')}</Notice> : null}
      {ticket.officersPresent === 0 ? <Notice tone="info">{t('counter:ticket.nobody')}</Notice> : null}
      {ticket.requirements.length > 0 ? (
        <div className={styles['prepare']}>
          <h3 className={styles['prepareTitle']}>{t('counter:ticket.prepare')}</h3>
          <ul className={styles['prepareList']} lang={DATA_LANGUAGE}>
            {ticket.requirements.map((item) => (
              <li key={item}>
                <Icon name="check" size={18} />
                {item}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={styles['foot']}>
        <p className={styles['soft']}>{t('counter:ticket.free')}</p>
        <MyName />
        <SoundSwitch />
        <Cancel ticket={ticket} />
      </div>
    </div>
  );
}

/** Says a changed place, politely, and nothing when only the estimate moved. */
function useSayChanges(ticket: TicketView): void {
  const words = usePlaceWords();
  const said = useRef(ticket.position);
  useEffect(() => {
    if (said.current === ticket.position) return;
    said.current = ticket.position;
    announce(words(ticket));
  }, [ticket, words]);
}

function SoundSwitch() {
  const { t } = useTranslation('counter');
  const on = useSoundChoice((choice) => choice.call);
  return (
    <div className={styles['row']}>
      <span>{t('ticket.sound')}</span>
      <Button
        aria-pressed={on}
        aria-label={t('ticket.sound')}
        onClick={() => {
          unlockSound();
          chooseSound({ call: !on });
          // What one has just switched on is heard once.
          if (!on) playChime();
        }}
      >
        <Icon name={on ? 'speak' : 'mute'} />
        {on ? t('ticket.soundOn') : t('ticket.soundOff')}
      </Button>
    </div>
  );
}

function Cancel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const [asking, setAsking] = useState(false);
  const { run, busy, problem } = useAction(() => cancelTicket(ticket.id));
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('ticket.cancel')}
      </Button>
    );
  }
  return (
    <div className={styles['sure']} role="group" aria-label={t('ticket.cancel')}>
      <p ref={question} tabIndex={-1}>
        {t('ticket.cancelSure', { number: ticket.number })}
      </p>
      {problem ? <p role="alert">{problem}</p> : null}
      <div className={styles['row']}>
        <Button onClick={() => setAsking(false)}>{t('ticket.cancelNo')}</Button>
        <Button variant="danger" busy={busy} onClick={() => void run()}>
          {t('ticket.cancelYes')}
        </Button>
      </div>
    </div>
  );
}
