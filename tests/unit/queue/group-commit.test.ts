import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGroupCommit } from '../../../server/queue/write/group-commit.ts';

type Job = {
  readonly id: number;
  readonly lanes: readonly string[];
  readonly shared: { readonly lane: string; readonly kind: string } | null;
};

const wish = fc.record({
  lanes: fc.uniqueArray(fc.constantFrom('ani', 'budi', 'cici'), { maxLength: 2 }),
  office: fc.constantFrom('3201', '3202'),
  kind: fc.constantFrom('take', 'next', null),
});

it('runs every job once; a lane is never in two batches at once, and each goes on in the order it came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 60 }), async (wishes) => {
      const jobs = wishes.map(({ lanes, office, kind }, id): Job =>
        kind === null
          ? { id, lanes: [...lanes, office], shared: null }
          : { id, lanes, shared: { lane: office, kind } },
      );
      const done: Job[] = [];
      const active = new Set<string>();
      await new Promise<void>((resolve) => {
        const commits = createGroupCommit<Job>({
          writers: 2,
          maxBatch: 4,
          run: async (batch) => {
            expect(batch.length).toBeLessThanOrEqual(4);
            checkBatch(batch);
            const lanes = new Set(batch.flatMap(lanesOf));
            for (const lane of lanes) expect(active.has(lane)).toBe(false);
            for (const lane of lanes) active.add(lane);
            await sleep(0);
            for (const lane of lanes) active.delete(lane);
            done.push(...batch);
            if (done.length === jobs.length) resolve();
          },
        });
        for (const job of jobs) commits.submit(job);
      });
      expect(new Set(done.map((job) => job.id)).size).toBe(jobs.length);
      for (const lane of new Set(jobs.flatMap(lanesOf))) {
        const inLane = done.filter((job) => lanesOf(job).includes(lane)).map((job) => job.id);
        expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 100 },
  );
});

it('lets those of one kind share their lane, so that a rush at one counter is one commit', async () => {
  const batches: number[][] = [];
  await new Promise<void>((resolve) => {
    const commits = createGroupCommit<Job>({
      writers: 2,
      maxBatch: 8,
      run: async (batch) => {
        batches.push(batch.map((job) => job.id));
        await sleep(0);
        if (batches.flat().length === 6) resolve();
      },
    });
    const kinds = ['take', 'take', 'take', 'next', 'take', 'take'];
    kinds.forEach((kind, id) => commits.submit({ id, lanes: [`${id}`], shared: { lane: '3201', kind } }));
  });
  expect(batches).toEqual([[0, 1, 2], [3], [4, 5]]);
});

function lanesOf({ lanes, shared }: Job): string[] {
  return shared ? [...lanes, shared.lane] : [...lanes];
}

/** Within a batch only a shared lane is held twice, and only by jobs of one kind. */
function checkBatch(batch: readonly Job[]): void {
  const own = batch.flatMap((job) => job.lanes);
  expect(new Set(own).size).toBe(own.length);
  for (const [lane, sharing] of Map.groupBy(batch, (job) => job.shared?.lane)) {
    if (lane === undefined) continue;
    expect(own).not.toContain(lane);
    expect(new Set(sharing.map((job) => job.shared?.kind)).size).toBe(1);
  }
}
