import type { Log } from '../../../log.ts';
import type { HallLeases } from './house.ts';

/** A process that died keeps its leases for some seconds; the next hall of that number waits so long for its own. */
const PATIENCE_MS = 8000;
const RETRY_MS = 500;

/**
 * Holds a hall's number among all processes; a single process always has it. `onLost` is called once when another
 * process has the hall: then this room must send its people there. Returns the way to give the number back.
 */
export function holdNumber(leases: HallLeases, number: number, log: Log, onLost: () => void): () => void {
  let isOver = false;
  let giveBack: (() => void) | null = null;
  let retry: NodeJS.Timeout | undefined;
  let waited = 0;

  const lose = (): void => {
    if (isOver) return;
    isOver = true;
    onLost();
  };

  async function take(): Promise<void> {
    const taken = await leases.take(`hall:${number}`, lose);
    if (isOver) taken?.();
    else if (taken) giveBack = taken;
    else if (waited >= PATIENCE_MS) lose();
    else {
      waited += RETRY_MS;
      retry = setTimeout(begin, RETRY_MS).unref();
    }
  }

  // A hall that cannot ask stays open: its people are worth more than its number.
  const begin = (): void =>
    void take().catch((error: unknown) =>
      log.warn({ hall: number, err: error }, 'a hall could not ask for its number'),
    );
  begin();

  return () => {
    isOver = true;
    clearTimeout(retry);
    giveBack?.();
  };
}
