import type { WriteSets } from './write-sets.ts';

/**
 * One statement writes a whole batch: a part for each table, rows handed over as JSON. A statement costs
 * the database far more than a row, so that sixteen commands cost little more than one.
 */
type Part = { readonly set: keyof WriteSets; readonly sql: (source: string) => string };

const insert = (table: string, columns: string) => (source: string) =>
  `insert into ${table} (${columns}) select ${columns} from ${source}`;
const rowsOf = (table: string, parameter: number) =>
  `jsonb_populate_recordset(null::${table}, $${parameter})`;

const TICKET_KEY_COLUMNS = `id, visit_id, office_code, citizen_id, service_id, group_prefix, issued_at`;
const TICKET_CHANGING_COLUMNS = `state, version, joined_at, effective_at, not_before, priority, restored,
  rejoins, desk_id, slot, officer_id, officer_name, call_count, last_called_at, serving_at, due_at, resolution,
  resolution_note, case_code, close_reason, closed_at`;

const parts: readonly (Part & { readonly table: string; readonly as: string })[] = [
  {
    set: 'visits',
    table: 'visit',
    as: 'new_visit',
    sql: insert('visit', 'id, office_code, citizen_id, day, prefix, number, nth_of_day, opened_at'),
  },
  {
    set: 'newTickets',
    table: 'ticket',
    as: 'new_ticket',
    sql: insert(
      'ticket',
      `${TICKET_KEY_COLUMNS}, ${TICKET_CHANGING_COLUMNS}, promised_low_s, promised_high_s`,
    ),
  },
  {
    set: 'changedTickets',
    table: 'ticket',
    as: 'changed_ticket',
    sql: (source) => `update ticket t set (${TICKET_CHANGING_COLUMNS}) =
      row(${TICKET_CHANGING_COLUMNS.replaceAll(/(\w+)/g, 'x.$1')})
      from ${source} x where t.id = x.id and t.version = x.version - 1 returning 1`,
  },
  {
    set: 'closedVisits',
    table: 'ticket',
    as: 'closed_visit',
    sql: (source) => `update visit v set closed_at = x.closed_at from ${source} x
      where v.id = x.visit_id and not exists (
        select from ticket o where o.visit_id = v.id and o.id <> x.id and o.closed_at is null)`,
  },
  {
    set: 'events',
    table: 'ticket_event',
    as: 'new_event',
    sql: insert(
      'ticket_event',
      'office_code, seq, ticket_id, at, type, actor, command_id, payload, prev_hash, hash',
    ),
  },
  {
    set: 'heads',
    table: 'office_log',
    as: 'new_head',
    sql: (source) => `update office_log l set seq = x.seq, hash = x.hash, last_at = x.last_at
      from ${source} x where l.office_code = x.office_code`,
  },
  {
    set: 'counters',
    table: 'number_counter',
    as: 'new_counter',
    sql: (source) => `${insert('number_counter', 'office_code, day, prefix, n')(source)}
      on conflict (office_code, day, prefix) do update set n = excluded.n`,
  },
  {
    set: 'commands',
    table: 'command',
    as: 'new_command',
    sql: insert('command', 'id, actor_id, type, ticket_id, result, at'),
  },
  {
    set: 'calls',
    table: 'call',
    as: 'new_call',
    sql: insert('call', 'id, ticket_id, office_code, desk_id, n, called_at'),
  },
  {
    set: 'newConversations',
    table: 'conversation',
    as: 'new_conversation',
    sql: (source) =>
      `${insert(
        'conversation',
        'id, visit_id, office_code, citizen_id, officer_id, last_seq, epoch, opened_at, closed_at',
      )(source)}`,
  },
  {
    set: 'changedConversations',
    table: 'conversation',
    as: 'moved_conversation',
    sql: (source) => `update conversation c
      set last_seq = c.last_seq + x.last_seq, officer_id = x.officer_id, closed_at = x.closed_at
      from ${source} x where c.id = x.id returning c.id, c.last_seq - x.last_seq as base`,
  },
];

const EVENT_COLUMNS = 'type, mid, sender_id, sender, data, at';

/** Calls end in a statement of their own, before the next call of the same ticket is inserted. */
const END_CALLS = `update call c
  set ended_at = coalesce(c.ended_at, x.ended_at), delivered_at = coalesce(c.delivered_at, x.delivered_at)
  from ${rowsOf('call', 1)} x where c.id = x.id`;

export type Statement = { readonly name: string; readonly text: string; readonly values: string[] };

/** The statements of a batch, in order; prepared once for each combination of what a batch writes. */
export function writeStatements(sets: WriteSets): Statement[] {
  const statements: Statement[] = [];
  if (sets.endedCalls.length > 0) {
    statements.push({ name: 'queue-end-calls', text: END_CALLS, values: [JSON.stringify(sets.endedCalls)] });
  }
  const used = parts.filter((part) => sets[part.set].length > 0);
  const values = used.map((part) => JSON.stringify(sets[part.set]));
  const ctes = used.map((part, i) => `${part.as} as (${part.sql(rowsOf(part.table, i + 1))})`);
  let name = `queue-write ${used.map((part) => part.as).join(' ')}`;
  if (sets.conversationEvents.length > 0) {
    values.push(JSON.stringify(sets.conversationEvents));
    const moved = used.some((part) => part.set === 'changedConversations');
    ctes.push(`new_conversation_event as (${insertConversationEvents(values.length, moved)})`);
    name += ' new_conversation_event';
  }
  const count = sets.changedTickets.length > 0 ? '(select count(*)::int from changed_ticket)' : '0';
  statements.push({
    name: statementName(name),
    text: `with ${ctes.join(',\n')}\nselect ${count} as changed`,
    values,
  });
  return statements;
}

function insertConversationEvents(parameter: number, moved: boolean): string {
  const seq = moved ? 'x.seq + coalesce(m.base, 0)' : 'x.seq';
  const join = moved ? 'left join moved_conversation m on m.id = x.conversation_id' : '';
  return `insert into conversation_event (conversation_id, seq, ${EVENT_COLUMNS})
    select x.conversation_id, ${seq}, ${EVENT_COLUMNS.replaceAll(/(\w+)/g, 'x.$1')}
    from ${rowsOf('conversation_event', parameter)} x ${join}`;
}

/** PostgreSQL cuts names at 63 bytes: a short one for each combination, the same in every process. */
const names = new Map<string, string>();
function statementName(long: string): string {
  const known = names.get(long);
  if (known) return known;
  const made = `queue-write-${names.size + 1}`;
  names.set(long, made);
  return made;
}
