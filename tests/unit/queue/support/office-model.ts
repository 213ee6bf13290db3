/**
 * A whole office in memory, driven by random operations through the same pure rules as the server: the
 * model of the property test. Every step is checked against the invariants as it happens.
 */
import { firstFreeSlot } from '../../../../shared/domain/desk-state.ts';
import { issueTicket } from '../../../../shared/domain/issue-ticket.ts';
import { compareInLine, isCallable, lineOf, pickNext } from '../../../../shared/domain/line-order.ts';
import { RECYCLE_AFTER_CALLS } from '../../../../shared/domain/queue-policy.ts';
import type { Result } from '../../../../shared/domain/refusal.ts';
import { isFinal, type EventActor, type Ticket } from '../../../../shared/domain/ticket.ts';
import type {
  TicketCommand,
  TicketContext,
  TicketEventDraft,
  TicketStep,
} from '../../../../shared/domain/ticket-command.ts';
import { decideTicket } from '../../../../shared/domain/ticket-machine.ts';
import { replayTicket } from '../../../../shared/domain/ticket-step.ts';

export type Operation = {
  readonly kind: 'take' | 'call' | TicketCommand['type'];
  readonly who: number;
  readonly which: number;
  readonly waitMs: number;
  readonly flag: boolean;
};

type Logged = TicketEventDraft & { readonly at: number };
const OFFICERS = 4;
const CAPACITY = 2;

export class OfficeModel {
  now = Date.UTC(2026, 5, 15, 2);
  readonly tickets = new Map<string, Ticket>();
  readonly log = new Map<string, Logged[]>();
  readonly seen = new Set<string>();
  private made = 0;

  /** Applies one operation; the answer tells whether anything changed. */
  apply(operation: Operation): boolean {
    this.now += operation.waitMs;
    if (operation.kind === 'take') return this.take(operation);
    if (operation.kind === 'call') return this.call(operation);
    const ticket = [...this.tickets.values()][operation.which % Math.max(this.tickets.size, 1)];
    if (!ticket) return false;
    if (operation.flag) this.seen.add(ticket.id);
    return this.commit(
      ticket,
      decideTicket(ticket, this.commandOf(operation), this.contextOf(operation, ticket)),
    );
  }

  private take({ who, flag }: Operation): boolean {
    const id = this.id('ticket');
    const citizenId = `citizen-${who}`;
    const open = [...this.tickets.values()].find((t) => t.citizenId === citizenId && t.closedAt === null);
    const mine = [...this.tickets.values()].filter((t) => t.citizenId === citizenId);
    const result = issueTicket(
      {
        ticketId: id,
        visitId: this.id('visit'),
        officeCode: '3205',
        citizenId,
        serviceId: 'ktp-el',
        groupPrefix: 'A',
        present: !flag,
        priority: who % 5 === 0,
        notBefore: who % 7 === 0 ? this.now + 60_000 : null,
      },
      {
        now: this.now,
        officeOpen: true,
        opensAt: null,
        openTicketId: open?.id ?? null,
        visitsToday: mine.length,
      },
    );
    return this.commit(null, result);
  }

  private call({ who }: Operation): boolean {
    const officerId = officerOf(who);
    const used = this.activeAt(officerId).map((t) => t.slot ?? 0);
    const slot = firstFreeSlot(CAPACITY, used);
    const next = pickNext([...this.tickets.values()], this.now);
    if (slot === null || next === null) return false;
    for (const other of this.tickets.values()) {
      if (other.id !== next.id && isCallable(other, this.now) && compareInLine(other, next) < 0) {
        throw new Error('I5: somebody was passed');
      }
    }
    this.seen.delete(next.id);
    const command = {
      type: 'call',
      callId: this.id('call'),
      deskId: officerId,
      slot,
      officerId,
      officerName: officerId,
    } as const;
    const actor: EventActor = { kind: 'officer', id: officerId, name: officerId };
    return this.commit(next, decideTicket(next, command, { ...this.contextOf({ flag: true }, next), actor }));
  }

  private commit(before: Ticket | null, result: Result<TicketStep>): boolean {
    if (!result.ok) return false;
    const { ticket, event } = result.value;
    if (before && isFinal(before.state)) throw new Error('a final ticket moved');
    this.tickets.set(ticket.id, ticket);
    this.log.set(ticket.id, [...(this.log.get(ticket.id) ?? []), { ...event, at: this.now }]);
    this.check(ticket);
    return true;
  }

