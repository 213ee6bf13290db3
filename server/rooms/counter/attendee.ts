import type { Language } from '../../../shared/domain/province.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/domain/refusal-text.ts';
import type { CounterServerMessages } from '../../../shared/protocol/counter-messages.ts';
import type { ConversationParty } from '../../capabilities.ts';

/** As whom a client joined; fixed for the life of its socket. */
export type AttendeeIdentity =
  | { readonly as: 'citizen'; readonly citizenId: string; readonly language: Language }
  | { readonly as: 'officer'; readonly userId: string; readonly language: Language };

/** One joined client, without its transport. */
export type Attendee = {
  readonly identity: AttendeeIdentity;
  /** As whom it takes part in conversations of this region. */
  readonly party: ConversationParty;
  send<T extends keyof CounterServerMessages>(type: T, frame: CounterServerMessages[T]): void;
  /** Closes the socket with 4002 and the reason. */
  close(reason: string): void;
};

/** Tells a client "no" in its language; `conv` is empty when not even that could be read. */
export function refuseFrame(attendee: Attendee, refusal: Refusal, conv: string, cmid?: string): void {
  const wait = refusal.details?.['retryAfterSeconds'];
  attendee.send('refused', {
    conv,
    ...(cmid === undefined ? {} : { cmid }),
    code: refusal.code,
    message: refusalText(refusal, attendee.identity.language),
    ...(typeof wait === 'number' ? { retryAfter: wait } : {}),
  });
}
