import type { ServiceView, TicketView } from '../../shared/protocol/views.ts';
import { isoOrNull, isoTime } from '../store/ticket-row.ts';
import type { OfficeSnapshot, TicketInView } from './office-snapshot.ts';
import { countServing, viewEstimate } from './view-desk.ts';

export type TicketSurroundings = {
  readonly snapshot: OfficeSnapshot;
  readonly regionName: string;
  readonly services: ReadonlyMap<string, ServiceView>;
  readonly now: number;
};

/** The ticket as its owner sees it. */
export function viewTicket(
  about: TicketInView,
  cursor: number,
  { snapshot, regionName, services, now }: TicketSurroundings,
): TicketView {
  const { ticket, openCall } = about;
  const service = services.get(ticket.serviceId);
  const position = snapshot.positions.get(ticket.id) ?? null;
  const atDesk = ticket.state === 'CALLED' || ticket.state === 'SERVING' || ticket.state === 'COMPLETED';
  return {
    id: ticket.id,
    visitId: ticket.visitId,
    number: about.number,
    region: ticket.officeCode,
    regionName,
    serviceId: ticket.serviceId,
    serviceName: service?.name ?? ticket.serviceId,
    state: ticket.state,
    version: ticket.version,
    issuedAt: isoTime(ticket.issuedAt),
    position,
    estimate: position === null ? null : viewEstimate(snapshot, position - 1, now),
    officersPresent: countServing(snapshot, now),
    call: openCall && {
      id: openCall.id,
      n: openCall.n,
      at: isoTime(openCall.at),
      expiresAt: isoOrNull(ticket.dueAt),
      desk: about.deskLabel ?? '',
    },
    officerName: atDesk ? ticket.officerName : null,
    deskLabel: atDesk ? about.deskLabel : null,
    graceUntil: ticket.state === 'MISSED' ? isoOrNull(ticket.dueAt) : null,
    conversationId: about.conversationId,
    requirements: service?.requirements ?? [],
    resolution: ticket.resolution,
    resolutionNote: ticket.resolutionNote,
    caseCode: ticket.caseCode,
    closeReason: ticket.closeReason,
    closedAt: isoOrNull(ticket.closedAt),
    rated: about.rated,
    cursor,
  };
}
