/** Names and words over heads: who finds room on the screen. */
import { expect, test } from 'vitest';
import { noCandidate, placeTags, type Candidate } from '../../../client/hall/people/tag-layout.ts';
import type { Tagged } from '../../../client/hall/people/tagged.ts';

const somebody = (role: Tagged['role'] = 'citizen'): Tagged => ({
  slot: 1,
  name: 'Euis',
  role,
  simulated: false,
  shown: true,
  said: null,
  saidAt: 0,
});

const at = (x: number, y: number, rank: number, more: Partial<Candidate> = {}): Candidate => ({
  ...noCandidate(),
  tagged: somebody(),
  x,
  y,
  rank,
  width: 100,
  height: 20,
  ...more,
});

const overlap = (a: Candidate, b: Candidate) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
  a.y - a.lift > b.y - b.lift - b.height &&
  b.y - b.lift > a.y - a.lift - a.height;

test('no two tags lie over each other, however dense the crowd', () => {
  const crowd = Array.from({ length: 60 }, (_, i) => at((i * 37) % 400, 100 + ((i * 53) % 90), i));
  placeTags(crowd, crowd.length, 12, 4, null);
  const placed = crowd.filter((one) => one.isPlaced);
  expect(placed.length).toBeGreaterThan(4);
  expect(placed.length).toBeLessThanOrEqual(12);
  for (const a of placed) for (const b of placed) if (a !== b) expect(overlap(a, b)).toBe(false);
});

test('of two who need the same room the one who matters more gets it', () => {
  const [far, near] = [at(100, 100, 9), at(110, 80, 3, { height: 60 })];
  placeTags([far, near], 2, 12, 4, null);
  expect([near.isPlaced, far.isPlaced]).toEqual([true, false]);
});

test('words are raised far above a name in their way, a name only a little', () => {
  const name = at(100, 100, 1);
  const words = at(100, 104, 2, { speaks: true, height: 50 });
  placeTags([name, words], 2, 12, 4, null);
  expect(words.isPlaced).toBe(true);
  expect(words.lift).toBeGreaterThan(0);
});

test('only a few speak at once, and nobody writes over the visitor but the visitor', () => {
  const speakers = Array.from({ length: 6 }, (_, i) => at(i * 200, 100, i, { speaks: true }));
  placeTags(speakers, 6, 12, 3, null);
  expect(speakers.filter((one) => one.isPlaced)).toHaveLength(3);

  const own = { left: 80, right: 120, top: 90, bottom: 300 };
  const [behind, self] = [at(100, 190, 2), at(100, 92, -Infinity, { tagged: somebody('self') })];
  placeTags([behind, self], 2, 12, 3, own);
  expect([behind.isPlaced, self.isPlaced]).toEqual([false, true]);
});
