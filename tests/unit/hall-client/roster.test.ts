/** Asking who people are: few questions, none twice for nothing, and nothing kept for ever. */
import { expect, test } from 'vitest';
import { createRoster } from '../../../client/hall/people/roster.ts';
import { readQuestion, type RosterEntry } from '../../../shared/protocol/hall/roster.ts';

const entry = (id: number): RosterEntry => ({
  id,
  name: `n${id}`,
  look: { body: 0, skin: 1, top: 2, bottom: 3, hair: 1, pattern: 0 },
  role: 'citizen',
  simulated: false,
});
const ids = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

function asking() {
  const asked: number[][] = [];
  let online = true;
  const roster = createRoster((question) => {
    if (online) asked.push(readQuestion(question) ?? []);
    return online;
  });
  return { asked, roster, setOnline: (on: boolean) => (online = on) };
}

test('the first of the strangers are asked for first, at most 64 at a time and four times a second', () => {
  const { asked, roster } = asking();
  for (let now = 0; now < 1000; now += 10) roster.ask(ids(1, 200), now);
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(asked.map((list) => list.length)).toEqual([64, 64, 64, 8]);
  expect(asked[0]?.slice(0, 3)).toEqual([1, 2, 3]);
});

test('a question without an answer is asked again, ever later', () => {
  const { asked, roster } = asking();
  const times: number[] = [];
  for (let now = 0; now < 40_000; now += 10) {
    const before = asked.length;
    roster.ask([7], now);
    if (asked.length > before) times.push(now);
  }
  expect(times).toEqual([0, 2000, 6000, 14_000, 30_000]);
});

test('who is known is known until they change', () => {
  const { asked, roster } = asking();
  roster.ask([7], 0);
  roster.learn(entry(7));
  expect(roster.entryOf(7)?.name).toBe('n7');
  roster.forget(7);
  expect(roster.entryOf(7)).toBeNull();
  roster.ask([7], 500);
  expect(asked).toEqual([[7], [7]]);
});

test('what could not be sent is sent when it can be', () => {
  const { asked, roster, setOnline } = asking();
  setOnline(false);
  roster.ask([7], 0);
  setOnline(true);
  roster.ask([7], 20);
  expect(asked).toEqual([[7]]);
});

test('a day of strangers does not fill the memory, and the oldest is forgotten first', () => {
  const { roster } = asking();
  for (let i = 1; i <= 20_000; i++) {
    roster.ask([i], i * 300);
    if (i % 3 > 0) roster.learn(entry(i));
    if (i > 100 && i % 50 === 0) roster.entryOf(1);
  }
  expect(roster.size().known).toBeLessThanOrEqual(1500);
  expect(roster.size().asked).toBeLessThanOrEqual(520);
  expect(roster.entryOf(1)?.name).toBe('n1');
  expect(roster.entryOf(200)).toBeNull();
});
