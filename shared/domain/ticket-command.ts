import type { EventActor, Resolution, Ticket, TicketEventPayload, TicketEventType } from './ticket.ts';

/** A new ticket as asked for; the rule adds what follows from it. */
export type IssueCommand = {
  readonly ticketId: string;
  readonly visitId: string;
  readonly officeCode: string;
  readonly citizenId: string;
  readonly serviceId: string;
  readonly groupPrefix: string;
  /** In the hall with nothing missing: joins the line at once (T2); else callable later (T1, T3). */
  readonly present: boolean;
  /** Of a protected group: gets the head start. The group itself is never stored. */
  readonly priority: boolean;
  readonly notBefore: number | null;
};

/** What is known when a number is asked for. */
export type IssueContext = {
  readonly now: number;
  readonly officeOpen: boolean;
  /** ISO; told to the citizen when the office is closed. */
  readonly opensAt: string | null;
  /** The citizen's open ticket for this service, if any. */
  readonly openTicketId: string | null;
  readonly visitsToday: number;
};

/** Everything that may be asked of a ticket that exists. Ids for what it creates are part of it. */
export type TicketCommand =
  | { readonly type: 'becomeReady' }
  | {
      readonly type: 'call';
      readonly callId: string;
      readonly deskId: string;
      readonly slot: number;
      readonly officerId: string;
      readonly officerName: string;
    }
  | { readonly type: 'recall'; readonly callId: string }
  | { readonly type: 'accept' }
  | { readonly type: 'start' }
  | { readonly type: 'markMissed' }
  /** The timer of the last call ran out; `callId` is for the extra call, should it be owed. */
  | { readonly type: 'responseOver'; readonly callId: string }
  | { readonly type: 'release' }
  | { readonly type: 'officerLost' }
  | { readonly type: 'rejoin' }
  | { readonly type: 'graceOver' }
  | {
      readonly type: 'complete';
      readonly resolution: Resolution;
      readonly note: string | null;
      /** Used when the resolution is FOLLOW_UP. */
      readonly caseCode: string;
    }
  | { readonly type: 'cancel'; readonly reason: string | null }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'expire' };

/** What is known when a command is decided. Times are epoch milliseconds. */
export type TicketContext = {
  readonly now: number;
  readonly actor: EventActor;
  /** The version the actor saw; null for the system's own timers. */
  readonly expectedVersion: number | null;
  /** A device of the citizen has confirmed showing a call since they were last in line. */
  readonly callSeen: boolean;
  /** How long the officer in charge has been silent, ms; null when there is no live session. */
  readonly officerSilentMs: number | null;
  /** `effectiveAt` of the RECYCLE_AFTER_CALLS-th in line; null when fewer wait. */
  readonly recycleBehind: number | null;
};

export type TicketEventDraft = { readonly type: TicketEventType; readonly payload: TicketEventPayload };

/** An accepted command: the ticket after it and the one event that says so. */
export type TicketStep = { readonly ticket: Ticket; readonly event: TicketEventDraft };
