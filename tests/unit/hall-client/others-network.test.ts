/** How others are seen to walk when the network is bad: where they were, at their pace, never backwards. */
import { expect, test } from 'vitest';
import type { NetworkWeather } from './slow-wire.ts';
import { FRAME_MS, type TrueWalk } from './true-walk.ts';
import { watchHall } from './watched-hall.ts';

const SEED = 20_261_124;
const SECONDS = 60;

const good: NetworkWeather = { delayMs: 20, jitterMs: 10, loss: 0, stalls: [] };
/** 300 ms there and back, one frame in twenty lost, up to 120 ms more or less. */
const bad: NetworkWeather = { delayMs: 150, jitterMs: 120, loss: 0.05, stalls: [] };
const stalling: NetworkWeather = {
  ...bad,
  stalls: [
    [20_000, 21_000],
    [40_000, 41_000],
  ],
};

const near = [1.4, 2.4, 3.2, 5.2].map((speed) => ({ speed, everyTicks: 1 }));
const middle = [1.4, 3.2, 5.2].map((speed) => ({ speed, everyTicks: 2 }));
const far = [1.4, 3.2, 5.2].map((speed) => ({ speed, everyTicks: 10 }));

type Seen = {
  /** Metres beside the true way. */
  beside: number[];
  /** How old the shown place is, ms. */
  age: number[];
  /** Metres gone backwards along the true way, all together. */
  backwards: number;
  /** Speed over a tenth of a second as a share of the true one. */
  haste: number[];
  x: number[];
  z: number[];
};

const LOOK_BACK = Math.round(4000 / FRAME_MS);
const WINDOW = 6;

/** The true frame that a shown place fits best. */
function fit(walk: TrueWalk, x: number, z: number): { frame: number; beside: number } {
  let frame = 0;
  let beside = Infinity;
  const from = Math.max(0, walk.x.length - LOOK_BACK);
  const away = (i: number): number => Math.hypot((walk.x[i] ?? 0) - x, (walk.z[i] ?? 0) - z);
  for (let i = from; i < walk.x.length; i++) beside = Math.min(beside, away(i));
  // Who stands is in one place for long: the newest counts.
  for (let i = from; i < walk.x.length; i++) if (away(i) < beside + 0.03) frame = i;
  return { frame, beside };
}

function watch(weather: NetworkWeather, kinds: Parameters<typeof watchHall>[2]) {
  const hall = watchHall(SEED, weather, kinds);
  const seen = hall.walkers.map((): Seen => ({ beside: [], age: [], backwards: 0, haste: [], x: [], z: [] }));
  const lookAt = (): void => {
    hall.walkers.forEach(({ id, walk }, i) => {
      const slot = hall.slotOf(id);
      const view = seen[i];
      if (slot === undefined || !view) return;
      const [x, z] = [hall.people.x[slot] ?? 0, hall.people.z[slot] ?? 0];
      const { frame, beside } = fit(walk, x, z);
      view.beside.push(beside);
      view.age.push((walk.x.length - 1 - frame) * FRAME_MS);
      const heading = [
        (walk.x[frame] ?? 0) - (walk.x[frame - 3] ?? 0),
        (walk.z[frame] ?? 0) - (walk.z[frame - 3] ?? 0),
      ] as const;
      const long = Math.hypot(...heading);
      const last = view.x.length - 1;
      const [dx, dz] = [x - (view.x[last] ?? x), z - (view.z[last] ?? z)];
      if (long > 0.01) view.backwards += Math.max(0, -(dx * heading[0] + dz * heading[1]) / long);
      view.x.push(x);
      view.z.push(z);
      const before = view.x.length - 1 - WINDOW;
      if (before < 0) return;
      const gone = Math.hypot(x - (view.x[before] ?? 0), z - (view.z[before] ?? 0));
      view.haste.push(gone / ((WINDOW * FRAME_MS) / 1000) / walk.speed);
    });
  };
  hall.pass(3000, true);
  hall.pass(SECONDS * 1000, true, lookAt);
  return { hall, seen };
}

const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), -Infinity);
const share = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length * q)] ?? NaN;

function figures(seen: readonly Seen[]) {
  const beside = seen.flatMap((s) => s.beside);
  return {
    besideP99: share(beside, 0.99),
    besideMost: most(beside),
    ageMedian: share(
      seen.flatMap((s) => s.age),
      0.5,
    ),
    backwards: most(seen.map((s) => s.backwards)),
    haste: most(seen.flatMap((s) => s.haste)),
  };
}

const networks = [
  ['a good network', good],
  ['300 ms, lost frames and jitter', bad],
  ['stalls of a second', stalling],
] as const;

for (const [network, weather] of networks) {
  test(`${network}: near people walk where they walked, at their pace, and never backwards`, () => {
    const { seen } = watch(weather, near);
    expect(seen.every((s) => s.x.length > 3000)).toBe(true);
    const { besideP99, besideMost, ageMedian, backwards, haste } = figures(seen);
    expect(besideP99).toBeLessThan(0.08);
    expect(besideMost).toBeLessThan(0.3);
    expect(ageMedian).toBeLessThan(weather === good ? 500 : 1000);
    expect(backwards).toBeLessThan(0.03);
    expect(haste).toBeLessThan(1.5);
  });

  test(`${network}: people told of five times a second do as well`, () => {
    const { besideP99, besideMost, backwards, haste } = figures(watch(weather, middle).seen);
    expect(besideP99).toBeLessThan(0.15);
    expect(besideMost).toBeLessThan(0.4);
    expect(backwards).toBeLessThan(0.05);
    expect(haste).toBeLessThan(1.5);
  });

  test(`${network}: far people, told of once a second, cut corners and nothing else`, () => {
    const { besideMost, ageMedian, backwards, haste } = figures(watch(weather, far).seen);
    expect(besideMost).toBeLessThan(1.8);
    expect(ageMedian).toBeLessThan(1800);
    expect(backwards).toBeLessThan(2);
    expect(haste).toBeLessThan(1.5);
  });

  test(`${network}: who stops rests where they stopped, two seconds later`, () => {
    const hall = watchHall(SEED + 1, { ...weather, stalls: [[9000, 10_000]] }, [...near, ...middle, ...far]);
    hall.pass(12_000, true);
    hall.pass(2000, false);
    const apart = (kinds: readonly unknown[], from: number): number =>
      most(
        kinds.map((_, i) => {
          const walker = hall.walkers[from + i];
          const slot = walker && hall.slotOf(walker.id);
          if (!walker || slot === undefined) return Infinity;
          const { x, z } = walker.walk.body();
          const { people } = hall;
          return Math.hypot((people.x[slot] ?? 0) - x, (people.z[slot] ?? 0) - z);
        }),
      );
    expect(apart([...near, ...middle], 0)).toBeLessThan(0.06);
    // Of far people it is told up to a second later, and shown up to a second after that.
    hall.pass(1500, false);
    expect(apart(far, near.length + middle.length)).toBeLessThan(0.06);
  });
}
