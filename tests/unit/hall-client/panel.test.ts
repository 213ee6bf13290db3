import { expect, test } from 'vitest';
import {
  arriveAt,
  dismissPanel,
  endWay,
  noPanel,
  openFromAfar,
  reopenPanel,
} from '../../../client/hall/state/panel.ts';

test('entering a counter opens its panel, leaving closes it', () => {
  const there = arriveAt(noPanel, '3205', undefined);
  expect(there.open).toBe('3205');
  expect(arriveAt(there, null, undefined)).toEqual(noPanel);
});

test('closed by hand it stays closed until the counter is entered anew', () => {
  const closed = dismissPanel(arriveAt(noPanel, '3205', undefined));
  expect(closed.open).toBeNull();
  expect(arriveAt(closed, '3205', undefined).open).toBeNull();
  expect(endWay(closed).open).toBeNull();
  expect(arriveAt(arriveAt(closed, null, undefined), '3205', undefined).open).toBe('3205');
});

test('being led past a counter does not open it; stopping there does', () => {
  const passing = arriveAt(noPanel, '3204', '3205');
  expect(passing.open).toBeNull();
  expect(endWay(passing).open).toBe('3204');
});

test('being led to a counter opens it on entering', () => {
  expect(arriveAt(noPanel, '3205', '3205').open).toBe('3205');
});

test('walking to a place on the floor inside a zone opens it on arrival', () => {
  const inside = arriveAt(noPanel, '3205', null);
  expect(inside.open).toBeNull();
  expect(endWay(inside).open).toBe('3205');
});

test('a dismissed panel comes back when asked for', () => {
  expect(reopenPanel(dismissPanel(arriveAt(noPanel, '3205', undefined))).open).toBe('3205');
});

test('from the gallery a counter opens without a way, stays closed when closed, and opens again when asked for', () => {
  const open = openFromAfar(noPanel, '3205');
  expect(open).toEqual({ at: null, open: '3205', dismissed: false });
  expect(openFromAfar(dismissPanel(open), '3204').open).toBe('3204');
});
