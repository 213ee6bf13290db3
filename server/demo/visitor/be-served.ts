/** A simulated visitor's business at a counter: from the number to the rating, by the citizen's protocol. */
import { randomUUID } from 'node:crypto';
import { isFinal } from '../../../shared/domain/ticket.ts';
import { COUNTER_PROTOCOL, COUNTER_ROOM } from '../../../shared/protocol/counter-messages.ts';
import type { RegionLive, TicketView } from '../../../shared/protocol/views.ts';
import { ApiFailure } from '../net/api-client.ts';
import { followTalk, type Talk } from '../net/follow-talk.ts';
import { joinRoom } from '../net/join-room.ts';
import { pause } from '../net/pause.ts';
import { shouldYield } from './appetite.ts';
import { servedPlace, waitingPlace } from './choose-stop.ts';
import { between, pickOne } from './pick-one.ts';
import type { Person, VisitorWorld } from './person.ts';
import { scoreOf } from './plan-visit.ts';
import { strollTo } from './stroll.ts';
import { nextLine, writeTalk } from './talk-script.ts';

const GLANCE_MS = 500;
/** Nobody real would wait longer for a demonstration. */
const PATIENCE_MS = 12 * 60_000;

type TicketAnswer = { readonly ticket: TicketView };

/** Takes a number at `region` and sees it through. Quietly gives up when the office refuses. */
export async function beServed(
  person: Person,
  region: string,
  world: VisitorWorld,
  signal: AbortSignal,
): Promise<void> {
  const service = pickOne(await world.book.services(region), world.random);
  try {
    const wish = { commandId: randomUUID(), region, serviceId: service.id };
    const { ticket } = await person.api.post<TicketAnswer>('/api/v1/tickets', wish);
    await seeThrough(person, ticket, world, signal);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.status === 401) throw error;
  }
}

/** Goes on with a ticket that is held already, whatever its state. */
export async function seeThrough(
  person: Person,
  held: TicketView,
  world: VisitorWorld,
  visit: AbortSignal,
): Promise<void> {
  const { region } = held;
  const counter = world.hall.counters.find((place) => place.code === region);
  const { room, gone } = await joinRoom(
    world.url,
    person.api,
    COUNTER_ROOM,
    () => ({ protocol: COUNTER_PROTOCOL, region }),
    { room: COUNTER_ROOM, region, as: 'citizen' },
  );
  const signal = AbortSignal.any([visit, gone]);
  let ticket = held;
  room.onMessage('ticket', (next: TicketView) => {
    if (next.id === ticket.id && next.cursor >= ticket.cursor) ticket = next;
  });
  let desks: RegionLive['desks'] = [];
  room.onMessage('live', (live: RegionLive) => {
    desks = live.desks;
  });
  const { agencyCode } = await world.book.service(region, held.serviceId);
  const script = writeTalk(agencyCode, world.random);
  const began = world.now();
  let talk: Talk | null = null;
  let seenCall = '';
  const hurried = () => shouldYield(world.offices.moodOf(region));

  async function order(type: 'cancel' | 'accept'): Promise<void> {
    const body = { type, commandId: randomUUID(), expectedVersion: ticket.version };
    ticket = (await person.api.post<TicketAnswer>(`/api/v1/tickets/${ticket.id}/commands`, body)).ticket;
  }

  async function answerCall(callId: string): Promise<void> {
    if (callId === seenCall) return;
    seenCall = callId;
    await person.api.post(`/api/v1/tickets/${ticket.id}/call-seen`, { callId });
    await pause(hurried() ? 400 : between(1000, 2500, world.random), signal);
    if (ticket.state === 'CALLED') await order('accept');
    if (!counter) return;
    const position = desks.find((desk) => desk.label === ticket.deskLabel)?.position ?? 1;
    const place = servedPlace(counter, position - 1, world.random);
    void strollTo(person.link, place, world, signal).catch(ignore);
  }

  function speak(conv: string): void {
    talk ??= followTalk(room, conv, world.now);
    talk.tick();
    if (talk.busy()) return;
    const line = nextLine({ script, lines: talk.lines(), quietMs: talk.quietMs(), hurry: hurried() });
    if (line !== null) talk.say(line);
  }

  async function live(): Promise<void> {
    if (counter && ticket.state === 'WAITING') {
      void strollTo(person.link, waitingPlace(counter, world.random), world, signal).catch(ignore);
    }
    while (!isFinal(ticket.state) && ticket.state !== 'MISSED') {
      const tired = world.now() - began > PATIENCE_MS;
      if ((ticket.state === 'WAITING' || ticket.state === 'ISSUED') && (tired || hurried())) {
        await pause(between(300, 1500, world.random), signal);
        await order('cancel');
      } else if (ticket.state === 'CALLED' && ticket.call) await answerCall(ticket.call.id);
      else if (ticket.state === 'SERVING' && ticket.conversationId) speak(ticket.conversationId);
      await pause(GLANCE_MS, signal);
    }
    if (ticket.state === 'COMPLETED' && !ticket.rated) {
      await pause(between(1000, 4000, world.random), signal);
      await person.api.post(`/api/v1/tickets/${ticket.id}/rating`, { score: scoreOf(world.random) });
    }
  }

  try {
    await live();
  } finally {
    void room.leave();
  }
}

/** A stroll that another one replaces, or that the end of the visit cuts short. */
function ignore(): void {
  // nothing to tell
}
