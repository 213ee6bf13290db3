import type { TicketState, Resolution } from './ticket.ts';

/** Who speaks in a conversation. The id never leaves the server towards the other party. */
export type Participant =
  | { readonly kind: 'citizen'; readonly name: string }
  | { readonly kind: 'officer'; readonly name: string }
  | { readonly kind: 'system' };

/** Everything a participant should see is an event with a `seq`; `seq` is the only order. */
export type ConversationEventData =
  | { readonly type: 'msg'; readonly text: string }
  | { readonly type: 'join'; readonly name: string; readonly desk: string }
  | { readonly type: 'leave'; readonly name: string; readonly reason: 'released' | 'lost' | 'finished' }
  | {
      readonly type: 'state';
      readonly state: TicketState;
      readonly resolution?: Resolution;
      readonly note?: string;
      readonly caseCode?: string;
    };

export const MAX_MESSAGE_CHARS = 4000;
