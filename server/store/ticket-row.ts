import type { Resolution, Ticket, TicketState } from '../../shared/domain/ticket.ts';

/** `pg` reads a column as a Date; inside JSON it is text. */
type Time = Date | string;

/** A row of `ticket`, read as columns or out of JSON. */
export type TicketRow = {
  readonly id: string;
  readonly visit_id: string;
  readonly office_code: string;
  readonly citizen_id: string;
  readonly service_id: string;
  readonly group_prefix: string;
  readonly state: TicketState;
  readonly version: number;
  readonly issued_at: Time;
  readonly joined_at: Time | null;
  readonly effective_at: Time | null;
  readonly not_before: Time | null;
  readonly priority: boolean;
  readonly restored: boolean;
  readonly rejoins: number;
  readonly desk_id: string | null;
  readonly slot: number | null;
  readonly officer_id: string | null;
  readonly officer_name: string | null;
  readonly call_count: number;
  readonly last_called_at: Time | null;
  readonly serving_at: Time | null;
  readonly due_at: Time | null;
  readonly resolution: Resolution | null;
  readonly resolution_note: string | null;
  readonly case_code: string | null;
  readonly close_reason: string | null;
  readonly closed_at: Time | null;
};

export function ticketFromRow(row: TicketRow): Ticket {
  return {
    id: row.id,
    visitId: row.visit_id,
    officeCode: row.office_code,
    citizenId: row.citizen_id,
    serviceId: row.service_id,
    groupPrefix: row.group_prefix,
    state: row.state,
    version: row.version,
    issuedAt: timeOf(row.issued_at),
    joinedAt: millis(row.joined_at),
    effectiveAt: millis(row.effective_at),
    notBefore: millis(row.not_before),
    priority: row.priority,
    restored: row.restored,
    rejoins: row.rejoins,
    deskId: row.desk_id,
    slot: row.slot,
    officerId: row.officer_id,
    officerName: row.officer_name,
    callCount: row.call_count,
    lastCalledAt: millis(row.last_called_at),
    servingAt: millis(row.serving_at),
    dueAt: millis(row.due_at),
    resolution: row.resolution,
    resolutionNote: row.resolution_note,
    caseCode: row.case_code,
    closeReason: row.close_reason,
    closedAt: millis(row.closed_at),
  };
}

/** The same row as JSON for `jsonb_populate_recordset`. */
export function ticketToJson(ticket: Ticket): Record<keyof TicketRow, string | number | boolean | null> {
  return {
    id: ticket.id,
    visit_id: ticket.visitId,
    office_code: ticket.officeCode,
    citizen_id: ticket.citizenId,
    service_id: ticket.serviceId,
    group_prefix: ticket.groupPrefix,
    state: ticket.state,
    version: ticket.version,
    issued_at: isoTime(ticket.issuedAt),
    joined_at: isoOrNull(ticket.joinedAt),
    effective_at: isoOrNull(ticket.effectiveAt),
    not_before: isoOrNull(ticket.notBefore),
    priority: ticket.priority,
    restored: ticket.restored,
    rejoins: ticket.rejoins,
    desk_id: ticket.deskId,
    slot: ticket.slot,
    officer_id: ticket.officerId,
    officer_name: ticket.officerName,
    call_count: ticket.callCount,
    last_called_at: isoOrNull(ticket.lastCalledAt),
    serving_at: isoOrNull(ticket.servingAt),
    due_at: isoOrNull(ticket.dueAt),
    resolution: ticket.resolution,
    resolution_note: ticket.resolutionNote,
    case_code: ticket.caseCode,
    close_reason: ticket.closeReason,
    closed_at: isoOrNull(ticket.closedAt),
  };
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}

/** Epoch milliseconds. */
export function timeOf(at: Time): number {
  return typeof at === 'string' ? Date.parse(at) : at.getTime();
}

function millis(at: Time | null): number | null {
  return at === null ? null : timeOf(at);
}
