import { useTranslation } from '../i18n/use-translation.ts';
import { useLocation, useNavigate } from 'react-router';
import type { TicketView } from '../../shared/protocol/views.ts';
import { acceptCall } from '../state/tickets.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useAction } from '../ui/use-action.ts';
import { useShownTickets } from './shown-tickets.ts';
import { useCallAttention } from './use-call-attention.ts';
import styles from './call-alert.module.css';

/** "Giliran Anda!" over any page but the one that shows the ticket anyway. */
export function CallAlert() {
  const called = useCallAttention();
  const shown = useShownTickets((tickets) => tickets.ids);
  const ticket = called.find(({ id }) => !shown.includes(id));
  return ticket ? <Alert key={ticket.call?.id} ticket={ticket} /> : null;
}

function Alert({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const desk = ticket.call?.desk ?? ticket.deskLabel ?? '';
  const { run, busy, problem } = useAction(async () => {
    await acceptCall(ticket.id);
    // In the hall one key brings one to the counter; in the flat view, to the conversation.
    await navigate(pathname.startsWith('/aula') ? `/aula/${ticket.region}` : `/tiket/${ticket.id}`);
  });
  return (
    <aside className={styles['alert']} aria-label={t('call.title')}>
      <div className={styles['card']}>
        <span className={styles['bell']}>
          <Icon name="bell" size={30} />
        </span>
        <div className={styles['words']}>
          <strong className={styles['title']}>{t('call.title')}</strong>
          <p>
            {t('call.text', { number: ticket.number, desk })} {ticket.regionName}
          </p>
          {problem ? (
            <p className={styles['problem']} role="alert">
              {problem}
            </p>
          ) : null}
        </div>
        <Button variant="primary" large busy={busy} onClick={() => void run()}>
          {busy ? t('call.coming') : t('call.come')}
        </Button>
      </div>
    </aside>
  );
}
