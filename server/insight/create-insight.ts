import type { Region } from '../../shared/domain/province.ts';
import { instantOf } from '../../shared/domain/zoned-time.ts';
import type { EstimateView, RegionLive, TicketView } from '../../shared/protocol/views.ts';
import type { Catalogue, Insight } from '../capabilities.ts';
import type { Store } from '../store/index.ts';
import { snapshotFromRow, ticketInView, type OfficeSnapshot } from './office-snapshot.ts';
import { createPresenceBoard, type Whereabouts } from './presence-board.ts';
import { readSnapshotRows, readTicket, readTicketsOf, type TicketWithCursor } from './read-snapshots.ts';
import { createServiceBook } from './service-book.ts';
import { createSnapshotCache } from './snapshot-cache.ts';
import { countServing, viewDesks, viewEstimate } from './view-desk.ts';
import { viewLineItem } from './view-line.ts';
import { viewTicket, type TicketSurroundings } from './view-ticket.ts';

export type InsightDeps = {
  readonly store: Store;
  readonly catalogue: Catalogue;
  /** Of the province pack. */
  readonly regions: readonly Region[];
  readonly now: () => Date;
};

export type InsightWithPromise = Insight & {
  /** What a newcomer to this office would be told, from memory; null when nobody serves or nothing is known. */
  promise(officeCode: string): EstimateView | null;
  readonly whereabouts: SharedWhereabouts;
};

/** For several processes: what each of their rooms say about where citizens are reaches all of them. */
export type SharedWhereabouts = {
  own(): Whereabouts[];
  onChange(listener: (change: Whereabouts) => void): void;
  /** What the rooms of another process say. */
  hear(from: string, said: readonly Whereabouts[]): void;
  /** Another process is gone. */
  forget(from: string): void;
};

/**
 * The read models. All of them come from snapshots of offices that hints renew, so looking costs the
 * database nothing while nothing changes, and one statement for all offices that changed.
 */
