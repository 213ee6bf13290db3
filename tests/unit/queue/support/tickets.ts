import type { Result } from '../../../../shared/domain/refusal.ts';
import { blankTicket, type EventActor, type Ticket } from '../../../../shared/domain/ticket.ts';
import type { TicketContext } from '../../../../shared/domain/ticket-command.ts';

export const NOON = Date.UTC(2026, 5, 15, 5);
export const citizen: EventActor = { kind: 'citizen', id: 'citizen-1' };
export const sari: EventActor = { kind: 'officer', id: 'sari', name: 'Sari' };
export const budi: EventActor = { kind: 'officer', id: 'budi', name: 'Budi' };
export const supervisor: EventActor = { kind: 'supervisor', id: 'ketua', name: 'Ketua' };
export const timer: EventActor = { kind: 'system', id: 'timer' };

/** A ticket that has waited five minutes, unless told otherwise. */
export function waiting(changes: Partial<Ticket> = {}): Ticket {
  const since = NOON - 5 * 60_000;
  return {
    ...blankTicket,
    id: 'ticket-1',
    visitId: 'visit-1',
    officeCode: '3205',
    citizenId: citizen.id,
    serviceId: 'ktp-el',
    groupPrefix: 'A',
    state: 'WAITING',
    version: 1,
    issuedAt: since,
    joinedAt: since,
    effectiveAt: since,
    ...changes,
  };
}

/** Called by Sari a minute ago. */
export function called(changes: Partial<Ticket> = {}): Ticket {
  return waiting({
    state: 'CALLED',
    version: 2,
    deskId: 'desk-1',
    slot: 1,
    officerId: sari.id,
    officerName: 'Sari',
    callCount: 1,
    lastCalledAt: NOON - 60_000,
    ...changes,
  });
}

export function serving(changes: Partial<Ticket> = {}): Ticket {
  return called({ state: 'SERVING', version: 3, servingAt: NOON - 30_000, ...changes });
}

export function missed(changes: Partial<Ticket> = {}): Ticket {
  return waiting({ state: 'MISSED', version: 3, dueAt: NOON + 60_000, ...changes });
}

export function context(changes: Partial<TicketContext> = {}): TicketContext {
  return {
    now: NOON,
    actor: sari,
    expectedVersion: null,
    callSeen: true,
    officerSilentMs: 0,
    recycleBehind: null,
    ...changes,
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.refusal.code;
}
