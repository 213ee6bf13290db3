import type { Transaction } from '../store/index.ts';

/**
 * Waits for the queue's own writers of these offices and keeps them out until the transaction ends: an
 * officer cannot leave between being chosen for a call and the call's commit.
 */
export async function lockOffices(tx: Transaction, offices: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'desk-lock-offices',
    text: 'select 1 from office_log where office_code = any($1) order by office_code for update',
    values: [[...new Set(offices)]],
  });
}