export function createInsight({ store, catalogue, regions, now }: InsightDeps): InsightWithPromise {
  const province = catalogue.province();
  const regionOf = new Map(regions.map((region) => [region.code, region]));
  const wingNameOf = new Map(province.wings.map((wing) => [wing.id, wing.name]));
  const clock = () => performance.now();
  const servicesOf = createServiceBook(catalogue, clock);
  const presence = createPresenceBoard();
  const promises = new Map<string, EstimateView | null>();
  /** Offices in whose line a citizen stands, as last read; to know whom a step into the hall concerns. */
  const linesOf = new Map<string, Set<string>>();

  const listeners: ((change: Whereabouts) => void)[] = [];
  const tellLookers = (citizens: readonly string[]) => {
    const codes = new Set(citizens.flatMap((id) => [...(linesOf.get(id) ?? [])]));
    for (const code of codes) store.hints.publish(`presence:${code}`);
  };

  const today = () => catalogue.serviceDay(regions[0]?.code ?? '');
  const cache = createSnapshotCache({
    clock,
    load: async (codes) => {
      const dayStart = instantOf(province.timeZone, today(), '00:00');
      const rows = await readSnapshotRows(store.pool, codes, dayStart);
      const at = now().getTime();
      return Promise.all(
        rows.map(async (row) => {
          const services = await servicesOf(row.code);
          const priorOf = (id: string) => services.get(id)?.consultationMinutes ?? null;
          const snapshot = snapshotFromRow(row, priorOf, at);
          promises.set(row.code, viewEstimate(snapshot, snapshot.positions.size, at));
          rememberLines(linesOf, cache.peek(row.code), snapshot);
          return snapshot;
        }),
      );
    },
  });
  store.hints.subscribe(
    'office:',
    (topic) => cache.invalidate(topic.slice('office:'.length)),
    cache.invalidateAll,
  );

  const surroundings = async (code: string): Promise<TicketSurroundings | null> => {
    const [snapshot, services] = await Promise.all([cache.get(code), servicesOf(code)]);
    const region = regionOf.get(code);
    return snapshot && region ? { snapshot, regionName: region.name, services, now: now().getTime() } : null;
  };
  const region = async (code: string): Promise<RegionLive | null> => {
    const known = regionOf.get(code);
    const around = known && (await surroundings(code));
    if (!known || !around) return null;
    const { open, reason, opensAt, closesAt } = await catalogue.status(code);
    const { snapshot } = around;
    const waiting = snapshot.positions.size;
    return {
      code,
      name: known.name,
      type: known.type,
      wing: known.wing,
      wingName: known.wing === null ? null : (wingNameOf.get(known.wing) ?? null),
      open,
      reason,
      opensAt,
      closesAt,
      officers: countServing(snapshot, around.now),
      waiting,
      estimate: viewEstimate(snapshot, waiting, around.now),
      desks: viewDesks(snapshot, around.now),
      lastCalls: snapshot.lastCalls.map((call) => ({ ...call, at: new Date(call.at).toISOString() })),
      cursor: snapshot.cursor,
    };
  };
  /** Open tickets as the snapshot has them, because their place depends on everybody's. */
  const viewRow = async (row: TicketWithCursor): Promise<TicketView | null> => {
    const around = await surroundings(row.office_code);
    if (!around) return null;
    const inLine = around.snapshot.byId.get(row.id);
    const current = inLine && inLine.ticket.version >= row.version;
    if (current) return viewTicket(inLine, around.snapshot.cursor, around);
    return viewTicket(ticketInView(row), Number(row.cursor), around);
  };

  return {
    regions: async () => {
      const all = await Promise.all([...regionOf.keys()].map(region));
      return all.filter((one) => one !== null);
    },
    region,
    ticket: async (ticketId) => {
      for (const code of regionOf.keys()) {
        if (!cache.peek(code)?.byId.has(ticketId)) continue;
        const around = await surroundings(code);
        const inLine = around?.snapshot.byId.get(ticketId);
        if (around && inLine) return viewTicket(inLine, around.snapshot.cursor, around);
      }
      const row = await readTicket(store.pool, ticketId);
      return row && viewRow(row);
    },
    ticketsOf: async (citizenId) => {
      const rows = await readTicketsOf(store.pool, citizenId, today());
      const views = await Promise.all(rows.map(viewRow));
      return views.filter((view) => view !== null);
    },
    citizensInLine: async (code) => {
      const open = (await cache.get(code))?.open ?? [];
      const byCitizen = Map.groupBy(open, ({ ticket }) => ticket.citizenId);
      return [...byCitizen].map(([citizenId, tickets]) => ({
        citizenId,
        ticketIds: tickets.map(({ ticket }) => ticket.id),
      }));
    },
    line: async (code) => {
      const around = await surroundings(code);
      if (!around) throw new Error(`there is no office ${code}`);
      const { open, calendarMissing } = await catalogue.status(code);
      const { snapshot, services } = around;
      return {
        region: code,
        regionName: around.regionName,
        cursor: snapshot.cursor,
        open,
        calendarMissing,
        items: snapshot.open.map((about) => viewLineItem(about, services, presence)),
        desks: viewDesks(snapshot, around.now),
        servedToday: snapshot.servedToday,
      };
    },
    setPresence: (citizenId, where, source) => {
      if (!presence.set(citizenId, where, source)) return;
      tellLookers([citizenId]);
      for (const tell of listeners) tell({ citizenId, where, source });
    },
    whereabouts: {
      own: presence.own,
      onChange: (listener) => void listeners.push(listener),
      hear: (from, said) => tellLookers(presence.hear(from, said)),
      forget: (from) => tellLookers(presence.forget(from)),
    },
    promise: (officeCode) => promises.get(officeCode) ?? null,
  };
}

function rememberLines(
  linesOf: Map<string, Set<string>>,
  before: OfficeSnapshot | null,
  after: OfficeSnapshot,
): void {
  for (const { ticket } of before?.open ?? []) {
    const lines = linesOf.get(ticket.citizenId);
    lines?.delete(after.code);
    if (lines?.size === 0) linesOf.delete(ticket.citizenId);
  }
  for (const { ticket } of after.open) {
    const lines = linesOf.get(ticket.citizenId) ?? new Set();
    linesOf.set(ticket.citizenId, lines.add(after.code));
  }
}
