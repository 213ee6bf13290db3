import { randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto';
import type { OfficerActor, Queue } from '../../../../server/capabilities.ts';
import { createCatalogue } from '../../../../server/catalog/index.ts';
import { createConversations } from '../../../../server/conversation/index.ts';
import { createDesks } from '../../../../server/desk/index.ts';
import { createInsight } from '../../../../server/insight/index.ts';
import { createLog } from '../../../../server/log.ts';
import { createQueue } from '../../../../server/queue/index.ts';
import type { Store } from '../../../../server/store/index.ts';
import { refuse, type Result } from '../../../../shared/domain/refusal.ts';
import type { TicketState } from '../../../../shared/domain/ticket.ts';
import type { CitizenCommand, OfficerCommand } from '../../../../shared/protocol/commands.ts';
import { createTestStore, type TestStore } from '../../support/test-store.ts';

export type SceneOptions = {
  readonly demo?: boolean;
  /** ISO; Monday 15 June 2026, 10.00 in the small province's zone (UTC+8) by default. */
  readonly at?: string;
};

/** The small province with its capabilities on a real database and a clock that tests move. */
export type Scene = Awaited<ReturnType<typeof createScene>>;

export async function createScene(options: SceneOptions = {}) {
  const store = await createTestStore({ poolSize: 10 });
  return sceneOn(store, options);
}

/** Another server on the same database shares nothing with the first but the tables. */
export function sceneOn(store: TestStore, options: SceneOptions = {}) {
  let time = Date.parse(options.at ?? '2026-06-15T10:00:00+08:00');
  const now = () => new Date(time);
  const demo = options.demo ?? true;
  const catalogue = createCatalogue({ store, pack: store.pack, demo, simulation: false, now });
  const log = createLog('silent');
  const deps = { store, catalogue, now, newId: randomUUIDv7, log, demo };
  const insight = createInsight({ store, catalogue, regions: store.pack.regions, now });
  return {
    store,
    catalogue,
    insight,
    queue: createQueue({ ...deps, promise: insight.promise }),
    desks: createDesks(deps),
    conversations: createConversations(deps),
    now,
    /** A queue as a server has it that starts now. */
    restartQueue: () => createQueue(deps),
    advance: (seconds: number) => {
      time += seconds * 1000;
    },
    setTime: (iso: string) => {
      time = Date.parse(iso);
    },
    close: () => store.close(),
  };
}

export async function createCitizens(store: Store, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUIDv7());
  await store.pool.query(
    `insert into citizen (id, token_hash, display_name, look)
     select id, decode(hash, 'hex'), 'Warga ' || n, '{"body":0,"skin":1,"top":1,"bottom":1,"hair":1,"pattern":0}'
     from unnest($1::uuid[], $2::text[]) with ordinality as c(id, hash, n)`,
    [ids, ids.map(() => randomBytes(32).toString('hex'))],
  );
  return ids;
}

/** An officer with a role at the office, signed in at its desk number `position`. */
export async function createOfficer(
  { store, desks }: Pick<Scene, 'store' | 'desks'>,
  officeCode: string,
  position: number | null,
  role: OfficerActor['role'] = 'officer',
): Promise<OfficerActor> {
  const userId = randomUUID();
  const name = `Petugas ${userId.slice(0, 4)}`;
  await store.pool.query(
    `insert into staff_role (user_id, office_code, role, look)
     values ($1, $2, $3, '{"body":1,"skin":1,"top":1,"bottom":1,"hair":1,"pattern":0}')`,
    [userId, officeCode, role],
  );
  if (position === null) return { userId, name, officeCode, role, deskId: null, state: null };
  const deskId = await deskOf(store, officeCode, position);
  const taken = await desks.take(userId, name, false, deskId, false);
  if (!taken.ok) throw new Error(taken.refusal.code);
  return { userId, name, officeCode, role, deskId, state: 'AVAILABLE' };
}

/** The desk's id; made if the office has fewer. */
export async function deskOf(store: Store, officeCode: string, position: number): Promise<string> {
  await store.pool.query(
    `insert into desk (id, office_code, label, position) values ($1, $2, $3, $4) on conflict do nothing`,
    [randomUUIDv7(), officeCode, `Meja ${position}`, position],
  );
  const { rows } = await store.pool.query<{ id: string }>(
    'select id from desk where office_code = $1 and position = $2',
    [officeCode, position],
  );
  return rows[0]?.id ?? '';
}

export const take = (
  queue: Queue,
  citizenId: string,
  region: string,
  serviceId: string,
  commandId: string = randomUUID(),
) => queue.takeNumber(citizenId, { commandId, region, serviceId });

type OfficerWish = OfficerCommand extends infer C
  ? C extends OfficerCommand
    ? Omit<C, 'commandId' | 'expectedVersion'>
    : never
  : never;

/** An officer's command at the ticket's current version. */
export async function asOfficer(
  { queue, store }: Scene,
  officer: OfficerActor,
  ticketId: string,
  wish: OfficerWish,
) {
  const row = await rowOf(store, ticketId);
  if (!row) return refuse('NOT_FOUND');
  const base = { commandId: randomUUID(), expectedVersion: row.version };
  return queue.officerCommand(officer, ticketId, { ...wish, ...base } as OfficerCommand);
}

export async function asCitizen(
  { queue, store }: Scene,
  citizenId: string,
  ticketId: string,
  type: CitizenCommand['type'],
) {
  const row = await rowOf(store, ticketId);
  return queue.citizenCommand(citizenId, ticketId, {
    type,
    commandId: randomUUID(),
    expectedVersion: row?.version ?? 1,
  });
}

export type Row = {
  id: string;
  state: TicketState;
  version: number;
  citizen_id: string;
  call_count: number;
  restored: boolean;
  due_at: Date | null;
  case_code: string | null;
  officer_id: string | null;
};

export async function rowOf({ pool }: Store, ticketId: string): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>(
    `select id, state, version, citizen_id, call_count, restored, due_at, case_code, officer_id
     from ticket where id = $1`,
    [ticketId],
  );
  return rows[0];
}

export async function stateOf(store: Store, ticketId: string): Promise<TicketState | undefined> {
  return (await rowOf(store, ticketId))?.state;
}

/** The open call of a ticket. */
export async function openCallOf({ pool }: Store, ticketId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from call where ticket_id = $1 and ended_at is null',
    [ticketId],
  );
  if (rows.length !== 1) throw new Error(`${rows.length} open calls`);
  return rows[0]?.id ?? '';
}

export async function conversationOf({ pool }: Store, ticketId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from conversation c join ticket t on t.visit_id = c.visit_id where t.id = $1`,
    [ticketId],
  );
  return rows[0]?.id ?? '';
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.refusal.code;
}
