import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { randomLook } from '../../shared/domain/random-look.ts';
import { languageCodes, type Language } from '../../shared/domain/province.ts';
import type { Citizens, CitizenIdentity } from '../capabilities.ts';
import { schema, type Store } from '../store/index.ts';

export type CitizensOptions = {
  readonly store: Store;
  readonly defaultLanguage: Language;
  /** [0, 1), for looks and made-up names. */
  readonly random: () => number;
  readonly now: () => Date;
};

export type KnownCitizens = Citizens & {
  /** Is this ticket the citizen's own, however old? */
  owns(citizenId: string, ticketId: string): Promise<boolean>;
};

const COOKIE_BYTES = 32;
/** "Last seen" is for retention, not for presence: an hour's precision keeps reads from becoming writes. */
const SEEN_PRECISION_MS = 3_600_000;

type CitizenRow = typeof schema.citizen.$inferSelect;

/**
 * Citizens are known by a random cookie and nothing else: no registration, no personal data beyond a
 * display name they may choose. Only the cookie's SHA-256 is stored, so a leaked table opens no session.
 */
export function createCitizens({ store, defaultLanguage, random, now }: CitizensOptions): KnownCitizens {
  const { citizen } = schema;
  return {
    async begin(wish) {
      const cookie = randomBytes(COOKIE_BYTES).toString('base64url');
      const row = {
        id: randomUUIDv7(),
        tokenHash: hashCookie(cookie),
        displayName: wish.name ?? makeUpName(random),
        look: wish.look ?? randomLook(random),
        language: wish.language ?? defaultLanguage,
        simulated: wish.simulated,
        createdAt: now(),
        lastSeenAt: now(),
      };
      await store.db.insert(citizen).values(row);
      return { citizen: viewCitizen(row), cookie };
    },
    async byCookie(cookie) {
      // Anything else cannot be one of ours; do not bother the database with it.
      if (!/^[A-Za-z0-9_-]{43}$/.test(cookie)) return null;
      const [row] = await store.db
        .select()
        .from(citizen)
        .where(eq(citizen.tokenHash, hashCookie(cookie)));
      if (!row) return null;
      await noteSeen(store, row, now());
      return viewCitizen(row);
    },
    async change(id, wish) {
      const [row] = await store.db
        .update(citizen)
        .set({
          ...(wish.name === undefined ? {} : { displayName: wish.name }),
          ...(wish.look === undefined ? {} : { look: wish.look }),
          ...(wish.language === undefined ? {} : { language: wish.language }),
          lastSeenAt: now(),
        })
        .where(eq(citizen.id, id))
        .returning();
      if (!row) throw new Error(`there is no citizen ${id}`);
      return viewCitizen(row);
    },
    async owns(citizenId, ticketId) {
      const { ticket } = schema;
      const [row] = await store.db
        .select({ citizenId: ticket.citizenId })
        .from(ticket)
        .where(eq(ticket.id, ticketId));
      return row?.citizenId === citizenId;
    },
    async me(id) {
      const [row] = await store.db.select().from(citizen).where(eq(citizen.id, id));
      return row ? viewCitizen(row) : null;
    },
  };
}

/** "Warga" (citizen) and four digits: nobody has to tell a name to be served. */
function makeUpName(random: () => number): string {
  return `Warga ${1000 + Math.floor(random() * 9000)}`;
}

function hashCookie(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}

function viewCitizen(row: Omit<CitizenRow, 'tokenHash'>): CitizenIdentity {
  const language = languageCodes.find((code) => code === row.language) ?? languageCodes[0];
  return { id: row.id, name: row.displayName, look: row.look, language, simulated: row.simulated };
}

async function noteSeen({ db }: Store, row: CitizenRow, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - SEEN_PRECISION_MS);
  if (row.lastSeenAt >= stale) return;
  const { citizen } = schema;
  await db
    .update(citizen)
    .set({ lastSeenAt: now })
    .where(and(eq(citizen.id, row.id), lt(citizen.lastSeenAt, stale)));
}
