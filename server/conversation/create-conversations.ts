import { accept } from '../../shared/domain/refusal.ts';
import type { Conversations } from '../capabilities.ts';
import type { Store } from '../store/index.ts';
import { raiseMarks, readMarks } from './marks.ts';
import { findForParty } from './party.ts';
import { readEvents } from './read-events.ts';
import { sendMessage } from './send-message.ts';

export type ConversationsDeps = {
  readonly store: Store;
  readonly now: () => Date;
  /** UUIDv7. */
  readonly newId: () => string;
};

/** Consultations: one order for each conversation, every call authorised by the database as it is now. */
export function createConversations(deps: ConversationsDeps): Conversations {
  const { store } = deps;
  return {
    send: async (party, conv, cmid, text) => {
      const sent = await sendMessage(deps, party, { conv, cmid, text });
      // Committed: from here on anybody who is told may read it. A repeat hints again; hints may be lost.
      if (sent.ok) store.hints.publish(`conversation:${conv}`);
      return sent;
    },
    eventsAfter: (party, conv, epoch, after, limit) =>
      readEvents(store, party, { conv, epoch, after, limit }),
    mark: (party, conv, marks) => raiseMarks(store, party, conv, marks),
    marks: (party, conv) => readMarks(store, party, conv),
    authorise: async (party, conv) => {
      const found = await findForParty(store.pool, party, conv);
      return found.ok ? accept({ officeCode: found.value.office_code }) : found;
    },
  };
}
