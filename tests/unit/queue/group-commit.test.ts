import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGroupCommit } from '../../../server/queue/write/group-commit.ts';

type Job = { readonly id: number; readonly lanes: readonly string[] };

it('runs every job once, never two of one lane together, and each lane in the order it came', async () => {
  const lanes = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.array(lanes, { minLength: 1, maxLength: 60 }), async (wanted) => {
      const jobs = wanted.map((numbers, id): Job => ({ id, lanes: numbers.map((n) => `lane ${n}`) }));
      const done: Job[] = [];
      const active = new Set<string>();
      let most = 0;
      await new Promise<void>((resolve) => {
        const commits = createGroupCommit<Job>({
          writers: 2,
          maxBatch: 4,
          run: async (batch) => {
            expect(batch.length).toBeLessThanOrEqual(4);
            most = Math.max(most, batch.length);
            for (const lane of batch.flatMap((job) => job.lanes)) {
              expect(active.has(lane)).toBe(false);
              active.add(lane);
            }
            await sleep(0);
            for (const lane of batch.flatMap((job) => job.lanes)) active.delete(lane);
            done.push(...batch);
            if (done.length === jobs.length) resolve();
          },
        });
        for (const job of jobs) commits.submit(job);
      });
      expect(new Set(done.map((job) => job.id)).size).toBe(jobs.length);
      for (let n = 0; n <= 5; n += 1) {
        const inLane = done.filter((job) => job.lanes.includes(`lane ${n}`)).map((job) => job.id);
        expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 60 },
  );
});
