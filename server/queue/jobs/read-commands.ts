import { isStorableText } from '../../../shared/domain/plain-text.ts';
import { accept, refuse, type Result } from '../../../shared/domain/refusal.ts';
import type { TicketCommand } from '../../../shared/domain/ticket-command.ts';
import type { CitizenCommand, OfficerCommand } from '../../../shared/protocol/commands.ts';

/** The citizen's wish in the words of the machine. */
export function readCitizenCommand(command: CitizenCommand): TicketCommand {
  return command.type === 'cancel' ? { type: 'cancel', reason: null } : { type: command.type };
}

/** The officer's wish in the words of the machine. INVALID names a text that cannot be stored. */
export function readOfficerCommand(
  command: OfficerCommand,
  newId: () => string,
  newCaseCode: () => string,
): Result<TicketCommand> {
  switch (command.type) {
    case 'recall':
      return accept({ type: 'recall', callId: newId() });
    case 'complete': {
      const note = command.note === undefined || command.note === '' ? null : command.note;
      if (note !== null && !isStorableText(note)) return refuse('INVALID', { field: 'note' });
      const { resolution } = command;
      return accept({ type: 'complete', resolution, note, caseCode: newCaseCode() });
    }
    case 'cancel':
    case 'void':
      if (!isStorableText(command.reason)) return refuse('INVALID', { field: 'reason' });
      return accept({ type: command.type, reason: command.reason });
    default:
      return accept({ type: command.type });
  }
}
