import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../../shared/protocol/views.ts';
import { beginCitizen, expectRefusal } from './support/browser.ts';
import { openServer, type TestServer } from './support/open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.stop());

/** One raw request; returns the status line, empty when the server just hung up. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.setTimeout(2000, () => socket.destroy());
    socket.end(text);
  });
}

describe('a request that does not fit', () => {
  const shapes: [string, unknown][] = [
    ['not JSON', '{"name": '],
    ['another type', '[]'],
    ['null', 'null'],
    ['a number for a name', { name: 5 }],
    ['an unknown language', { language: 'xx' }],
    ['a look out of range', { look: { body: 99, skin: 0, top: 0, bottom: 0, hair: 0, pattern: 0 } }],
    ['a name of 300 characters', { name: 'a'.repeat(300) }],
    ['a name of markup', { name: '<script>alert(1)</script>' }],
    ['a name of control characters', { name: 'a\u0000b' }],
    ['a name of nothing', { name: '   ' }],
    ['a prototype', '{"__proto__": {"admin": true}, "name": 5}'],
  ];
  it.each(shapes)('is refused kindly: %s', async (_label, body) => {
    const browser = server.browser();
    expectRefusal(await browser.post('/api/v1/session', body), 400, 'INVALID');
    expect(browser.cookies.size).toBe(0);
  });

  it('names the field and the rule, never what was sent', async () => {
    const answer = await server.browser().post('/api/v1/session', { language: 'rahasia saya' });
    const error = expectRefusal(answer, 400, 'INVALID');
    expect(error.details?.['field']).toBe('language');
    expect(JSON.stringify(answer.body)).not.toContain('rahasia');
  });

  it('is refused without the right content type, whatever it says', async () => {
    const browser = server.browser();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await browser.ask('POST', '/api/v1/session', '{}', { 'content-type': type });
      expectRefusal(answer, 400, 'INVALID');
    }
  });

  it('is refused above 64 KB, announced or not', async () => {
    const browser = server.browser();
    const large = await browser.post('/api/v1/session', { name: 'a'.repeat(70_000) });
    expectRefusal(large, 413, 'TOO_LARGE');
    const head = 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)).toContain('400');
    expect(await raw(`${head}Content-Length: 99999999999\r\n\r\n{}`)).toContain('413');
  });

  it('keeps a name with emoji and accents as it is', async () => {
    const me = await beginCitizen(server.browser(), '  Teh Ésih 🌸  dari   Garut ');
    expect(me.name).toBe('Teh Ésih 🌸 dari Garut');
  });

  it('is told in the citizen’s language, else the browser’s, else Indonesian', async () => {
    const browser = server.browser();
    const missing = async (headers: Record<string, string>) =>
      expectRefusal(await browser.ask('GET', '/api/v1/nothing', undefined, headers), 404, 'NOT_FOUND')
        .message;
    expect(await missing({})).toBe('Tidak ditemukan.');
    expect(await missing({ 'accept-language': 'fr, en;q=0.4, su;q=0.8' })).toBe('Teu kapendak.');
    expect(await missing({ 'accept-language': 'en-US,en;q=0.9' })).toBe('Not found.');
    await browser.post('/api/v1/session', { language: 'su' });
    const own = await browser.ask('GET', `/api/v1/tickets/${randomUUID()}`, undefined, {
      'accept-language': 'en',
    });
    expect(expectRefusal(own, 404, 'NOT_FOUND').message).toBe('Teu kapendak.');
  });
});

describe('another site', () => {
  const foreign = 'https://evil.example';

  it('can make a browser change nothing here', async () => {
    const browser = server.browser();
    await beginCitizen(browser, 'Ibu Sari');
    const tricks: Record<string, string>[] = [
      { origin: foreign },
      { origin: 'null' },
      { origin: server.url.replace('http:', 'https:').replace(/:\d+$/, ':1') },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of tricks) {
      const change = await browser.ask('PATCH', '/api/v1/me', { name: 'Jahat' }, headers);
      expectRefusal(change, 403, 'FORBIDDEN');
      const signIn = { email: 'a@b.id', password: 'x' };
      const attempt = await browser.ask('POST', '/api/auth/sign-in/email', signIn, headers);
      expectRefusal(attempt, 403, 'FORBIDDEN');
    }
    expect((await browser.get<Me>('/api/v1/me')).body.name).toBe('Ibu Sari');
  });

  it('is given no permission to read our answers', async () => {
    const browser = server.browser();
    for (const [method, path] of [
      ['GET', '/api/v1/regions'],
      ['OPTIONS', '/api/v1/me'],
      ['GET', '/'],
      ['OPTIONS', '/matchmake/joinOrCreate/counter'],
      ['POST', '/matchmake/joinOrCreate/counter'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      const { headers } = await browser.ask(method, path, body, { origin: foreign });
      const names = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect({ path, names }).toEqual({ path, names: [] });
    }
  });

  it('opens no socket and joins no room', async () => {
    const host = new URL(server.url).host;
    const upgrade = (origin: string) =>
      raw(
        `GET /abcdefghi/abcdefghi?sessionId=x HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\n` +
          'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
    expect(await upgrade(foreign)).toContain('403');
    expect(await upgrade('null')).toContain('403');
    expect(await upgrade(server.url)).toContain('101');
    const browser = server.browser();
    await beginCitizen(browser);
    const [region] = server.store.pack.regions;
    const wish = { room: 'counter', region: region?.code, as: 'citizen' };
    const { body } = await browser.post<{ token: string }>('/api/v1/realtime-tokens', wish);
    const join = { protocol: 1, region: region?.code };
    const headers = { origin: foreign, authorization: `Bearer ${body.token}` };
    const refused = await browser.ask('POST', '/matchmake/joinOrCreate/counter', join, headers);
    expect(refused.status).toBe(403);
  });
});

describe('matchmaking', () => {
  it('has no other door than joining by key', async () => {
    const browser = server.browser();
    for (const method of ['create', 'join', 'joinById', 'consumeSeatReservation', 'constructor']) {
      const { status } = await browser.post(`/matchmake/${method}/counter`, {});
      expect({ method, refused: status >= 400 }).toEqual({ method, refused: true });
    }
    expect((await browser.get('/matchmake/counter')).status).toBe(404);
  });

  it('survives what no browser would send', async () => {
    const post = (headers: string, body = '{}', path = '/matchmake/joinOrCreate/counter') =>
      raw(`POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n${body}`);
    await post('Host: a b\r\nContent-Length: 2');
    await post('Host: x\r\nX-Forwarded-Proto: "::\r\nContent-Length: 2');
    await post('Host: x\r\nContent-Type: application/json\r\nContent-Length: 2', '{"');
    await post('Host: x\r\nContent-Length: 2', '{}', '/matchmake/joinOrCreate/__proto__');
    const form = await post('Host: x\r\nContent-Type: multipart/form-data\r\nContent-Length: 2');
    expect(form).not.toContain('500');
    expect(await post('Host: x\r\nContent-Length: 99999999')).toBe('');
    expect(await post('Host: x\r\nTransfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n')).toBe('');
    for (const target of ['/%E0%A4%A', '//[?x', '*', 'x://[', '/..%2f..%2fpackage.json', '/assets/../../x']) {
      await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
      await raw(
        `GET ${target} HTTP/1.1\r\nHost: a b\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
    }
    expect((await server.browser().get('/readyz')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('forbids frames, sniffing and foreign scripts, and is not kept by caches unless it may be', async () => {
    const browser = server.browser();
    for (const path of ['/', '/api/v1/regions', '/api/v1/nothing', '/healthz']) {
      const { headers } = await browser.get(path);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBeTruthy();
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const cache = async (path: string) => (await browser.get(path)).headers.get('cache-control');
    expect(await cache('/api/v1/regions')).toBe('no-store');
    expect(await cache('/api/v1/nothing')).toBe('no-store');
    expect(await cache('/api/v1/province')).toMatch(/max-age=60/);
    expect(await cache('/api/v1/hall')).toMatch(/max-age=60/);
  });

  it('is short where nothing changed', async () => {
    const browser = server.browser();
    for (const path of ['/api/v1/catalogue', '/api/v1/hall']) {
      const first = await browser.get(path);
      const tag = first.headers.get('etag') ?? '';
      const again = await browser.ask('GET', path, undefined, { 'if-none-match': tag });
      expect({ path, status: again.status }).toEqual({ path, status: 304 });
    }
  });
});

describe('haste', () => {
  it('is slowed down: so many numbers of one citizen, with the time to wait', async () => {
    const browser = server.browser();
    await beginCitizen(browser);
    const take = () =>
      browser.post('/api/v1/tickets', { commandId: randomUUID(), region: '0000', serviceId: 'x' });
    const codes: number[] = [];
    for (let n = 0; n < 7; n += 1) codes.push((await take()).status);
    expect(codes.slice(0, 6)).toEqual([404, 404, 404, 404, 404, 404]);
    const refused = await take();
    const error = expectRefusal(refused, 429, 'RATE');
    expect(Number(refused.headers.get('retry-after'))).toBe(error.details?.['retryAfterSeconds']);
  });

  it('of a false simulation is refused', async () => {
    const browser = server.browser({ 'x-mpp-simulation': 'guessed' });
    expectRefusal(await browser.post('/api/v1/session', {}), 403, 'FORBIDDEN');
  });
});
