import { randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto';
import type { Desks, OfficerActor, Queue } from '../../../server/capabilities.ts';
import type { Store } from '../../../server/store/index.ts';

/** People a desk may call at once in the benchmark, so that calls can be timed without what follows them. */
export const CALLS_A_ROUND = 16;

export async function createCitizens({ pool }: Store, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUIDv7());
  await pool.query(
    `insert into citizen (id, token_hash, display_name, look)
     select id, decode(hash, 'hex'), 'Warga', '{"body":0,"skin":1,"top":1,"bottom":1,"hair":1,"pattern":0}'
     from unnest($1::uuid[], $2::text[]) as c(id, hash)`,
    [ids, ids.map(() => randomBytes(32).toString('hex'))],
  );
  return ids;
}

/** Officers at desks of their own: the i-th at the i-th office, round and round. */
export async function createOfficers(
  { pool }: Store,
  desks: Desks,
  offices: readonly string[],
  count: number,
): Promise<OfficerActor[]> {
  const officers: OfficerActor[] = [];
  for (let i = 0; i < count; i += 1) {
    const officeCode = offices[i % offices.length] ?? '';
    const [userId, deskId, name] = [randomUUID(), randomUUIDv7(), `Petugas ${i + 1}`];
    await pool.query(
      `insert into desk (id, office_code, label, position, capacity)
       select $1, $2, 'Meja uji', coalesce(max(position), 0) + 1, $3 from desk where office_code = $2`,
      [deskId, officeCode, CALLS_A_ROUND],
    );
    await pool.query(
      `insert into staff_role (user_id, office_code, role, look) values ($1, $2, 'officer', '{}')`,
      [userId, officeCode],
    );
    const taken = await desks.take(userId, name, true, deskId, false);
    if (!taken.ok) throw new Error(taken.refusal.code);
    officers.push({ userId, name, officeCode, role: 'officer', deskId, state: 'AVAILABLE' });
  }
  return officers;
}

/** Serves everybody the officer has called, so that the desk is free for the next round. */
export async function finishAll({ pool }: Store, queue: Queue, officer: OfficerActor): Promise<void> {
  const { rows } = await pool.query<{ id: string; version: number }>(
    `select id, version from ticket where officer_id = $1 and state = 'CALLED'`,
    [officer.userId],
  );
  await Promise.all(
    rows.map(async ({ id, version }) => {
      const start = { type: 'start', commandId: randomUUID(), expectedVersion: version } as const;
      await queue.officerCommand(officer, id, start);
      await queue.officerCommand(officer, id, {
        type: 'complete',
        resolution: 'SOLVED',
        commandId: randomUUID(),
        expectedVersion: version + 1,
      });
    }),
  );
}
