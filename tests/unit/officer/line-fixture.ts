import type { LineItem, LineView } from '../../../shared/protocol/views.ts';

export const OFFICER = '00000000-0000-4000-8000-00000000000a';
export const NOON = Date.parse('2026-11-02T05:00:00.000Z');

/** A waiting citizen who came at noon; `more` changes what the test is about. */
export function item(number: string, more: Partial<LineItem> = {}): LineItem {
  return {
    ticketId: `ticket-${number}`,
    number,
    serviceId: 'dukcapil-kk',
    serviceName: 'Kartu Keluarga',
    citizenName: 'Rina',
    language: 'id',
    simulated: false,
    state: 'WAITING',
    version: 2,
    issuedAt: new Date(NOON).toISOString(),
    waitingSince: new Date(NOON).toISOString(),
    restored: false,
    presence: 'ONLINE',
    callCount: 0,
    recallFrom: null,
    dueAt: null,
    desk: null,
    officerId: null,
    officerName: null,
    conversationId: null,
    ...more,
  };
}

export function line(items: LineItem[]): LineView {
  return {
    region: '3205',
    regionName: 'Kabupaten Garut',
    cursor: 1,
    open: true,
    calendarMissing: null,
    items,
    desks: [],
    servedToday: 0,
  };
}

/** Epoch ms `minutes` after noon, as the wire writes it. */
export function after(minutes: number): string {
  return new Date(NOON + minutes * 60_000).toISOString();
}