  private check(ticket: Ticket): void {
    const events = this.log.get(ticket.id) ?? [];
    if (events.length !== ticket.version) throw new Error('I4: not exactly one event for each version');
    const stored = JSON.parse(JSON.stringify(events.map((e) => e.payload))) as Logged['payload'][];
    if (JSON.stringify(sorted(replayTicket(stored))) !== JSON.stringify(sorted(ticket))) {
      throw new Error('I4: the events do not replay to the row');
    }
    if (isFinal(ticket.state) !== (ticket.closedAt !== null)) throw new Error('closed and final differ');
    if (isFinal(ticket.state) && (ticket.dueAt !== null || ticket.slot !== null)) {
      throw new Error('I7: a final ticket has a running timer or a slot');
    }
    if (ticket.state === 'SERVING' && !events.some((e) => e.type === 'CALLED')) {
      throw new Error('served without a call');
    }
    if (ticket.deskId !== null && !isFinal(ticket.state)) this.checkDesk(ticket.deskId);
    if (ticket.closedAt !== null) checkDurations(ticket, events);
  }

  private checkDesk(deskId: string): void {
    const slots = this.activeAt(deskId).map((t) => t.slot);
    if (new Set(slots).size !== slots.length || slots.some((s) => s === null || s > CAPACITY)) {
      throw new Error('I2: two tickets in one slot');
    }
  }

  private activeAt(deskId: string): Ticket[] {
    return [...this.tickets.values()].filter(
      (t) => t.deskId === deskId && (t.state === 'CALLED' || t.state === 'SERVING'),
    );
  }

  private contextOf(operation: Pick<Operation, 'flag'> & Partial<Operation>, ticket: Ticket): TicketContext {
    const third = lineOf([...this.tickets.values()], this.now)[RECYCLE_AFTER_CALLS - 1];
    return {
      now: this.now,
      actor: this.actorFor(operation, ticket),
      expectedVersion: null,
      callSeen: this.seen.has(ticket.id),
      officerSilentMs: (operation.which ?? 0) % 3 === 0 ? 200_000 : 0,
      recycleBehind: third?.effectiveAt ?? null,
    };
  }

  private actorFor(operation: Partial<Operation>, ticket: Ticket): EventActor {
    const { kind, who = 0 } = operation;
    if (kind === 'accept' || (kind === 'rejoin' && who % 2 === 0)) {
      return { kind: 'citizen', id: ticket.citizenId };
    }
    if (kind === 'void') return { kind: 'supervisor', id: 'ketua', name: 'Ketua' };
    // Mostly the officer in charge, sometimes another one who must be refused.
    const id = who % 4 === 0 ? officerOf(who) : (ticket.officerId ?? officerOf(who));
    return { kind: 'officer', id, name: id };
  }

  private commandOf({ kind, who, flag }: Operation): TicketCommand {
    switch (kind) {
      case 'recall':
      case 'responseOver':
        return { type: kind, callId: this.id('call') };
      case 'complete':
        return {
          type: kind,
          resolution: flag ? 'SOLVED' : 'FOLLOW_UP',
          note: null,
          caseCode: this.id('case'),
        };
      case 'cancel':
        return { type: kind, reason: who % 2 === 0 ? 'salah ambil' : null };
      case 'void':
        return { type: kind, reason: 'salah catat' };
      case 'take':
      case 'call':
        throw new Error('not a command of one ticket');
      default:
        return { type: kind };
    }
  }

  private id(of: string): string {
    this.made += 1;
    return `${of}-${String(this.made).padStart(6, '0')}`;
  }
}

function officerOf(who: number): string {
  return `officer-${who % OFFICERS}`;
}

function sorted(ticket: Ticket): [string, unknown][] {
  return Object.entries(ticket).sort(([a], [b]) => a.localeCompare(b));
}

/** I6: time never runs backwards, and the states' durations add up to the whole. */
function checkDurations(ticket: Ticket, events: readonly Logged[]): void {
  const total = events.slice(1).reduce((sum, event, i) => sum + (event.at - (events[i]?.at ?? NaN)), 0);
  if (events.some((event, i) => event.at < (events[i - 1]?.at ?? 0))) throw new Error('I6: time ran back');
  if (total !== (ticket.closedAt ?? 0) - ticket.issuedAt) throw new Error('I6: durations do not add up');
}
