/** What the order of batches depends on. */
export type Lanes = {
  /** Jobs with a lane in common run one after the other, in the order they came. */
  readonly lanes: readonly string[];
  /** A lane that jobs of the same kind may share within a batch: they are decided one after the other there. */
  readonly shared: { readonly lane: string; readonly kind: string } | null;
};

export type GroupCommitOptions<J extends Lanes> = {
  /** Batches on their way at once: two, so that one is decided while the other reaches the disk. */
  readonly writers: number;
  readonly maxBatch: number;
  /** Must not throw; it answers for its jobs itself. */
  readonly run: (jobs: readonly J[]) => Promise<void>;
};

export type GroupCommit<J> = {
  submit(job: J): void;
  /** Jobs that wait for their batch. */
  waiting(): number;
};

/**
 * Gathers jobs that come while others are being committed and runs them together: one commit for many. No
 * two batches at once have a lane in common, and no two jobs of a batch but a shared one. It also keeps a hot office from taking all
 * connections: whoever waits for it waits here.
 */
export function createGroupCommit<J extends Lanes>(options: GroupCommitOptions<J>): GroupCommit<J> {
  const pending: J[] = [];
  const busy = new Set<string>();
  let running = 0;
  let scheduled = false;

  const takeBatch = (): J[] => {
    // Lanes of jobs passed over here are closed too: nobody behind may overtake in the same lane.
    const closed = new Set(busy);
    const kinds = new Map<string, string>();
    const batch: J[] = [];
    for (let i = 0; i < pending.length && batch.length < options.maxBatch;) {
      const job = pending[i];
      if (job === undefined) break;
      const { lanes, shared } = job;
      const joins = shared === null || !closed.has(shared.lane) || kinds.get(shared.lane) === shared.kind;
      const free = joins && lanes.every((lane) => !closed.has(lane));
      for (const lane of lanes) {
        closed.add(lane);
        kinds.delete(lane);
      }
      if (shared) {
        closed.add(shared.lane);
        if (free) kinds.set(shared.lane, shared.kind);
        else kinds.delete(shared.lane);
      }
      if (free) {
        batch.push(job);
        pending.splice(i, 1);
      } else {
        i += 1;
      }
    }
    return batch;
  };
  const pump = () => {
    scheduled = false;
    while (running < options.writers) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      const lanes = batch.flatMap((job) => (job.shared ? [job.shared.lane, ...job.lanes] : job.lanes));
      for (const lane of lanes) busy.add(lane);
      running += 1;
      void options.run(batch).finally(() => {
        running -= 1;
        for (const lane of lanes) busy.delete(lane);
        pump();
      });
    }
  };
  return {
    waiting: () => pending.length,
    submit: (job) => {
      pending.push(job);
      if (scheduled) return;
      scheduled = true;
      // A turn of the loop lets the commands that arrived together travel together.
      setImmediate(pump);
    },
  };
}
