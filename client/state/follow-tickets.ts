/**
 * Keeps the citizen's open tickets true wherever they are on the site: the counter rooms of their regions stay
 * joined, and while a room is away the tickets are asked for over HTTPS.
 */
import { isFinal } from '../../shared/domain/ticket.ts';
import { counterKey, holdCounter, onCounterFrame, useCounterStatuses } from '../net/counter-connection.ts';
import { refreshMe, useSession } from './session.ts';
import { applyTicket, useTickets } from './tickets.ts';

const ROOM_PATIENCE_MS = 3000;
const POLL_EVERY_MS = 3000;

const held = new Map<string, () => void>();
let started = false;

function openRegions(): Set<string> {
  const tickets = Object.values(useTickets.getState().byId);
  return new Set(tickets.filter((ticket) => !isFinal(ticket.state)).map((ticket) => ticket.region));
}

function holdWhatIsNeeded(): void {
  const needed = openRegions();
  for (const region of needed) if (!held.has(region)) held.set(region, holdCounter(region, 'citizen'));
  for (const [region, release] of held) {
    if (needed.has(region)) continue;
    held.delete(region);
    release();
  }
}

function someRoomIsAway(): boolean {
  const statuses = useCounterStatuses.getState();
  return [...held.keys()].some((region) => statuses[counterKey(region, 'citizen')] !== 'online');
}

/** Starts once, with the first open ticket of this page (`main.tsx` loads this module then). */
export function followTickets(): void {
  if (started) return;
  started = true;
  onCounterFrame('ticket', applyTicket);
  let awaySince: number | null = null;
  useTickets.subscribe(holdWhatIsNeeded);
  useCounterStatuses.subscribe((now, before) => {
    const cameBack = [...held.keys()].some((region) => {
      const key = counterKey(region, 'citizen');
      return now[key] === 'online' && before[key] !== 'online';
    });
    // Whatever was announced while the room was away is in this one answer.
    if (cameBack) void refreshMe().catch(() => undefined);
  });
  setInterval(() => {
    if (held.size === 0 || !useSession.getState().me || !someRoomIsAway()) {
      awaySince = null;
      return;
    }
    awaySince ??= Date.now();
    if (Date.now() - awaySince >= ROOM_PATIENCE_MS) void refreshMe().catch(() => undefined);
  }, POLL_EVERY_MS);
  holdWhatIsNeeded();
}
