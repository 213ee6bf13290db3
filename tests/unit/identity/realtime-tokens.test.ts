import { describe, expect, it } from 'vitest';
import { createRealtimeTokens, REALTIME_TOKEN_MS } from '../../../server/identity/realtime-tokens.ts';
import type { RealtimeGrant } from '../../../server/capabilities.ts';

const SECRET = 'a secret of more than thirty-two characters';
const citizenId = '01920000-0000-7000-8000-000000000001';
const grant: RealtimeGrant = { room: 'counter', region: '3205', as: 'citizen', citizenId };
let now = new Date('2026-03-02T08:00:00Z');
const tokens = createRealtimeTokens(SECRET, () => now);

describe('a realtime token', () => {
  it('carries its grant for one minute', () => {
    const { token, expiresAt } = tokens.issue(grant);
    expect(expiresAt.getTime() - now.getTime()).toBe(REALTIME_TOKEN_MS);
    expect(tokens.verify(token, 'counter')).toEqual(grant);
    now = new Date(expiresAt.getTime());
    expect(tokens.verify(token, 'counter')).toBeNull();
  });

  it('opens no other room than the one it names', () => {
    expect(tokens.verify(tokens.issue(grant).token, 'hall')).toBeNull();
    expect(
      tokens.verify(tokens.issue({ room: 'hall', citizenId, hall: 2, gallery: false }).token, 'counter'),
    ).toBeNull();
  });

  it('is worth nothing when changed, cut, or signed by somebody else', () => {
    const { token } = tokens.issue(grant);
    const [claims = '', signature = ''] = token.split('.');
    const forged = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('3205', '3273')).toString(
      'base64url',
    );
    const foreign = createRealtimeTokens(`${SECRET}!`, () => now).issue(grant).token;
    const bad = [
      '',
      '.',
      'a.b',
      claims,
      `${claims}.`,
      `${forged}.${signature}`,
      `${token}.x`,
      `${claims}.${signature.slice(0, -4)}`,
      foreign,
      'x'.repeat(100_000),
    ];
    for (const text of bad) expect(tokens.verify(text, 'counter')).toBeNull();
    expect(tokens.verify(token, 'counter')).toEqual(grant);
  });
});
