/**
 * What the edges (rooms, http) may ask of the capabilities, in one place. Each capability's folder exports a
 * `create…` function that returns its part; `main.ts` composes them. No transport type appears here.
 *
 * What changed is told by hints (store.hints), always after the commit: `office:<code>` (line, desks, live
 * state), `citizen:<id>` (a ticket of theirs), `conversation:<id>` (new events), `marks:<id>` (watermarks of a
 * conversation), `presence:<code>` (where people of the office's line are; this process only knows its own).
 */
import type { Result } from '../shared/domain/refusal.ts';
import type { Language } from '../shared/domain/province.ts';
import type { Look } from '../shared/domain/citizen.ts';
import type { CitizenCommand, OfficerCommand, TakeNumber } from '../shared/protocol/commands.ts';
import type {
  CatalogueIndex,
  LineView,
  Me,
  ProvinceView,
  RegionDetail,
  RegionLive,
  ServiceView,
  StaffMe,
  TicketView,
  presences,
} from '../shared/protocol/views.ts';
import type { EventsFrame, MarksFrame, ResetFrame, SentFrame } from '../shared/protocol/counter-messages.ts';

export type Presence = (typeof presences)[number];

/** A signed-in officer acting for one office. `deskId` is null until a desk is taken. */
export type OfficerActor = {
  readonly userId: string;
  readonly name: string;
  readonly officeCode: string;
  readonly role: 'officer' | 'supervisor' | 'admin';
  readonly deskId: string | null;
  readonly state: 'AVAILABLE' | 'BREAK' | null;
};

/** Answer of every ticket command: enough to fetch the view. A repeated command id gives the same answer. */
export type CommandReceipt = {
  readonly ticketId: string;
  readonly version: number;
  readonly repeated: boolean;
};

export type Queue = {
  takeNumber(citizenId: string, command: TakeNumber): Promise<Result<CommandReceipt>>;
  citizenCommand(
    citizenId: string,
    ticketId: string,
    command: CitizenCommand,
  ): Promise<Result<CommandReceipt>>;
  /** The citizen's device has shown this call. */
  confirmCallSeen(citizenId: string, ticketId: string, callId: string): Promise<Result<null>>;
  callNext(officer: OfficerActor, commandId: string): Promise<Result<CommandReceipt>>;
  officerCommand(
    officer: OfficerActor,
    ticketId: string,
    command: OfficerCommand,
  ): Promise<Result<CommandReceipt>>;
  rate(citizenId: string, ticketId: string, score: number, comment: string | null): Promise<Result<null>>;
  /** Acts on every due timer and lost officer once, whichever process calls it. Returns how many it moved. */
  runDueTimers(): Promise<number>;
};

export type Desks = {
  /** Takes a desk (state AVAILABLE). DESK_TAKEN unless it is free or `takeOver` by the same person. */
  take(
    userId: string,
    officerName: string,
    simulated: boolean,
    deskId: string,
    takeOver: boolean,
  ): Promise<Result<null>>;
  change(userId: string, state: 'AVAILABLE' | 'BREAK'): Promise<Result<null>>;
  /** OPEN_WORK while a ticket is CALLED or SERVING there. */
  leave(userId: string): Promise<Result<null>>;
  heartbeat(userId: string): Promise<void>;
  /** The live session of an officer, if any. */
  sessionOf(userId: string): Promise<StaffMe['session']>;
};

export type ConversationParty =
  | { readonly kind: 'citizen'; readonly citizenId: string }
  | { readonly kind: 'officer'; readonly userId: string; readonly officeCode: string };

export type Conversations = {
  /** Commits, then hints. Dedupes by (conversation, sender, cmid): a repeat returns the stored row with `dup`. */
  send(party: ConversationParty, conv: string, cmid: string, text: string): Promise<Result<SentFrame>>;
  eventsAfter(
    party: ConversationParty,
    conv: string,
    epoch: number,
    after: number,
    limit: number,
  ): Promise<Result<{ kind: 'events'; frame: EventsFrame } | { kind: 'reset'; frame: ResetFrame }>>;
  /** Raises watermarks (never lowers) and returns the new ones. */
  mark(
    party: ConversationParty,
    conv: string,
    marks: { delivered?: number; read?: number },
  ): Promise<Result<MarksFrame>>;
  marks(party: ConversationParty, conv: string): Promise<Result<MarksFrame>>;
  /** May this party read this conversation now? FORBIDDEN and NOT_FOUND look the same from outside. */
  authorise(party: ConversationParty, conv: string): Promise<Result<{ officeCode: string }>>;
};

export type Insight = {
  /** Live state of all offices, from a short cache that every hint `office:<code>` refreshes. */
  regions(): Promise<RegionLive[]>;
  region(code: string): Promise<RegionLive | null>;
  ticket(ticketId: string): Promise<TicketView | null>;
  /** Open tickets first, then those closed today. */
  ticketsOf(citizenId: string): Promise<TicketView[]>;
  /** Ids of citizens with open tickets in this office (whom a change of its line concerns). */
  citizensInLine(officeCode: string): Promise<{ citizenId: string; ticketIds: string[] }[]>;
  line(officeCode: string): Promise<LineView>;
  /** Fed by the rooms: where a citizen is now. A signal for officers, never a state. */
  setPresence(
    citizenId: string,
    presence: { kind: 'hall'; region: string | null } | { kind: 'online' } | null,
    source: 'hall' | 'counter',
  ): void;
};

export type Catalogue = {
  province(): ProvinceView;
  index(): CatalogueIndex;
  /** Everything of the detail page but the live state. */
  detail(code: string): Promise<Omit<RegionDetail, 'live'> | null>;
  service(code: string, serviceId: string): Promise<ServiceView | null>;
  /** Open or closed now, and when that changes. Open at any hour in demo mode. */
  status(
    code: string,
  ): Promise<
    Pick<RegionLive, 'open' | 'reason' | 'opensAt' | 'closesAt'> & { calendarMissing: number | null }
  >;
  /** Local calendar day of the office. */
  serviceDay(code: string): string;
};

export type CitizenIdentity = {
  readonly id: string;
  readonly name: string;
  readonly look: Look;
  readonly language: Language;
  readonly simulated: boolean;
};

export type Citizens = {
  /** A new citizen and the cookie value (32 random bytes, base64url) that proves it. */
  begin(wish: {
    name?: string;
    language?: Language;
    look?: Look;
    simulated: boolean;
  }): Promise<{ citizen: CitizenIdentity; cookie: string }>;
  byCookie(cookie: string): Promise<CitizenIdentity | null>;
  change(id: string, wish: { name?: string; language?: Language; look?: Look }): Promise<CitizenIdentity>;
  me(id: string): Promise<Omit<Me, 'tickets'> | null>;
};

/** The numbered halls, as the rooms know them. */
export type Halls = {
  /**
   * The hall somebody is to enter, and whether only its gallery has a place. INVALID for a number that no hall has,
   * and for the gallery of a hall that is not open.
   */
  choose(
    citizenId: string,
    wish: { readonly hall?: number | undefined; readonly gallery?: boolean | undefined },
  ): Promise<Result<{ readonly hall: number; readonly gallery: boolean }>>;
};

/** What a realtime token proves; signed with the server's secret, valid 60 s, for one room. */
export type RealtimeGrant =
  | { readonly room: 'hall'; readonly citizenId: string; readonly hall: number; readonly gallery: boolean }
  | { readonly room: 'counter'; readonly region: string; readonly as: 'citizen'; readonly citizenId: string }
  | { readonly room: 'counter'; readonly region: string; readonly as: 'officer'; readonly userId: string };
