import { issueTicket } from '../../../shared/domain/issue-ticket.ts';
import { accept, refuse } from '../../../shared/domain/refusal.ts';
import type { TakeNumber } from '../../../shared/protocol/commands.ts';
import type { EstimateView } from '../../../shared/protocol/views.ts';
import type { Job } from '../write/job.ts';

export type TakeRequest = {
  readonly citizenId: string;
  readonly command: TakeNumber;
  readonly open: boolean;
  readonly opensAt: string | null;
  /** Service day of the office, YYYY-MM-DD. */
  readonly day: string;
  readonly promised: EstimateView | null;
  readonly newId: () => string;
};

/** T2: everybody who takes a number is in the hall, in 3D or in the flat view, and joins the line at once. */
export function takeNumberJob(request: TakeRequest): Job {
  const { citizenId, command, day } = request;
  const { commandId, region, serviceId } = command;
  return {
    office: region,
    people: [`citizen:${citizenId}`],
    sharing: 'take',
    command: { id: commandId, actorId: `citizen:${citizenId}`, type: 'takeNumber' },
    needs: { kind: 'take', citizenId, serviceId, day },
    decide: (facts, now) => {
      const take = facts.takes.get(commandId);
      if (!take || take.groupPrefix === null) return refuse('NOT_FOUND');
      const series = `${region} ${take.groupPrefix}`;
      const lastNumber = facts.given.get(series) ?? take.lastNumber;
      const issued = issueTicket(
        {
          ticketId: request.newId(),
          visitId: request.newId(),
          officeCode: region,
          citizenId,
          serviceId,
          groupPrefix: take.groupPrefix,
          present: true,
          priority: false,
          notBefore: null,
        },
        {
          now,
          officeOpen: request.open,
          opensAt: request.opensAt,
          openTicketId: take.openTicketId,
          visitsToday: take.visitsToday,
        },
      );
      if (!issued.ok) return issued;
      facts.given.set(series, lastNumber + 1);
      return accept({
        before: null,
        step: issued.value,
        actor: { kind: 'citizen', id: citizenId },
        visit: {
          day,
          prefix: take.groupPrefix,
          number: lastNumber + 1,
          nthOfDay: take.visitsToday + 1,
        },
        openCallId: null,
        conversation: null,
        deskLabel: '',
        promised: request.promised,
      });
    },
  };
}
