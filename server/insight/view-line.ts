import { recallFrom } from '../../shared/domain/ticket-machine.ts';
import type { LineItem, ServiceView } from '../../shared/protocol/views.ts';
import { isoOrNull, isoTime } from '../store/ticket-row.ts';
import type { TicketInView } from './office-snapshot.ts';
import type { PresenceBoard } from './presence-board.ts';

/** An open ticket as the office's officers see it. */
export function viewLineItem(
  about: TicketInView,
  services: ReadonlyMap<string, ServiceView>,
  presence: PresenceBoard,
): LineItem {
  const { ticket } = about;
  return {
    ticketId: ticket.id,
    number: about.number,
    serviceId: ticket.serviceId,
    serviceName: services.get(ticket.serviceId)?.name ?? ticket.serviceId,
    citizenName: about.citizenName,
    language: about.language,
    simulated: about.simulated,
    state: ticket.state,
    version: ticket.version,
    issuedAt: isoTime(ticket.issuedAt),
    waitingSince: isoOrNull(ticket.joinedAt),
    restored: ticket.restored,
    presence: presence.of(ticket.citizenId, ticket.officeCode),
    callCount: ticket.callCount,
    recallFrom: isoOrNull(recallFrom(ticket, about.callSeen)),
    dueAt: isoOrNull(ticket.dueAt),
    desk: about.deskLabel,
    officerId: ticket.officerId,
    officerName: ticket.officerName,
    conversationId: about.conversationId,
  };
}
