import { refuse } from '../../../shared/domain/refusal.ts';
import type { Log } from '../../log.ts';
import type { Hints } from '../../store/index.ts';
import { createGroupCommit, type Lanes } from './group-commit.ts';
import type { Decision, Job, JobResult } from './job.ts';
import { runBatch, type BatchDeps } from './run-batch.ts';

export type QueueWriterDeps = BatchDeps & { readonly hints: Hints; readonly log: Log };

/** Puts a command into its office's log, and says so to whoever watches once it is committed. */
export type QueueWriter = (job: Job) => Promise<JobResult>;

type Entry = Lanes & {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: unknown) => void;
};

const WRITERS = 2;
const MAX_BATCH = 32;
/** More than this waiting is no rush hour but an attack or a dead database: say so instead of piling up. */
const MAX_WAITING = 5_000;

export function createQueueWriter(deps: QueueWriterDeps): QueueWriter {
  const settle = (entry: Entry, result: JobResult) => {
    // First the hints, so that whoever reads after the answer already sees the change.
    if (result.ok) for (const topic of topicsOf(entry.job, result.value.written)) deps.hints.publish(topic);
    entry.resolve(result);
  };
  const runAlone = async (entry: Entry) => {
    try {
      for (const result of await runBatch(deps, [entry.job])) settle(entry, result);
    } catch (error) {
      entry.reject(error);
    }
  };
  const run = async (entries: readonly Entry[]) => {
    const [first, second] = entries;
    if (first && !second) return runAlone(first);
    try {
      const results = await runBatch(
        deps,
        entries.map((entry) => entry.job),
      );
      for (const [i, entry] of entries.entries()) {
        const result = results[i];
        if (result) settle(entry, result);
      }
    } catch (error) {
      deps.log.warn({ error: String(error), jobs: entries.length }, 'a batch of commands failed; each alone');
      for (const entry of entries) await runAlone(entry);
    }
  };
  const commits = createGroupCommit<Entry>({ writers: WRITERS, maxBatch: MAX_BATCH, run });
  return async (job) => {
    if (commits.waiting() >= MAX_WAITING) return refuse('RATE', { retryAfterSeconds: 2 });
    const office = `office ${job.office}`;
    const route =
      job.sharing === null
        ? { lanes: [office, ...job.people], shared: null }
        : { lanes: job.people, shared: { lane: office, kind: job.sharing } };
    return new Promise<JobResult>((resolve, reject) => commits.submit({ job, ...route, resolve, reject }));
  };
}

/** A repeated command hints again: the server may have died between its commit and its first hints. */
function topicsOf({ office, people }: Job, written: Decision | null): string[] {
  if (written === null) return [`office:${office}`, ...people.filter((id) => id.startsWith('citizen:'))];
  const topics = [`office:${office}`, `citizen:${written.step.ticket.citizenId}`];
  if (written.conversation) topics.push(`conversation:${written.conversation.id}`);
  return topics;
}
