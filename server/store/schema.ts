/**
 * The tables. Truth of the whole product: a command is one transaction that changes rows here and appends
 * its event; everything else (rooms, boards, pages) is a view. Times are timestamptz; ids are UUIDv7.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Look } from '../../shared/domain/citizen.ts';
import type { Service } from '../../shared/domain/province.ts';
import type { EventActor, TicketEventPayload, TicketState, Resolution } from '../../shared/domain/ticket.ts';
import type { ConversationEventData, Participant } from '../../shared/domain/conversation.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/* ---- catalogue: one tenant (office) per region ------------------------------------------------ */

export const office = pgTable('office', {
  /** Region code, e.g. 3205. */
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  /** Closed by hand (an emergency), whatever the hours say. */
  pausedReason: text('paused_reason'),
  createdAt: at('created_at').notNull().defaultNow(),
});

/** An officer's place at the office's counter: "Meja 1". */
export const desk = pgTable(
  'desk',
  {
    id: uuid('id').primaryKey(),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    label: text('label').notNull(),
    position: smallint('position').notNull(),
    /** How many people one officer calls or serves at once at this desk. */
    capacity: smallint('capacity').notNull().default(1),
  },
  (t) => [uniqueIndex('desk_position').on(t.officeCode, t.position)],
);

export const officeService = pgTable(
  'office_service',
  {
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    serviceId: text('service_id').notNull(),
    groupPrefix: text('group_prefix').notNull(),
    standard: jsonb('standard').$type<Service>().notNull(),
    /** Still the province's sample; false once the regency has edited it. */
    sample: boolean('sample').notNull().default(true),
    active: boolean('active').notNull().default(true),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.officeCode, t.serviceId] })],
);

/** Minutes since local midnight. */
export const openingInterval = pgTable(
  'opening_interval',
  {
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    weekday: smallint('weekday').notNull(),
    fromMinute: smallint('from_minute').notNull(),
    toMinute: smallint('to_minute').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeCode, t.weekday, t.fromMinute] })],
);

export const holiday = pgTable('holiday', {
  day: date('day', { mode: 'string' }).primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<'national' | 'shared-leave'>().notNull(),
  confidence: doublePrecision('confidence').notNull(),
});

/** Years whose holidays somebody filled in; any other year warns the staff. */
export const calendarYear = pgTable('calendar_year', { year: integer('year').primaryKey() });

/* ---- people ------------------------------------------------------------------------------------ */

export const citizen = pgTable(
  'citizen',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of the session cookie's random value; the value itself is never stored. */
    tokenHash: bytea('token_hash').notNull(),
    displayName: text('display_name').notNull(),
    look: jsonb('look').$type<Look>().notNull(),
    language: text('language').notNull().default('id'),
    simulated: boolean('simulated').notNull().default(false),
    createdAt: at('created_at').notNull().defaultNow(),
    lastSeenAt: at('last_seen_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('citizen_token').on(t.tokenHash)],
);

/** What a staff account (better-auth's `user`) may do, and where. */
export const staffRole = pgTable(
  'staff_role',
  {
    userId: uuid('user_id').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    role: text('role').$type<'officer' | 'supervisor' | 'admin'>().notNull(),
    look: jsonb('look').$type<Look>().notNull(),
    simulated: boolean('simulated').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.userId, t.officeCode] })],
);

/** One officer at one desk; live while `endedAt` is null. Survives the server's death. */
export const officerSession = pgTable(
  'officer_session',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    officerName: text('officer_name').notNull(),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desk.id),
    state: text('state').$type<'AVAILABLE' | 'BREAK'>().notNull(),
    simulated: boolean('simulated').notNull().default(false),
    startedAt: at('started_at').notNull(),
    stateSince: at('state_since').notNull(),
    /** Heartbeat; LOST is derived from its age. */
    lastSeenAt: at('last_seen_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('one_live_session_per_desk')
      .on(t.deskId)
      .where(sql`ended_at is null`),
    uniqueIndex('one_live_session_per_officer')
      .on(t.userId)
      .where(sql`ended_at is null`),
    index('officer_session_office')
      .on(t.officeCode)
      .where(sql`ended_at is null`),
  ],
);

/* ---- queue ------------------------------------------------------------------------------------- */

