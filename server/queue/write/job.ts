import type { Result } from '../../../shared/domain/refusal.ts';
import type { EventActor, Ticket } from '../../../shared/domain/ticket.ts';
import type { TicketStep } from '../../../shared/domain/ticket-command.ts';
import type { CommandReceipt } from '../../capabilities.ts';
import type { Facts } from './facts.ts';

/** What a job must know before it decides; read together for a whole batch. */
export type Needs =
  | { readonly kind: 'take'; readonly citizenId: string; readonly serviceId: string; readonly day: string }
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'next'; readonly userId: string };

/** The number that a step of type ISSUED gives, in the office's own series. */
export type NewVisit = {
  readonly day: string;
  readonly prefix: string;
  readonly number: number;
  readonly nthOfDay: number;
};

/** The conversation of the ticket's visit, as far as the queue writes to it. */
export type ConversationRef = { readonly id: string; readonly exists: boolean };

/** An accepted command: everything that is written follows from it. */
export type Decision = {
  /** Null for a new ticket. */
  readonly before: Ticket | null;
  readonly step: TicketStep;
  readonly actor: EventActor;
  readonly visit: NewVisit | null;
  /** The call that is still open; it ends when the step calls again or leaves CALLED. */
  readonly openCallId: string | null;
  readonly conversation: ConversationRef | null;
  /** For the conversation's "joined at Meja 1". */
  readonly deskLabel: string;
  /** Minutes told to the citizen with the number (invariant I12). */
  readonly promised: { readonly lowMinutes: number; readonly highMinutes: number } | null;
};

/** One command on its way into an office's log. */
export type Job = {
  readonly office: string;
  /** `citizen:<id>`, `officer:<id>`: two jobs of one person never share a batch. */
  readonly people: readonly string[];
  /**
   * Jobs of one kind and office may be decided in one batch, each on what the ones before it left: numbers
   * after numbers, calls after calls. Null: this job may change what any other reads.
   */
  readonly sharing: 'take' | 'next' | null;
  readonly command: {
    readonly id: string;
    /** `citizen:<id>`, `officer:<id>`; null for the system's own timers, whose ids nobody repeats. */
    readonly actorId: string | null;
    readonly type: string;
  };
  readonly needs: Needs;
  /** The decision over the batch's facts; `now` is the office's own clock, epoch ms. */
  decide(facts: Facts, now: number): Result<Decision>;
};

/** `written` is null when the command had been done before and its stored answer is given again. */
export type JobResult = Result<{ readonly receipt: CommandReceipt; readonly written: Decision | null }>;
