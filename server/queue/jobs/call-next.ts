import { firstFreeSlot } from '../../../shared/domain/desk-state.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import type { OfficerActor } from '../../capabilities.ts';
import type { Job } from '../write/job.ts';
import { actorOf } from './officer-actor.ts';
import { decideAbout } from './ticket-command.ts';

/**
 * T6: the first in line comes to the officer's desk. The line is read after the office is locked, so
 * nobody is called twice and nobody is passed, however many officers ask at once.
 */
export function callNextJob(officer: OfficerActor, commandId: string, newId: () => string): Job {
  const { officeCode, userId } = officer;
  return {
    office: officeCode,
    people: [`officer:${userId}`],
    sharing: 'next',
    command: { id: commandId, actorId: `officer:${userId}`, type: 'callNext' },
    needs: { kind: 'next', userId },
    decide: (facts, now) => {
      // The session in the database decides; what the edge knew may be a second old.
      const seat = facts.seats.get(userId);
      if (!seat || seat.officeCode !== officeCode || seat.state !== 'AVAILABLE')
        return refuse('NOT_AVAILABLE');
      const slot = firstFreeSlot(seat.capacity, seat.usedSlots);
      if (slot === null) return refuse('AT_CAPACITY');
      const first = facts.line.get(officeCode)?.shift();
      if (!first) return refuse('LINE_EMPTY');
      const { deskId, officerName } = seat;
      const call = { type: 'call', callId: newId(), deskId, slot, officerId: userId, officerName } as const;
      const about = { ...first, deskLabel: seat.deskLabel };
      return decideAbout(about, call, actorOf(officer), null, now, newId);
    },
  };
}
