import { expect, test } from 'vitest';
import { nextAction, otherActions, ticketAtHand } from '../../../client/officer/next-action.ts';
import { after, item, line, NOON, OFFICER } from './line-fixture.ts';

const mine = { officerId: OFFICER, officerName: 'Dewi', desk: 'Meja 1' };

test('an empty line offers nothing to call, a waiting one the first in order', () => {
  expect(nextAction(line([]), OFFICER, 'AVAILABLE', NOON)).toEqual({ kind: 'nobodyWaits' });
  const waiting = line([item('A-001'), item('A-002')]);
  expect(nextAction(waiting, OFFICER, 'AVAILABLE', NOON)).toMatchObject({
    kind: 'callNext',
    next: { number: 'A-001' },
  });
});

test('a break asks to become available first', () => {
  expect(nextAction(line([item('A-001')]), OFFICER, 'BREAK', NOON)).toEqual({ kind: 'becomeAvailable' });
});

test('a break never hides the person being served', () => {
  const serving = line([item('A-001', { ...mine, state: 'SERVING' })]);
  expect(nextAction(serving, OFFICER, 'BREAK', NOON).kind).toBe('finish');
});

test('a called person is waited for, then called again, then marked as missed', () => {
  const called = (recallFrom: string | null) =>
    line([item('A-001', { ...mine, state: 'CALLED', callCount: 1, recallFrom }), item('A-002')]);
  const soon = nextAction(called(after(1)), OFFICER, 'AVAILABLE', NOON);
  expect(soon).toMatchObject({ kind: 'awaitAnswer', recallAt: NOON + 60_000 });
  expect(nextAction(called(after(0)), OFFICER, 'AVAILABLE', NOON).kind).toBe('recall');
  expect(nextAction(called(null), OFFICER, 'AVAILABLE', NOON).kind).toBe('markMissed');
});

test('somebody who stands at the counter is greeted, not called again', () => {
  const here = item('A-001', { ...mine, state: 'CALLED', presence: 'AT_COUNTER', recallFrom: after(0) });
  expect(nextAction(line([here]), OFFICER, 'AVAILABLE', NOON).kind).toBe('start');
});

test('a colleague’s ticket is not at hand', () => {
  const theirs = item('A-001', { ...mine, officerId: 'somebody-else', state: 'SERVING' });
  expect(ticketAtHand(line([theirs]), OFFICER)).toBeNull();
  expect(nextAction(line([theirs]), OFFICER, 'AVAILABLE', NOON).kind).toBe('nobodyWaits');
});

test('the prominent action is never repeated among the others', () => {
  const states = [
    item('A-001', { ...mine, state: 'CALLED', recallFrom: after(1) }),
    item('A-001', { ...mine, state: 'CALLED', recallFrom: after(0) }),
    item('A-001', { ...mine, state: 'CALLED', recallFrom: null }),
    item('A-001', { ...mine, state: 'CALLED', presence: 'AT_COUNTER' }),
    item('A-001', { ...mine, state: 'SERVING' }),
  ];
  for (const state of states) {
    const action = nextAction(line([state]), OFFICER, 'AVAILABLE', NOON);
    expect(otherActions(action)).not.toContain(action.kind);
  }
});
