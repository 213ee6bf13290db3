import { expect, test } from 'vitest';
import { groupLine, longestWaiting, orderReason } from '../../../client/officer/line-groups.ts';
import { after, item, line } from './line-fixture.ts';

test('the line keeps the server’s order inside each group', () => {
  const groups = groupLine(
    line([
      item('A-003', { restored: true }),
      item('A-001'),
      item('A-002', { state: 'SERVING' }),
      item('A-004', { state: 'MISSED' }),
    ]),
  );
  expect(groups.waiting.map((waiting) => waiting.number)).toEqual(['A-003', 'A-001']);
  expect(groups.active.map((active) => active.number)).toEqual(['A-002']);
  expect(groups.missed.map((missed) => missed.number)).toEqual(['A-004']);
});

test('who waits longest is told by the clock, not by the place in the line', () => {
  const longest = longestWaiting(
    line([item('A-002', { waitingSince: after(5) }), item('A-001', { waitingSince: after(1) })]),
  );
  expect(longest?.number).toBe('A-001');
  expect(longestWaiting(line([item('A-001', { state: 'SERVING' })]))).toBeNull();
});

test('every place in the line has its reason', () => {
  const restored = item('A-009', { restored: true, waitingSince: after(9) });
  const early = item('A-005', { waitingSince: after(5) });
  const first = item('A-001', { waitingSince: after(1) });
  const waiting = [restored, early, first];
  expect(waiting.map((waiter) => orderReason(waiting, waiter))).toEqual(['restored', 'jumped', 'arrival']);
});
