import { readHeard } from '../../../../shared/protocol/hall/move-report.ts';
import { restSchema } from '../../../../shared/protocol/hall/messages.ts';
import { encodeRoster, readQuestion } from '../../../../shared/protocol/hall/roster.ts';
import { dismiss } from '../crowd/come-and-go.ts';
import type { Crowd } from '../crowd/crowd.ts';
import { restObserver } from '../crowd/observe-crowd.ts';
import { noteHeard } from '../crowd/observer.ts';
import { hearMessage, hearNonsense, mayAsk, type Verdict } from './patience.ts';
import { rosterEntryOf, type Guest } from '../crowd/person.ts';

/** Takes the verdict's consequence; true when the message may be read. */
function bear(crowd: Crowd, guest: Guest, verdict: Verdict): boolean {
  if (verdict === 'drop-client') dismiss(crowd, guest);
  return verdict === 'fine';
}

/** Pays for a message; false when it is to be passed over. */
export const isWelcome = (crowd: Crowd, guest: Guest): boolean =>
  bear(crowd, guest, hearMessage(guest.patience, crowd.now()));

/** It could not be read or made no sense. */
export function refuse(crowd: Crowd, guest: Guest): void {
  crowd.counts.nonsense += 1;
  bear(crowd, guest, hearNonsense(guest.patience, crowd.now()));
}

/** A message of no known type or shape. */
export function hearUnknown(crowd: Crowd, guest: Guest): void {
  if (isWelcome(crowd, guest)) refuse(crowd, guest);
}

/** What needs a body, from the gallery: paid for, and passed over kindly. */
export function hearIdly(crowd: Crowd, guest: Guest): void {
  isWelcome(crowd, guest);
}

/** Which snapshot was read. Any value: Colyseus does not keep other messages from this handler. */
export function hearHeard(crowd: Crowd, guest: Guest, bytes: unknown): void {
  if (!isWelcome(crowd, guest)) return;
  const heard = bytes instanceof Uint8Array ? readHeard(bytes) : null;
  if (heard === null) refuse(crowd, guest);
  else if (guest.observer) noteHeard(guest.observer, heard);
}

/** Who are these? Ids of nobody here are passed over; too many questions are, too. */
export function hearQuestion(crowd: Crowd, guest: Guest, bytes: unknown): void {
  if (!isWelcome(crowd, guest)) return;
  const ids = bytes instanceof Uint8Array ? readQuestion(bytes) : null;
  if (!ids) {
    refuse(crowd, guest);
    return;
  }
  if (!mayAsk(guest.patience)) return;
  const entries = ids.flatMap((id) => {
    const person = crowd.people.get(id);
    return person ? [rosterEntryOf(person)] : [];
  });
  guest.wire?.sendRoster(encodeRoster(entries));
}

/** Nobody looks, or somebody looks again. */
export function hearRest(crowd: Crowd, guest: Guest, message: unknown): void {
  if (!isWelcome(crowd, guest)) return;
  const wish = restSchema.safeParse(message);
  if (!wish.success) refuse(crowd, guest);
  else if (guest.observer) restObserver(crowd, guest.observer, wish.data.on);
}

/** The application's heartbeat; returns what to answer, or null. */
export function hearPing(crowd: Crowd, guest: Guest, message: unknown): { n: number } | null {
  if (!isWelcome(crowd, guest)) return null;
  const n = typeof message === 'object' && message !== null && 'n' in message ? message.n : null;
  if (typeof n === 'number' && Number.isFinite(n)) return { n };
  refuse(crowd, guest);
  return null;
}
