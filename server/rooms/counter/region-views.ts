import { isFinal } from '../../../shared/domain/ticket.ts';
import type { CounterServerMessages } from '../../../shared/protocol/counter-messages.ts';
import type { TicketView } from '../../../shared/protocol/views.ts';
import type { Insight } from '../../capabilities.ts';
import type { Log } from '../../log.ts';
import type { Attendee } from './attendee.ts';

/** The live views of one region, kept true for everybody who looks. */
export type RegionViews = {
  /** Sends all views the attendee may see, and then every change of them. */
  join(attendee: Attendee): Promise<void>;
  leave(attendee: Attendee): void;
  /** Something of the office moved: look again, soon and once for all. */
  refresh(): void;
  close(): void;
};

export type RegionViewsOptions = {
  readonly region: string;
  readonly insight: Pick<Insight, 'region' | 'line' | 'citizensInLine' | 'ticket' | 'ticketsOf'>;
  /** Names are in the line: false (and the socket closed) when an officer lost the role or signed out. */
  readonly mayStay: (attendee: Attendee) => Promise<boolean>;
  readonly log: Log;
};

/** A command moves several things at once; their hints come within a few milliseconds. */
const COALESCE_MS = 50;

type Watch = {
  readonly attendee: Attendee;
  /** The last text of each view, so that nothing is sent twice. */
  readonly sent: Map<string, string>;
  /** A citizen's tickets that may still change. */
  readonly open: Set<string>;
};

export function createRegionViews({ region, insight, mayStay, log }: RegionViewsOptions): RegionViews {
  const watches = new Map<Attendee, Watch>();
  let timer: NodeJS.Timeout | null = null;
  let working = false;
  let again = false;

  function schedule(): void {
    if (working) again = true;
    else timer ??= setTimeout(() => void work(), COALESCE_MS);
  }

  async function work(): Promise<void> {
    timer = null;
    working = true;
    try {
      await lookAgain();
    } catch (error) {
      log.error({ region, err: error }, 'the views of a counter could not be renewed');
    } finally {
      working = false;
      if (again) {
        again = false;
        schedule();
      }
    }
  }

  /** One look for everybody; each view is read once, however many see it. */
  async function lookAgain(): Promise<void> {
    if (watches.size === 0) return;
    const all = [...watches.values()];
    const officers = all.filter(({ attendee }) => attendee.identity.as === 'officer');
    const citizens = all.filter(({ attendee }) => attendee.identity.as === 'citizen');
    await sendLive(all);
    if (citizens.length > 0) await sendTickets(citizens);
    if (officers.length > 0) await sendLine(officers);
  }

  async function sendLive(all: readonly Watch[]): Promise<void> {
    const live = await insight.region(region);
    if (live) for (const watch of all) sendChanged(watch, 'live', 'live', live);
  }

  async function sendTickets(citizens: readonly Watch[]): Promise<void> {
    const inLine = new Map(
      (await insight.citizensInLine(region)).map(({ citizenId, ticketIds }) => [citizenId, ticketIds]),
    );
    const views = new Map<string, Promise<TicketView | null>>();
    const viewOf = (id: string) => {
      const known = views.get(id) ?? insight.ticket(id);
      views.set(id, known);
      return known;
    };
    for (const watch of citizens) {
      const { identity } = watch.attendee;
      if (identity.as !== 'citizen') continue;
      // A ticket that was just closed is in the line no more; its last view is still owed.
      for (const id of inLine.get(identity.citizenId) ?? []) watch.open.add(id);
      for (const id of [...watch.open]) showTicket(watch, await viewOf(id));
    }
  }

  async function sendLine(officers: readonly Watch[]): Promise<void> {
    const allowed: Watch[] = [];
    for (const watch of officers) if (await mayStay(watch.attendee)) allowed.push(watch);
    if (allowed.length === 0) return;
    const line = await insight.line(region);
    for (const watch of allowed) sendChanged(watch, 'line', 'line', line);
  }

  function showTicket(watch: Watch, view: TicketView | null): void {
    if (!view || view.region !== region) return;
    if (isFinal(view.state)) watch.open.delete(view.id);
    else watch.open.add(view.id);
    sendChanged(watch, view.id, 'ticket', view);
  }

  return {
    async join(attendee) {
      const watch: Watch = { attendee, sent: new Map(), open: new Set() };
      watches.set(attendee, watch);
      const { identity } = attendee;
      await sendLive([watch]);
      if (identity.as === 'officer') await sendLine([watch]);
      else for (const view of await insight.ticketsOf(identity.citizenId)) showTicket(watch, view);
    },
    leave: (attendee) => void watches.delete(attendee),
    refresh: schedule,
    close() {
      watches.clear();
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

function sendChanged<T extends 'live' | 'ticket' | 'line'>(
  { attendee, sent }: Watch,
  key: string,
  type: T,
  view: CounterServerMessages[T],
): void {
  // The cursor moves with every event of the office; by itself it tells nobody anything.
  const text = JSON.stringify({ ...view, cursor: 0 });
  if (sent.get(key) === text) return;
  sent.set(key, text);
  attendee.send(type, view);
}
