import type { EventActor } from '../../../shared/domain/ticket.ts';
import type { OfficerActor } from '../../capabilities.ts';

/** Who the log says it was: supervisors and admins may do what officers may, and correct mistakes (T24). */
export function actorOf({ userId, name, role }: OfficerActor): EventActor {
  return { kind: role === 'officer' ? 'officer' : 'supervisor', id: userId, name };
}
