import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { Conversation } from './conversation.tsx';
import { Rating } from './rating.tsx';
import { Receipt } from './receipt.tsx';
import { TicketCard } from './ticket-card.tsx';
import styles from './ticket-panel.module.css';
import './texts.ts';

/** Everything about one number, whatever its state: slip, conversation, result, rating. Both views show it. */
export function TicketPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('counter');
  const { state, conversationId } = ticket;
  const completed = state === 'COMPLETED';
  const closed = completed ? t('chat.closed') : state === 'SERVING' ? null : t('chat.paused');
  return (
    <div className={styles['panel']}>
      {completed ? <Receipt ticket={ticket} /> : <TicketCard ticket={ticket} />}
      {completed ? <Rating ticket={ticket} /> : null}
      {conversationId && (state === 'SERVING' || completed) ? (
        <Conversation
          key={conversationId}
          conv={conversationId}
          region={ticket.region}
          party="citizen"
          otherName={ticket.officerName ?? ''}
          closed={closed}
        />
      ) : null}
    </div>
  );
}