/** One citizen, one office, one service day; owns the display number. */
export const visit = pgTable(
  'visit',
  {
    id: uuid('id').primaryKey(),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    citizenId: uuid('citizen_id')
      .notNull()
      .references(() => citizen.id),
    day: date('day', { mode: 'string' }).notNull(),
    prefix: text('prefix').notNull(),
    number: integer('number').notNull(),
    /** 1 for the citizen's first number that day; unique, so that two requests at once cannot pass the limit. */
    nthOfDay: smallint('nth_of_day').notNull(),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    uniqueIndex('visit_number').on(t.officeCode, t.day, t.prefix, t.number),
    uniqueIndex('visit_citizen_day').on(t.citizenId, t.day, t.nthOfDay),
  ],
);

/** Gapless daily numbers: `insert … on conflict do update set n = n + 1 returning n`. */
export const numberCounter = pgTable(
  'number_counter',
  {
    officeCode: text('office_code').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    prefix: text('prefix').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeCode, t.day, t.prefix] })],
);

export const ticket = pgTable(
  'ticket',
  {
    id: uuid('id').primaryKey(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => visit.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    citizenId: uuid('citizen_id')
      .notNull()
      .references(() => citizen.id),
    serviceId: text('service_id').notNull(),
    groupPrefix: text('group_prefix').notNull(),
    state: text('state').$type<TicketState>().notNull(),
    version: integer('version').notNull().default(1),
    issuedAt: at('issued_at').notNull(),
    joinedAt: at('joined_at'),
    effectiveAt: at('effective_at'),
    notBefore: at('not_before'),
    priority: boolean('priority').notNull().default(false),
    restored: boolean('restored').notNull().default(false),
    rejoins: smallint('rejoins').notNull().default(0),
    deskId: uuid('desk_id').references(() => desk.id),
    slot: smallint('slot'),
    officerId: uuid('officer_id'),
    officerName: text('officer_name'),
    callCount: smallint('call_count').notNull().default(0),
    lastCalledAt: at('last_called_at'),
    servingAt: at('serving_at'),
    /** The one running timer of the ticket; the sweep in any process acts on it (T11, T14, …). */
    dueAt: at('due_at'),
    resolution: text('resolution').$type<Resolution>(),
    resolutionNote: text('resolution_note'),
    caseCode: text('case_code'),
    closeReason: text('close_reason'),
    promisedLowS: integer('promised_low_s'),
    promisedHighS: integer('promised_high_s'),
    closedAt: at('closed_at'),
  },
  (t) => [
    // The order of `compareInLine`; queries say `restored desc nulls last`, or the index is not used.
    index('ticket_wait')
      .on(t.officeCode, t.restored.desc(), t.effectiveAt, t.id)
      .where(sql`state = 'WAITING'`),
    index('ticket_open')
      .on(t.officeCode)
      .where(sql`closed_at is null`),
    index('ticket_due')
      .on(t.dueAt)
      .where(sql`due_at is not null`),
    index('ticket_citizen').on(t.citizenId, t.issuedAt),
    index('ticket_visit').on(t.visitId),
    uniqueIndex('one_active_per_slot')
      .on(t.deskId, t.slot)
      .where(sql`state in ('CALLED', 'SERVING')`),
    uniqueIndex('one_open_per_service')
      .on(t.citizenId, t.serviceId)
      .where(sql`closed_at is null`),
    // Served today, and how long the last ones took.
    index('ticket_served')
      .on(t.officeCode, t.closedAt)
      .where(sql`state = 'COMPLETED'`),
    uniqueIndex('ticket_case_code')
      .on(t.caseCode)
      .where(sql`case_code is not null`),
  ],
);

/** Every call and recall has its own id: announcements are keyed by it. */
export const call = pgTable(
  'call',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => ticket.id),
    officeCode: text('office_code').notNull(),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desk.id),
    /** Counts from 1 since the citizen was last in line. */
    n: smallint('n').notNull(),
    calledAt: at('called_at').notNull(),
    /** The citizen's device confirmed it has shown the call. */
    deliveredAt: at('delivered_at'),
    endedAt: at('ended_at'),
  },
  (t) => [
    index('call_ticket').on(t.ticketId, t.calledAt),
    uniqueIndex('one_open_call')
      .on(t.ticketId)
      .where(sql`ended_at is null`),
    index('call_office_time').on(t.officeCode, t.calledAt),
  ],
);

