import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../server/http/client-address.ts';
import { preferredLanguage } from '../../../server/http/language.ts';
import { isOwnOrigin } from '../../../server/http/origin.ts';
import { createRateLimit } from '../../../server/http/rate-limit.ts';
import { securityHeaders } from '../../../server/http/security-headers.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['fr-FR,fr', null],
    ['su', 'su'],
    ['en-GB,en;q=0.9,id;q=0.8', 'en'],
    ['fr,id;q=0.1', 'id'],
    ['en;q=0,id;q=0.5', 'id'],
    ['en;q=0.2, su;q=0.9, id;q=0.5', 'su'],
    [`${'x,'.repeat(10_000)}id`, null],
  ])('of "%s" is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('our own origin', () => {
  const from = (headers: Record<string, string>, configured: string | null = null) =>
    isOwnOrigin(new Headers(headers), configured);

  it('is the name the page was loaded by when none is configured', () => {
    expect(from({ host: 'mpp.test:2567', origin: 'http://mpp.test:2567' })).toBe(true);
    expect(from({ host: 'mpp.test:2567', origin: 'http://mpp.test' })).toBe(false);
    expect(from({ host: 'mpp.test', origin: 'http://evil.test' })).toBe(false);
    expect(from({ host: 'mpp.test', origin: 'http://mpp.test.evil.test' })).toBe(false);
    expect(from({ host: 'mpp.test', origin: 'null' })).toBe(false);
  });

  it('is exactly the configured one when there is one', () => {
    const configured = 'https://mpp.example.go.id';
    expect(from({ host: 'inside:2567', origin: configured }, configured)).toBe(true);
    expect(from({ host: 'mpp.example.go.id', origin: 'http://mpp.example.go.id' }, configured)).toBe(false);
    expect(from({ host: 'inside:2567', origin: 'http://inside:2567' }, configured)).toBe(false);
  });

  it('is not a page whose browser says that it is another site’s', () => {
    expect(from({ host: 'mpp.test', 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(from({ host: 'mpp.test', 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it('is not asked of what is no browser', () => {
    expect(from({ host: 'mpp.test' })).toBe(true);
  });
});

describe('the client’s address', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  it('is the peer’s, whatever it claims, unless a proxy of ours stands before us', () => {
    expect(clientAddress(request('203.0.113.5', '198.51.100.1'), false)).toBe('203.0.113.5');
    expect(clientAddress(request('203.0.113.5', '198.51.100.1'), true)).toBe('203.0.113.5');
    expect(clientAddress(request('::ffff:203.0.113.5'), false)).toBe('203.0.113.5');
  });

  it('is what our proxy wrote last, never what the client wrote first', () => {
    expect(clientAddress(request('127.0.0.1', '1.1.1.1, 198.51.100.1'), true)).toBe('198.51.100.1');
    expect(clientAddress(request('::1', '2001:db8::7'), true)).toBe('2001:db8::7');
    expect(clientAddress(request('10.0.0.2', 'nonsense'), true)).toBe('10.0.0.2');
    expect(clientAddress(request('10.0.0.2'), true)).toBe('10.0.0.2');
  });
});

describe('a rate limit', () => {
  it('lets a burst through, then so many a minute, each key by itself', () => {
    let now = 0;
    const limit = createRateLimit(3, 60, () => now);
    expect([1, 2, 3].map(() => limit.take('a'))).toEqual([null, null, null]);
    expect(limit.take('a')).toBe(1);
    expect(limit.take('b')).toBeNull();
    now += 1000;
    expect(limit.take('a')).toBeNull();
    expect(limit.take('a')).toBe(1);
    now += 3_600_000;
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([null, null, null, 1]);
  });

  it('tells the wait in whole seconds until the next is allowed', () => {
    let now = 0;
    const limit = createRateLimit(1, 6, () => now);
    limit.take('a');
    expect(limit.take('a')).toBe(10);
    now += 9_999;
    expect(limit.take('a')).toBe(1);
    now += 1;
    expect(limit.take('a')).toBeNull();
  });

  it('forgets keys that are quiet, so that many addresses cost no memory', () => {
    let now = 0;
    const limit = createRateLimit(1, 60, () => now);
    for (let n = 0; n < 50_000; n += 1) {
      now += 1;
      limit.take(`address ${n}`);
    }
    // The last minute's keys are all that may still be there: an old one is fresh again.
    expect(limit.take('address 0')).toBeNull();
  });
});

describe('the security headers', () => {
  const policy = (origin: string | null, host: string | null) =>
    securityHeaders(origin, host)['Content-Security-Policy'] ?? '';

  it('let sockets go to ourselves alone', () => {
    expect(policy(null, 'mpp.test:2567')).toContain("connect-src 'self' ws://mpp.test:2567 ");
    expect(policy('https://mpp.example.go.id', 'inside')).toContain('wss://mpp.example.go.id');
  });

  it('cannot be written into by a request’s host', () => {
    expect(policy(null, "x; script-src 'unsafe-inline'")).not.toContain("x; script-src 'unsafe-inline'");
  });

  it('ask for HTTPS for good only where there is HTTPS', () => {
    expect(securityHeaders('https://mpp.example.go.id', null)).toHaveProperty('Strict-Transport-Security');
    expect(securityHeaders(null, 'mpp.test')).not.toHaveProperty('Strict-Transport-Security');
  });
});
