import { expect, test } from 'vitest';
import { DESK_PACE, deskKey, deskTurn } from '../../../server/demo/officer/desk-turn.ts';
import { cookieHeader, storeCookies } from '../../../server/demo/net/cookie-jar.ts';
import { backoff } from '../../../server/demo/net/keep-trying.ts';
import { after, item, NOON, OFFICER } from '../officer/line-fixture.ts';
import type { LineItem } from '../../../shared/protocol/views.ts';

const mine = { officerId: OFFICER, officerName: 'Euis', desk: 'Meja 2' };

function turn(items: LineItem[], unchangedMs: number, nowMs = NOON) {
  return deskTurn({ officerId: OFFICER, items, unchangedMs, nowMs });
}

test('whoever waits is called within a few seconds, and only one at a time', () => {
  expect(turn([item('A-001')], DESK_PACE.call).kind).toBe('callNext');
  expect(turn([item('A-001')], 0).kind).toBe('wait');
  const serving = item('A-001', { ...mine, state: 'SERVING' });
  expect(turn([serving, item('A-002')], 60_000)).toEqual({ kind: 'talk', item: serving });
});

test('a colleague’s person is left alone', () => {
  const theirs = item('A-001', { ...mine, officerId: 'somebody-else', state: 'SERVING' });
  expect(turn([theirs], 60_000).kind).toBe('wait');
});

test('a real person who does not answer is called again and only then marked as missed', () => {
  const called = item('A-001', { ...mine, state: 'CALLED', recallFrom: after(1) });
  expect(turn([called], 60_000, NOON).kind).toBe('wait');
  expect(turn([called], 60_000, NOON + 60_000).kind).toBe('recall');
  expect(turn([{ ...called, recallFrom: null }], DESK_PACE.missed).kind).toBe('markMissed');
});

test('somebody who has come to the counter is greeted', () => {
  const here = item('A-001', { ...mine, state: 'CALLED', presence: 'AT_COUNTER', recallFrom: after(1) });
  expect(turn([here], DESK_PACE.start).kind).toBe('start');
});

test('simulated people left over from an earlier run are taken out of the line, real ones never', () => {
  const gone = { simulated: true, presence: 'AWAY' as const };
  expect(turn([item('A-001', gone), item('A-002')], DESK_PACE.gone).kind).toBe('cancelGone');
  expect(turn([item('A-001', { ...mine, ...gone, state: 'CALLED' })], DESK_PACE.gone).kind).toBe(
    'releaseGone',
  );
  expect(turn([item('A-001', { ...mine, ...gone, state: 'SERVING' })], DESK_PACE.gone).kind).toBe(
    'closeGone',
  );
  expect(turn([item('A-001', { presence: 'AWAY' })], DESK_PACE.gone).kind).toBe('callNext');
});

test('patience starts anew when what it is about changes, and only then', () => {
  const key = (items: LineItem[]) => deskKey({ items, officerId: OFFICER });
  const called = item('A-001', { ...mine, state: 'CALLED', callCount: 1 });
  expect(key([called])).not.toBe(key([{ ...called, callCount: 2 }]));
  expect(key([called])).toBe(key([called, item('A-002')]));
});

test('cookies are kept, replaced and removed as a browser does', () => {
  const jar = new Map<string, string>();
  storeCookies(jar, ['a=1; Path=/; HttpOnly', 'b=x=y; Max-Age=60']);
  storeCookies(jar, ['a=2; Path=/']);
  expect(cookieHeader(jar)).toBe('a=2; b=x=y');
  storeCookies(jar, ['b=gone; Max-Age=0', 'a=; Path=/']);
  expect(cookieHeader(jar)).toBe('');
});

test('waiting between tries grows to half a minute and never in step', () => {
  expect(backoff(0, () => 0)).toBe(500);
  expect(backoff(0, () => 0.999)).toBeLessThan(1500);
  expect(backoff(40, () => 0.5)).toBe(30_000);
});
