/** A simulated officer's working day: signs in, takes a desk, serves the line until the room is lost. */
import { randomUUID } from 'node:crypto';
import type { OfficerCommand } from '../../../shared/protocol/commands.ts';
import { COUNTER_PROTOCOL, COUNTER_ROOM } from '../../../shared/protocol/counter-messages.ts';
import type { LineItem, LineView, StaffMe } from '../../../shared/protocol/views.ts';
import { ApiFailure, createApiClient, type ApiClient } from '../net/api-client.ts';
import { followTalk, type Talk } from '../net/follow-talk.ts';
import { joinRoom } from '../net/join-room.ts';
import { pause } from '../net/pause.ts';
import { moodOfLine, type Offices } from '../offices.ts';
import type { ServiceBook } from '../service-book.ts';
import { dayGreeting } from '../speech/day-greeting.ts';
import { deskKey, deskTurn, GONE_REASON, type DeskMove } from './desk-turn.ts';
import { talkTurn } from './talk-turn.ts';

export type OfficerAccount = { readonly email: string; readonly password: string; readonly region: string };

export type OfficerWorld = {
  readonly url: string;
  readonly offices: Offices;
  readonly book: ServiceBook;
  readonly now: () => number;
};

const GLANCE_MS = 400;
/** A move that was refused is not tried again at once: the line that explains it is on its way. */
const AFTER_REFUSAL_MS = 2000;

/** Works until the connection is lost or `day` ends: throws the reason of either. */
export async function workAtDesk(
  account: OfficerAccount,
  world: OfficerWorld,
  day: AbortSignal,
): Promise<void> {
  const api = createApiClient(world.url);
  await api.post('/api/auth/sign-in/email', { email: account.email, password: account.password });
  const me = await api.get<StaffMe>('/api/v1/staff/me');
  await sitDown(api, me, account.region);
  const { room, gone } = await joinRoom(
    world.url,
    api,
    COUNTER_ROOM,
    () => ({ protocol: COUNTER_PROTOCOL, region: account.region }),
    { room: COUNTER_ROOM, region: account.region, as: 'officer' },
  );
  const signal = AbortSignal.any([day, gone]);
  let line = await api.get<LineView>('/api/v1/staff/line');
  room.onMessage('line', (next: LineView) => {
    if (next.cursor >= line.cursor) line = next;
    world.offices.report(account.region, moodOfLine(line));
  });
  world.offices.report(account.region, moodOfLine(line));

  const talks = new Map<string, Talk>();
  let key = '';
  let keySince = world.now();

  async function act(move: DeskMove): Promise<void> {
    switch (move.kind) {
      case 'wait':
        return;
      case 'callNext':
        await api.post('/api/v1/staff/call-next', { commandId: randomUUID() });
        return;
      case 'cancelGone':
        return command(move.item, { type: 'cancel', reason: GONE_REASON });
      case 'releaseGone':
        return command(move.item, { type: 'release' });
      case 'closeGone':
        return command(move.item, { type: 'complete', resolution: 'SOLVED', note: GONE_REASON });
      case 'talk':
        return converse(move.item);
      default:
        return command(move.item, { type: move.kind });
    }
  }

  async function command(item: LineItem, order: OrderOf<OfficerCommand>): Promise<void> {
    const base = { commandId: randomUUID(), expectedVersion: item.version };
    await api.post(`/api/v1/staff/tickets/${item.ticketId}/commands`, { ...base, ...order });
  }

  async function converse(item: LineItem): Promise<void> {
    if (!item.conversationId) return;
    const talk = talks.get(item.conversationId) ?? followTalk(room, item.conversationId, world.now);
    if (!talks.has(item.conversationId)) {
      closeAll(talks);
      talks.set(item.conversationId, talk);
    }
    talk.tick();
    if (talk.busy()) return;
    const move = talkTurn({
      lines: talk.lines(),
      quietMs: talk.quietMs(),
      service: await world.book.service(account.region, item.serviceId),
      language: item.language,
      greeting: dayGreeting(item.language, world.book.timeZone, new Date(world.now())),
      citizenName: item.citizenName,
      officerName: me.name,
      regionName: line.regionName,
      complaintUrl: world.book.complaintUrl,
    });
    if (move.kind === 'compose') talk.compose();
    if (move.kind === 'say') talk.say(move.text);
    if (move.kind === 'finish') {
      await command(item, { type: 'complete', resolution: move.resolution, note: move.note });
    }
  }

  async function glance(): Promise<void> {
    const situation = { officerId: me.id, items: line.items, nowMs: world.now() };
    const nextKey = deskKey(situation);
    if (nextKey !== key) {
      key = nextKey;
      keySince = world.now();
    }
    const before = line.cursor;
    const move = deskTurn({ ...situation, unchangedMs: world.now() - keySince });
    try {
      await act(move);
      // The committed change comes back as a new line; until then the same move would be made twice.
      if (move.kind !== 'wait' && move.kind !== 'talk') await untilNewer(() => line.cursor > before, signal);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status === 401) throw error;
      await pause(AFTER_REFUSAL_MS, signal);
    }
  }

  async function serve(): Promise<never> {
    for (;;) {
      await glance();
      await pause(GLANCE_MS, signal);
    }
  }

  try {
    await serve();
  } finally {
    closeAll(talks);
    world.offices.report(account.region, undefined);
    void room.leave();
  }
}

type OrderOf<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion'> : never;

async function untilNewer(seen: () => boolean, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < 3000 && !seen(); waited += 100) await pause(100, signal);
}

function closeAll(talks: Map<string, Talk>): void {
  for (const talk of talks.values()) talk.close();
  talks.clear();
}

/** Back to the desk held before a restart; else to a free one, the middle one first; and available. */
async function sitDown(api: ApiClient, me: StaffMe, region: string): Promise<void> {
  const desks = me.offices.find((office) => office.region === region)?.desks ?? [];
  const held = me.session?.region === region ? me.session.deskId : undefined;
  const free = desks.filter((desk) => desk.takenBy === null);
  const deskId = held ?? free.find((desk) => desk === desks[1])?.id ?? free[0]?.id;
  if (!deskId) throw new Error(`no free desk at ${region}`);
  await api.post('/api/v1/staff/desk', { deskId, takeOver: true });
  if (me.session?.state === 'BREAK') await api.patch('/api/v1/staff/desk', { state: 'AVAILABLE' });
}
