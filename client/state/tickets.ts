/**
 * The citizen's own tickets: read models, newest-wins by cursor, from requests and from counter rooms alike.
 * Commands carry a client-made id and the version they were decided on; repeating one is harmless.
 */
import { useMemo } from 'react';
import { create } from 'zustand';
import { isFinal, type TicketState } from '../../shared/domain/ticket.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { ApiRefusal, apiGet, apiPost } from '../net/api.ts';
import { newId } from '../net/new-id.ts';
import { forget, recall, remember } from '../net/storage.ts';
import { rememberRegion } from './last-region.ts';
import { onMe, withSession } from './session.ts';

type Tickets = {
  readonly byId: Readonly<Record<string, TicketView>>;
  /** True once the server told all of them. */
  readonly known: boolean;
};

export const useTickets = create<Tickets>(() => ({ byId: {}, known: false }));

/** Calls back once, when the citizen holds an open ticket for the first time on this page. */
export function whenTicketOpens(callback: () => void): void {
  const stop = useTickets.subscribe(({ byId }) => {
    if (!Object.values(byId).some((ticket) => !isFinal(ticket.state))) return;
    stop();
    callback();
  });
}

type TicketAnswer = { readonly ticket: TicketView };

/** Shows a view unless a newer one is shown already. */
export function applyTicket(view: TicketView): void {
  const { byId } = useTickets.getState();
  const shown = byId[view.id];
  if (shown && (shown.cursor > view.cursor || shown.version > view.version)) return;
  useTickets.setState({ byId: { ...byId, [view.id]: view } });
}

onMe((me) => {
  me.tickets.forEach(applyTicket);
  useTickets.setState({ known: true });
});

/**
 * Takes a number. Pressing twice, a lost answer or a reload while waiting for it give the same number, because
 * the command id is kept until the server answered. `existed`: the citizen already held one for this service.
 */
export async function takeNumber(
  region: string,
  serviceId: string,
): Promise<{ ticket: TicketView; existed: boolean }> {
  const key = `take.${region}.${serviceId}`;
  const commandId = pendingCommand(key);
  rememberRegion(region);
  try {
    const body = { commandId, region, serviceId };
    const { ticket } = await withSession(() => apiPost<TicketAnswer>('/tickets', body));
    forget(key);
    applyTicket(ticket);
    return { ticket, existed: false };
  } catch (error) {
    if (error instanceof ApiRefusal) forget(key);
    const held =
      error instanceof ApiRefusal && error.code === 'ALREADY_HAS_TICKET' && error.details['ticketId'];
    if (typeof held !== 'string') throw error;
    return { ticket: await refreshTicket(held), existed: true };
  }
}

/** How long an unanswered "Ambil nomor" is the same wish when pressed again, ms. */
const SAME_WISH_MS = 10 * 60_000;

function pendingCommand(key: string): string {
  const [kept, since] = (recall(key) ?? '').split(' ');
  if (kept && Date.now() - Number(since) < SAME_WISH_MS) return kept;
  const fresh = newId();
  remember(key, `${fresh} ${Date.now()}`);
  return fresh;
}

export async function refreshTicket(id: string): Promise<TicketView> {
  const { ticket } = await apiGet<TicketAnswer>(`/tickets/${id}`);
  applyTicket(ticket);
  return useTickets.getState().byId[id] ?? ticket;
}

type CommandType = 'cancel' | 'accept' | 'rejoin';
const possibleIn: Readonly<Record<CommandType, readonly TicketState[]>> = {
  cancel: ['ISSUED', 'WAITING'],
  accept: ['CALLED'],
  rejoin: ['MISSED'],
};

/** "Saya datang": answers a call. */
export const acceptCall = (id: string) => command(id, 'accept');
/** Gives the number back. */
export const cancelTicket = (id: string) => command(id, 'cancel');
/** "Saya di sini" after a missed call. */
export const rejoinLine = (id: string) => command(id, 'rejoin');

/** A version that went stale (a recall came in between) is no reason to bother anybody: look again, once. */
async function command(id: string, type: CommandType): Promise<TicketView> {
  const ticket = useTickets.getState().byId[id] ?? (await refreshTicket(id));
  try {
    return await sendCommand(id, type, ticket.version);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !['STALE_VERSION', 'WRONG_STATE'].includes(error.code)) throw error;
    const current = await refreshTicket(id);
    if (error.code !== 'STALE_VERSION' || !possibleIn[type].includes(current.state)) throw error;
    return sendCommand(id, type, current.version);
  }
}

async function sendCommand(id: string, type: CommandType, expectedVersion: number): Promise<TicketView> {
  const body = { type, commandId: newId(), expectedVersion };
  const { ticket } = await apiPost<TicketAnswer>(`/tickets/${id}/commands`, body);
  applyTicket(ticket);
  return ticket;
}

/** 1 (not satisfied) to 4 (very satisfied), once. */
export async function rateTicket(id: string, score: number, comment?: string): Promise<void> {
  await apiPost(`/tickets/${id}/rating`, comment ? { score, comment } : { score });
  const ticket = useTickets.getState().byId[id];
  if (ticket) useTickets.setState(({ byId }) => ({ byId: { ...byId, [id]: { ...ticket, rated: true } } }));
}

const seenCalls = new Set<string>();

/** Tells the officer that this device has shown the call; once per call. */
export async function confirmCallSeen(ticketId: string, callId: string): Promise<void> {
  if (seenCalls.has(callId)) return;
  seenCalls.add(callId);
  await apiPost(`/tickets/${ticketId}/call-seen`, { callId }).catch(() => seenCalls.delete(callId));
}

export function useTicket(id: string): TicketView | undefined {
  return useTickets((tickets) => tickets.byId[id]);
}

/** All known tickets, open ones first, the newest first among equals. */
export function useMyTickets(): readonly TicketView[] {
  const byId = useTickets((tickets) => tickets.byId);
  return useMemo(() => sortTickets(Object.values(byId)), [byId]);
}

export function useOpenTickets(): readonly TicketView[] {
  const all = useMyTickets();
  return useMemo(() => all.filter((ticket) => !isFinal(ticket.state)), [all]);
}

/** What needs the citizen first: being served, called, missed, then waiting. */
const urgency: Partial<Record<TicketState, number>> = {
  CALLED: 0,
  SERVING: 1,
  MISSED: 2,
  WAITING: 3,
  ISSUED: 3,
};

function sortTickets(tickets: readonly TicketView[]): readonly TicketView[] {
  const rank = (ticket: TicketView) => urgency[ticket.state] ?? 9;
  return [...tickets].sort((a, b) => rank(a) - rank(b) || b.issuedAt.localeCompare(a.issuedAt));
}
