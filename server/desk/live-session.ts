import type { Pool, PoolClient } from 'pg';

export type LiveSession = {
  readonly id: string;
  readonly userId: string;
  readonly officeCode: string;
  readonly deskId: string;
  readonly deskLabel: string;
  readonly state: 'AVAILABLE' | 'BREAK';
  readonly stateSince: Date;
  readonly lastSeenAt: Date;
  /** Somebody is being called or served there. */
  readonly openWork: boolean;
};

type Row = {
  id: string;
  user_id: string;
  office_code: string;
  desk_id: string;
  label: string;
  state: 'AVAILABLE' | 'BREAK';
  state_since: Date;
  last_seen_at: Date;
  open_work: boolean;
};

const SELECT = `select s.id, s.user_id, s.office_code, s.desk_id, d.label, s.state, s.state_since, s.last_seen_at,
    exists (select from ticket t
      where t.desk_id = s.desk_id and t.state in ('CALLED', 'SERVING')) as open_work
  from officer_session s join desk d on d.id = s.desk_id where s.ended_at is null and`;

/** The officer's live session, wherever it is. */
export async function findLiveSession(from: Pool | PoolClient, userId: string): Promise<LiveSession | null> {
  const query = { name: 'desk-session-of-officer', text: `${SELECT} s.user_id = $1`, values: [userId] };
  return sessionOf((await from.query<Row>(query)).rows[0]);
}

/** Who sits at the desk. */
export async function findSessionAt(from: Pool | PoolClient, deskId: string): Promise<LiveSession | null> {
  const query = { name: 'desk-session-at-desk', text: `${SELECT} s.desk_id = $1`, values: [deskId] };
  return sessionOf((await from.query<Row>(query)).rows[0]);
}

function sessionOf(row: Row | undefined): LiveSession | null {
  if (!row) return null;
  return {
    id: row.id,
    userId: row.user_id,
    officeCode: row.office_code,
    deskId: row.desk_id,
    deskLabel: row.label,
    state: row.state,
    stateSince: row.state_since,
    lastSeenAt: row.last_seen_at,
    openWork: row.open_work,
  };
}
