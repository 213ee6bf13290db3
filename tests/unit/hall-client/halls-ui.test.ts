import { describe, expect, it, test } from 'vitest';
import { busiestPlace, glowOf } from '../../../client/hall/hud/crowd-places.ts';
import { hallLink, missedHall } from '../../../client/hall/hud/hall-link.ts';
import { hallNumberOf, wishedHall } from '../../../client/hall/net/hall-wish.ts';
import { cellOf } from '../../../shared/protocol/hall/snapshot.ts';
import { readHall } from '../../browser/support/walk-order.ts';

describe('the hall an address asks for', () => {
  it('is the number of a friend’s link, at the entrance or at a counter', () => {
    expect(hallNumberOf('?aula=2')).toBe(2);
    expect(hallNumberOf('?jam=09:30&aula=14')).toBe(14);
    const link = new URL(hallLink('https://mpp.example', 7));
    expect(link.pathname).toBe('/aula');
    expect(hallNumberOf(link.search)).toBe(7);
  });

  it('is none when it could be no hall', () => {
    for (const search of [
      '',
      '?aula=',
      '?aula=0',
      '?aula=-1',
      '?aula=1e2',
      '?aula=1000',
      '?aula=2;3',
      '?aula=dua',
    ])
      expect(hallNumberOf(search), search).toBeNull();
  });
});

describe('the hall a token is asked for', () => {
  it('is the address’s at first, and after a drop the one where one has a body', () => {
    expect(wishedHall('?aula=2', { hall: null, gallery: false })).toBe(2);
    expect(wishedHall('?aula=2', { hall: 3, gallery: false })).toBe(3);
    expect(wishedHall('', { hall: null, gallery: false })).toBeNull();
  });

  it('is still the friend’s for who watches another one from the gallery', () => {
    expect(wishedHall('?aula=2', { hall: 1, gallery: true })).toBe(2);
    expect(wishedHall('', { hall: 1, gallery: true })).toBeNull();
  });
});

test('who came into another hall than the link said is told so', () => {
  expect(missedHall('?aula=2', 3)).toBe(2);
  expect(missedHall('?aula=2', 2)).toBeNull();
  expect(missedHall('?aula=2', null)).toBeNull();
  expect(missedHall('', 3)).toBeNull();
});

describe('the crowd on the plan', () => {
  const hall = readHall();
  const cellAt = (at: { x: number; z: number }, people: number) => ({
    column: cellOf(at.x),
    row: cellOf(at.z),
    people,
  });

  it('shows one person, and more warmth the more there are', () => {
    const glows = [1, 2, 5, 12, 30, 80, 255].map((people) => glowOf({ column: 0, row: 0, people }));
    expect(glows[0]).toBeGreaterThan(0.12);
    expect(glows).toEqual([...glows].sort((a, b) => a - b));
    expect(Math.max(...glows)).toBeLessThan(0.95);
  });

  it('is told in words: the wing with most people, or the middle', () => {
    const wing = hall.wings[3];
    const aisle = wing?.aisles[0];
    if (!wing || !aisle) throw new Error('no fourth wing');
    const along = (share: number) => ({
      x: aisle.from.x + (aisle.to.x - aisle.from.x) * share,
      z: aisle.from.z + (aisle.to.z - aisle.from.z) * share,
    });
    const middle = cellAt({ x: 1, z: 1 }, 20);
    expect(busiestPlace(hall, [middle])).toEqual({ wing: null, people: 20 });
    const crowd = [0.35, 0.5, 0.65].map((share) => cellAt(along(share), 15));
    expect(busiestPlace(hall, [middle, ...crowd])).toEqual({ wing: wing.id, people: 45 });
  });

  it('calls no place busy where hardly anybody is', () => {
    expect(busiestPlace(hall, [])).toBeNull();
    expect(busiestPlace(hall, [cellAt({ x: 1, z: 1 }, 4)])).toBeNull();
  });
});
