import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath } from '../../../shared/hall/find-path.ts';
import { WALK_SPEED, type Hall, type Point } from '../../../shared/hall/types.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { joinHall, sleep, type Visitor } from './hall-server.ts';

const REPORT_MS = 100;

/** Honest people who walk from counter to counter, and how long it takes until the next of them sees a step. */
export type Walkers = {
  readonly visitors: readonly Visitor[];
  /** Milliseconds from each report that was seen to its snapshot, since the last call. */
  readonly takeLatencies: () => number[];
  /** For so long this one's connection stalls, while its owner walks on. */
  readonly stall: (index: number, ms: number) => void;
  /** Everybody stops; answers where each thinks to be. */
  readonly stop: () => Promise<Point[]>;
  readonly leave: () => Promise<void>;
};

type Leg = { points: readonly Point[]; next: number };

export async function startWalkers(url: string, hall: Hall, grid: WalkGrid, count: number): Promise<Walkers> {
  const visitors: Visitor[] = [];
  for (let i = 0; i < count; i++) visitors.push(await joinHall(url, `warga${String(i)}`));
  const places: Point[] = visitors.map(({ welcomes: [w] }) => ({ x: w?.x ?? 0, z: w?.z ?? 0 }));
  const legs: Leg[] = visitors.map(() => ({ points: [], next: 0 }));
  const waiting: Point[][] = visitors.map(() => []);
  const stalledUntil = visitors.map(() => 0);
  const sent = visitors.map(() => new Map<string, number>());
  let latencies: number[] = [];
  let goals = 0;

  /** Reports have centimetres, snapshots cells of 2.5: the same step of both. */
  const keyOf = (x: number, z: number): string => `${x.toFixed(1)} ${z.toFixed(1)}`;

  visitors.forEach((visitor, i) => {
    const watched = (i + 1) % count;
    const id = visitors[watched]?.me() ?? 0;
    visitor.room.onMessage('s', (bytes: Uint8Array) => {
      const now = performance.now();
      readSnapshot(bytes, {
        place(whom, x, z) {
          if (whom !== id) return;
          const book = sent[watched];
          const at = book?.get(keyOf(x, z));
          if (at === undefined) return;
          latencies.push(now - at);
          book?.clear();
        },
      });
    });
  });

  function step(i: number): void {
    const leg = legs[i];
    let at = places[i];
    if (!leg || !at) return;
    if (leg.next >= leg.points.length) {
      const goal = hall.counters[(goals++ * 5) % hall.counters.length];
      leg.points = findPath(grid, at, goal?.approach ?? at) ?? [];
      leg.next = 1;
    }
    let left = WALK_SPEED * (REPORT_MS / 1000);
    for (let to = leg.points[leg.next]; to && left > 0; to = leg.points[leg.next]) {
      const away = Math.hypot(to.x - at.x, to.z - at.z);
      const share = away === 0 ? 1 : Math.min(1, left / away);
      at = { x: at.x + (to.x - at.x) * share, z: at.z + (to.z - at.z) * share };
      left -= away;
      if (share === 1) leg.next += 1;
    }
    places[i] = { x: Math.round(at.x * 100) / 100, z: Math.round(at.z * 100) / 100 };
  }

  function report(i: number): void {
    const [at, queue] = [places[i], waiting[i]];
    if (!at || !queue) return;
    queue.push(at);
    if (performance.now() < (stalledUntil[i] ?? 0)) return;
    for (const { x, z } of queue.splice(0)) visitors[i]?.report(x, z);
    sent[i]?.set(keyOf(at.x, at.z), performance.now());
  }

  const timers = visitors.map((_, i) =>
    // Spread over the tick, as independent people are.
    setTimeout(
      () => {
        timers[i] = setInterval(() => {
          step(i);
          report(i);
        }, REPORT_MS);
      },
      (i * REPORT_MS) / count,
    ),
  );

  return {
    visitors,
    takeLatencies() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    stall(index, ms) {
      stalledUntil[index] = performance.now() + ms;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      visitors.forEach((visitor, i) => {
        for (const { x, z } of waiting[i]?.splice(0) ?? []) visitor.report(x, z);
      });
      await sleep(400);
      return places;
    },
    leave: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(visitors.map(({ room }) => room.leave()));
    },
  };
}
