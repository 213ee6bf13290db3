import { verifyOfficeLog } from '../../../server/queue/index.ts';
import type { Store } from '../../../server/store/index.ts';

export type QueueFaults = {
  /** Tickets called more than once, and numbers given more than once. */
  readonly duplicates: number;
  /** Calls of somebody who came after another who was called later. */
  readonly outOfOrder: number;
  /** Numbers missing in an office's daily series. */
  readonly gaps: number;
  /** Offices whose log does not verify or does not lead to the rows. */
  readonly brokenLogs: number;
};

/** Looks for every fault the queue promises not to have, in everything that was written. */
export async function checkQueue(store: Store, offices: readonly string[]): Promise<QueueFaults> {
  const count = async (sql: string) => {
    const { rows } = await store.pool.query<{ n: number }>(sql);
    return rows[0]?.n ?? 0;
  };
  const calledTwice = await count(
    `select count(*)::int as n from (
       select 1 from ticket_event where type = 'CALLED' group by ticket_id having count(*) > 1) x`,
  );
  const sameNumber = await count(
    `select count(*)::int as n from (
       select 1 from visit group by office_code, day, prefix, number having count(*) > 1) x`,
  );
  const gaps = await count(
    `select coalesce(sum(top - given), 0)::int as n from (
       select max(number) as top, count(*) as given from visit group by office_code, day, prefix) x`,
  );
  const outOfOrder = await count(
    `select count(*)::int as n from (
       select i.seq as place, max(i.seq) over (partition by c.office_code order by c.seq) as furthest
       from ticket_event c join ticket_event i on i.ticket_id = c.ticket_id and i.type = 'ISSUED'
       where c.type = 'CALLED') x where place < furthest`,
  );
  let brokenLogs = 0;
  for (const office of offices) {
    if ((await verifyOfficeLog(store, office)).problems.length > 0) brokenLogs += 1;
  }
  return { duplicates: calledTwice + sameNumber, outOfOrder, gaps, brokenLogs };
}
