/** A real citizen played by a script, over the public protocol alone: what the simulation must serve well. */
import { randomUUID } from 'node:crypto';
import { isFinal } from '../../../shared/domain/ticket.ts';
import { COUNTER_PROTOCOL, COUNTER_ROOM } from '../../../shared/protocol/counter-messages.ts';
import type { TicketView } from '../../../shared/protocol/views.ts';
import { createApiClient, type ApiClient } from '../../../server/demo/net/api-client.ts';
import { followTalk, type Talk } from '../../../server/demo/net/follow-talk.ts';
import { joinRoom } from '../../../server/demo/net/join-room.ts';
import type { SpokenLine } from '../../../server/demo/speech/spoken-line.ts';

export type Story = {
  readonly ticket: TicketView;
  readonly lines: readonly SpokenLine[];
  /** From the number to the end, milliseconds. */
  readonly tookMs: number;
  /** From the number to the call. */
  readonly calledAfterMs: number;
};

export type CitizenScript = {
  readonly url: string;
  readonly region: string;
  readonly serviceId: string;
  /** Said one after the other, each after an answer; the first when the requirements are there. */
  readonly says: readonly string[];
  readonly patienceMs: number;
  /** Called with every look at the ticket. */
  readonly onTicket?: (ticket: TicketView) => void;
};

type Answer = { readonly ticket: TicketView };
const GLANCE_MS = 250;

/** Takes a number, answers the call, talks, waits for the end. Throws when patience ends. */
export async function playCitizen(script: CitizenScript): Promise<Story> {
  const api: ApiClient = createApiClient(script.url);
  await api.post('/api/v1/session', { name: 'Warga Uji', language: 'id' });
  const { region } = script;
  const began = Date.now();
  const wish = { commandId: randomUUID(), region, serviceId: script.serviceId };
  let { ticket } = await api.post<Answer>('/api/v1/tickets', wish);
  const { room } = await joinRoom(
    script.url,
    api,
    COUNTER_ROOM,
    () => ({ protocol: COUNTER_PROTOCOL, region }),
    { room: COUNTER_ROOM, region, as: 'citizen' },
  );
  room.onMessage('ticket', (next: TicketView) => {
    if (next.id === ticket.id && next.cursor >= ticket.cursor) ticket = next;
  });
  let talk: Talk | null = null;
  let answered = '';
  let calledAfterMs = -1;

  async function answerCall(): Promise<void> {
    if (!ticket.call || ticket.call.id === answered) return;
    answered = ticket.call.id;
    if (calledAfterMs < 0) calledAfterMs = Date.now() - began;
    await api.post(`/api/v1/tickets/${ticket.id}/call-seen`, { callId: answered });
    const accept = { type: 'accept', commandId: randomUUID(), expectedVersion: ticket.version };
    ticket = (await api.post<Answer>(`/api/v1/tickets/${ticket.id}/commands`, accept)).ticket;
  }

  function speak(conv: string): void {
    talk ??= followTalk(room, conv, Date.now);
    talk.tick();
    const lines = talk.lines();
    const mine = lines.filter((line) => line.by === 'citizen').length;
    const turn = lines.length - mine >= 2 && lines.at(-1)?.by === 'officer' && !talk.busy();
    const next = turn ? script.says[mine] : undefined;
    if (next !== undefined) talk.say(next);
  }

  try {
    while (!isFinal(ticket.state)) {
      if (Date.now() - began > script.patienceMs) {
        throw new Error(`still ${ticket.state} after ${script.patienceMs} ms`);
      }
      script.onTicket?.(ticket);
      if (ticket.state === 'CALLED') await answerCall();
      if (ticket.state === 'SERVING' && ticket.conversationId) speak(ticket.conversationId);
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    }
    const lines = (talk as Talk | null)?.lines() ?? [];
    return { ticket, lines: [...lines], tookMs: Date.now() - began, calledAfterMs };
  } finally {
    void room.leave();
  }
}
