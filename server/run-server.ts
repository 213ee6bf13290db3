import { explainStartFailure } from './startup-error.ts';

/** A server that answers, and the orderly way to end it. */
export type RunningServer = {
  /** Where it listens, e.g. http://127.0.0.1:2567. */
  readonly url: string;
  /** Stops taking requests, finishes what runs, ends the database. */
  stop(): Promise<void>;
};

/** An orderly end that takes longer is cut off; what was committed is safe anyway. */
const STOP_PATIENCE_MS = 20_000;
/** One Ctrl-C reaches us twice (from the terminal and from npm or `node --watch`): not yet impatience. */
const SAME_WISH_MS = 1_000;

/**
 * The life of a server process: starts it, or says in one line why not and exits with that reason's code;
 * then ends it in order on SIGTERM or SIGINT. A second signal, a second later, ends it at once.
 */
export async function runServer(start: () => Promise<RunningServer>): Promise<RunningServer> {
  let endedAt: number | null = null;
  const starting = start().catch((error: unknown) => {
    const { line, exitCode } = explainStartFailure(error);
    process.stderr.write(`${line}\n`);
    process.exit(exitCode);
  });
  const end = async () => {
    if (endedAt !== null) {
      if (performance.now() - endedAt > SAME_WISH_MS) process.exit(1);
      return;
    }
    endedAt = performance.now();
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    try {
      await (await starting).stop();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`The server did not end in order: ${String(error)}\n`);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
  return starting;
}