/** The committed log, gap-free per office, hash-chained. Also the outbox: readers keep a cursor. */
export const ticketEvent = pgTable(
  'ticket_event',
  {
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    ticketId: uuid('ticket_id').notNull(),
    at: at('at').notNull(),
    type: text('type').notNull(),
    actor: jsonb('actor').$type<EventActor>().notNull(),
    commandId: uuid('command_id').notNull(),
    payload: jsonb('payload').$type<TicketEventPayload>().notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeCode, t.seq] }), index('ticket_event_ticket').on(t.ticketId, t.seq)],
);

/** Head of each office's log: the row lock orders its writers. */
export const officeLog = pgTable('office_log', {
  officeCode: text('office_code')
    .primaryKey()
    .references(() => office.code),
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
  hash: bytea('hash').notNull(),
  /** Time of the last event: the office's own clock never stands still or runs back between two. */
  lastAt: at('last_at').notNull(),
});

/** Stored results of commands: the same command id gives the same answer, and one event. */
export const command = pgTable(
  'command',
  {
    id: uuid('id').primaryKey(),
    /** Who sent it; somebody else's id is refused. */
    actorId: text('actor_id').notNull(),
    type: text('type').notNull(),
    ticketId: uuid('ticket_id'),
    result: jsonb('result').notNull(),
    at: at('at').notNull(),
  },
  // Only for purging old ones: block ranges cost nothing at each insert.
  (t) => [index('command_at').using('brin', t.at)],
);

/* ---- conversation (SERVICE.md §5: commit before fan-out, gap-free seq) ------------------------ */

export const conversation = pgTable(
  'conversation',
  {
    id: uuid('id').primaryKey(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => visit.id),
    officeCode: text('office_code')
      .notNull()
      .references(() => office.code),
    citizenId: uuid('citizen_id')
      .notNull()
      .references(() => citizen.id),
    /** The officer now in charge; null between officers. */
    officerId: uuid('officer_id'),
    lastSeq: integer('last_seq').notNull().default(0),
    epoch: integer('epoch').notNull().default(1),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [uniqueIndex('conversation_visit').on(t.visitId), index('conversation_citizen').on(t.citizenId)],
);

export const conversationEvent = pgTable(
  'conversation_event',
  {
    conversationId: uuid('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').$type<ConversationEventData['type']>().notNull(),
    mid: uuid('mid').notNull(),
    /** `citizen:<id>`, `officer:<id>` or `system`. */
    senderId: text('sender_id').notNull(),
    sender: jsonb('sender').$type<Participant>().notNull(),
    cmid: uuid('cmid'),
    data: jsonb('data').$type<ConversationEventData>().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.seq] }),
    foreignKey({ columns: [t.conversationId], foreignColumns: [conversation.id] }),
    uniqueIndex('conversation_event_cmid')
      .on(t.conversationId, t.senderId, t.cmid)
      .where(sql`cmid is not null`),
  ],
);

/** Cumulative, monotone watermarks per participant. */
export const conversationMark = pgTable(
  'conversation_mark',
  {
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    participantId: text('participant_id').notNull(),
    delivered: integer('delivered').notNull().default(0),
    read: integer('read').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.participantId] })],
);

/* ---- after the service ------------------------------------------------------------------------- */

/** The citizen's one-tap rating of a finished ticket (1–4, PermenPANRB 14/2017 scale). */
export const rating = pgTable('rating', {
  ticketId: uuid('ticket_id')
    .primaryKey()
    .references(() => ticket.id),
  officeCode: text('office_code').notNull(),
  score: smallint('score').notNull(),
  comment: text('comment'),
  at: at('at').notNull(),
});

/* ---- staff accounts (better-auth 1.7, uuid ids, snake_case) ----------------------------------- */

export const user = pgTable('user', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    expiresAt: at('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (t) => [index('session_user').on(t.userId)],
);

export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index('account_user').on(t.userId)],
);

export const verification = pgTable('verification', {
  id: uuid('id').primaryKey().defaultRandom(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: at('expires_at').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

/** better-auth's rate limit, in the database so that it holds over restarts and processes. */
export const rateLimit = pgTable('rate_limit', {
  id: uuid('id').primaryKey().defaultRandom(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

/** Failed sign-ins per account: lock-out after repeated failures (whatever address they came from). */
export const signInFailure = pgTable('sign_in_failure', {
  email: text('email').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: at('last_at').notNull(),
  lockedUntil: at('locked_until'),
});
