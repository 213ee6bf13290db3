import type { Store } from '../store/index.ts';

const REMEMBERED = 10_000;

/** Which office a ticket belongs to, so that the right log is locked. It never changes, so it is remembered. */
export function createOfficeFinder({ pool }: Store): (ticketId: string) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (ticketId) => {
    const remembered = known.get(ticketId);
    if (remembered !== undefined) return remembered;
    const { rows } = await pool.query<{ office_code: string }>({
      name: 'queue-office-of-ticket',
      text: 'select office_code from ticket where id = $1',
      values: [ticketId],
    });
    const office = rows[0]?.office_code ?? null;
    if (office === null) return null;
    if (known.size >= REMEMBERED) known.clear();
    known.set(ticketId, office);
    return office;
  };
}
