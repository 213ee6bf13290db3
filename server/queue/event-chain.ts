import { createHash } from 'node:crypto';
import type { EventActor, TicketEventPayload } from '../../shared/domain/ticket.ts';

/** Everything an event of an office's log says. Each is hashed together with the hash before it. */
export type LoggedEvent = {
  readonly officeCode: string;
  readonly seq: number;
  readonly ticketId: string;
  /** ISO 8601 with milliseconds. */
  readonly at: string;
  readonly type: string;
  readonly actor: EventActor;
  readonly commandId: string;
  readonly payload: TicketEventPayload;
};

/** What stands before the first event of every office. */
export const GENESIS_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and the event's canonical JSON: no event can be changed, cut out or moved. */
export function hashEvent(previous: Buffer, event: LoggedEvent): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(event)).digest();
}

/** JSON with the keys of every object in code-unit order and no whitespace; members that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
