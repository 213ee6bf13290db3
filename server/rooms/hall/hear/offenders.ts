/**
 * Who was sent away for noise waits before coming back, longer each time. A person waits alone; an address waits only
 * after several people of it were sent away, and briefly, since a whole market may be behind one. Kept in memory by
 * each process: a restart forgives.
 */
export type Offenders = {
  /** Somebody was sent away. */
  readonly note: (subject: string, address: string) => void;
  /** Milliseconds they have yet to wait; 0 for who may come in. */
  readonly waitMs: (subject: string, address: string) => number;
};

type Offence = { offences: number; waitsUntil: number; forgottenAt: number };

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Offences of one address before it waits at all. */
const ADDRESS_PATIENCE = 8;
const ADDRESS_WAIT_MS = 5000;
const LONGEST_ADDRESS_WAIT_MS = 60_000;
const FORGOTTEN_AFTER_MS = 30 * 60_000;
/** Records kept; the oldest make room. */
const LIMIT = 10_000;

/** `now` in milliseconds of a clock that does not jump. */
export function createOffenders(now: () => number): Offenders {
  const people = new Map<string, Offence>();
  const addresses = new Map<string, Offence>();

  function add(records: Map<string, Offence>, key: string, waitAfter: (offences: number) => number): void {
    const at = now();
    const known = find(records, key);
    const offences = (known?.offences ?? 0) + 1;
    // Last in the map is the newest.
    records.delete(key);
    records.set(key, {
      offences,
      waitsUntil: at + waitAfter(offences),
      forgottenAt: at + FORGOTTEN_AFTER_MS,
    });
    const [oldest] = records.keys();
    if (records.size > LIMIT && oldest !== undefined) records.delete(oldest);
  }

  function find(records: Map<string, Offence>, key: string): Offence | undefined {
    const record = records.get(key);
    if (!record || record.forgottenAt > now()) return record;
    records.delete(key);
    return undefined;
  }

  const waitOf = (records: Map<string, Offence>, key: string): number =>
    Math.max(0, (find(records, key)?.waitsUntil ?? 0) - now());

  return {
    note(subject, address) {
      add(people, subject, (n) => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** (n - 1)));
      add(addresses, address, (n) =>
        n <= ADDRESS_PATIENCE
          ? 0
          : Math.min(LONGEST_ADDRESS_WAIT_MS, ADDRESS_WAIT_MS * 2 ** (n - ADDRESS_PATIENCE - 1)),
      );
    },
    waitMs: (subject, address) => Math.max(waitOf(people, subject), waitOf(addresses, address)),
  };
}
