import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiRefusal, Unreachable, apiGet, apiPost } from '../../../client/net/api.ts';
import { useReachability } from '../../../client/net/reachability.ts';

const answers: (Response | Error)[] = [];
const asked: { url: string; init: RequestInit }[] = [];

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  vi.useFakeTimers();
  answers.length = 0;
  asked.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers.shift() ?? new TypeError('network');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a request', () => {
  it('gives the answer', async () => {
    answers.push(json({ items: [] }));
    await expect(apiGet('/regions')).resolves.toEqual({ items: [] });
    expect(asked[0]?.url).toBe('/api/v1/regions');
  });

  it('turns a typed refusal into its code, its kind words and its details, and is not repeated', async () => {
    const error = { code: 'ALREADY_HAS_TICKET', message: 'Sudah ada.', details: { ticketId: 't1' } };
    answers.push(json({ error }, 409));
    const refusal = await apiPost('/tickets', {}).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(ApiRefusal);
    expect(refusal).toMatchObject({ code: 'ALREADY_HAS_TICKET', message: 'Sudah ada.', status: 409 });
    expect((refusal as ApiRefusal).details['ticketId']).toBe('t1');
    expect(asked).toHaveLength(1);
  });

  it('repeats a command with the same body until the network is back', async () => {
    answers.push(new TypeError('network'), json({}, 502), json({ ticket: 1 }));
    const answer = apiPost('/tickets', { commandId: 'c1' });
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(answer).resolves.toEqual({ ticket: 1 });
    expect(asked.map(({ init }) => init.body)).toEqual(Array(3).fill('{"commandId":"c1"}'));
  });

  it('gives up when its patience ends', async () => {
    const answer = apiGet('/me', { patienceMs: 3000 }).catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(answer).resolves.toBeInstanceOf(Unreachable);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('stops at once when it is aborted', async () => {
    const stop = new AbortController();
    const answer = apiGet('/me', { signal: stop.signal }).catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(100);
    stop.abort();
    await expect(answer).resolves.toMatchObject({ name: 'AbortError' });
    const tries = asked.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toHaveLength(tries);
  });

  it('treats an answer that is not ours as not reached, not as success', async () => {
    answers.push(new Response('<html>portal</html>', { status: 200 }), json({ ok: true }));
    const answer = apiGet('/me');
    await vi.advanceTimersByTimeAsync(5000);
    await expect(answer).resolves.toEqual({ ok: true });
  });
});

describe('being out of reach', () => {
  it('is told after 2.5 s without an answer, and taken back with the next one', async () => {
    const answer = apiGet('/me', { patienceMs: 60_000 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(useReachability.getState().unreachable).toBe(false);
    await vi.advanceTimersByTimeAsync(1500);
    expect(useReachability.getState().unreachable).toBe(true);
    answers.push(json({}));
    await vi.advanceTimersByTimeAsync(10_000);
    await answer;
    expect(useReachability.getState().unreachable).toBe(false);
  });
});
