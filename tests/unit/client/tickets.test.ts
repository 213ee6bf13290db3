import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TicketView } from '../../../shared/protocol/views.ts';
import { acceptCall, applyTicket, takeNumber, useTickets } from '../../../client/state/tickets.ts';
import { useSession } from '../../../client/state/session.ts';

function ticket(over: Partial<TicketView> = {}): TicketView {
  return {
    id: 't1',
    visitId: 'v1',
    number: 'A-001',
    region: '3205',
    regionName: 'Kabupaten Garut',
    serviceId: 'kk',
    serviceName: 'Kartu Keluarga',
    state: 'WAITING',
    version: 1,
    issuedAt: '2026-11-23T02:00:00.000Z',
    position: 1,
    estimate: null,
    officersPresent: 1,
    call: null,
    officerName: null,
    deskLabel: null,
    graceUntil: null,
    conversationId: null,
    requirements: [],
    resolution: null,
    resolutionNote: null,
    caseCode: null,
    closeReason: null,
    closedAt: null,
    rated: false,
    cursor: 1,
    ...over,
  };
}

type Asked = { method: string; path: string; body: Record<string, unknown> };
const asked: Asked[] = [];
let answer: (request: Asked) => [number, unknown] | Error;

beforeEach(() => {
  asked.length = 0;
  useTickets.setState({ byId: {}, known: false });
  const look = { body: 0, skin: 0, top: 0, bottom: 0, hair: 0, pattern: 0 };
  useSession.setState({ me: { id: 'c1', name: 'Warga 1', look, language: 'id', simulated: false } });
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const body = init.body ? (JSON.parse(String(init.body)) as Asked['body']) : {};
    const request = { method: String(init.method), path: url.replace('/api/v1', ''), body };
    asked.push(request);
    const result = answer(request);
    if (result instanceof Error) return Promise.reject(result);
    return Promise.resolve(new Response(JSON.stringify(result[1]), { status: result[0] }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const refusal = (code: string, details = {}): [number, unknown] => [
  409,
  { error: { code, message: 'tidak', details } },
];

describe('taking a number', () => {
  it('keeps its command id through lost answers and a second press, so that one number is taken', async () => {
    answer = () => new TypeError('network');
    const lost = takeNumber('3205', 'kk').catch(() => 'lost');
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await lost).toBe('lost');
    answer = () => [200, { ticket: ticket() }];
    expect((await takeNumber('3205', 'kk')).ticket.number).toBe('A-001');
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked.map(({ body }) => body['commandId'])).size).toBe(1);
  });

  it('is a new wish once the last one was answered', async () => {
    answer = () => [200, { ticket: ticket() }];
    await takeNumber('3205', 'kk');
    await takeNumber('3205', 'kk');
    expect(asked[0]?.body['commandId']).not.toBe(asked[1]?.body['commandId']);
  });

  it('shows the number one already holds instead of refusing', async () => {
    answer = ({ method }) =>
      method === 'POST' ? refusal('ALREADY_HAS_TICKET', { ticketId: 't1' }) : [200, { ticket: ticket() }];
    await expect(takeNumber('3205', 'kk')).resolves.toMatchObject({ existed: true, ticket: { id: 't1' } });
  });
});

describe('what is shown of a ticket', () => {
  it('is the newest view, whichever way and whenever it came', () => {
    applyTicket(ticket({ cursor: 5, version: 2, state: 'CALLED' }));
    applyTicket(ticket({ cursor: 4, version: 1, state: 'WAITING' }));
    expect(useTickets.getState().byId['t1']?.state).toBe('CALLED');
    applyTicket(ticket({ cursor: 6, version: 2, position: 3 }));
    expect(useTickets.getState().byId['t1']?.position).toBe(3);
  });
});

describe('answering a call', () => {
  it('looks again and repeats once when a recall came in between', async () => {
    applyTicket(ticket({ state: 'CALLED', version: 2, cursor: 2 }));
    answer = ({ method, body }) => {
      if (method === 'GET') return [200, { ticket: ticket({ state: 'CALLED', version: 3, cursor: 3 }) }];
      if (body['expectedVersion'] === 2) return refusal('STALE_VERSION');
      return [200, { ticket: ticket({ state: 'SERVING', version: 4, cursor: 4 }) }];
    };
    await expect(acceptCall('t1')).resolves.toMatchObject({ state: 'SERVING' });
    const ids = asked.filter(({ method }) => method === 'POST').map(({ body }) => body['commandId']);
    expect(new Set(ids).size).toBe(2);
  });

  it('does not repeat what is not possible any more, and shows the present state', async () => {
    applyTicket(ticket({ state: 'CALLED', version: 2, cursor: 2 }));
    answer = ({ method }) =>
      method === 'GET'
        ? [200, { ticket: ticket({ state: 'MISSED', version: 3, cursor: 3 }) }]
        : refusal('STALE_VERSION');
    await expect(acceptCall('t1')).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(useTickets.getState().byId['t1']?.state).toBe('MISSED');
  });
});
