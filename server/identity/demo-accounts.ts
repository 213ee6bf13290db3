import { createHmac } from 'node:crypto';
import { eq, inArray, like } from 'drizzle-orm';
import { verifyPassword } from 'better-auth/crypto';
import type { Look } from '../../shared/domain/citizen.ts';
import type { ProvincePack } from '../../shared/domain/province.ts';
import { LOCK_CLASS, schema, type Store } from '../store/index.ts';
import { changeStaffLook, createStaffAccount, makePassword, resetPassword } from './staff-accounts.ts';

/** `.example` never belongs to anybody (RFC 2606). Nothing but demo accounts may use it. */
export const DEMO_DOMAIN = 'demo.mpp.example';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
};

export type DemoOfficer = DemoAccount & { readonly look: Look };

export type DemoStaff = {
  /** Offered on the console's sign-in page. */
  readonly offered: readonly DemoOfficer[];
  /** For the simulation alone. */
  readonly simulated: readonly DemoOfficer[];
};

const OFFERED_OFFICES = 4;
const SIMULATED_OFFICES = 6;

type DemoPerson = { readonly name: string; readonly look: Look };

/** Body, skin and hair (`client/hall/kit`); the clothes are the office's uniform. */
const person = (name: string, body: number, skin: number, hair: number): DemoPerson => ({
  name,
  look: { body, skin, top: 2, bottom: 0, hair, pattern: 0 },
});

/** Looks are chosen for each person here, as everybody else chooses their own: nothing follows from a name. */
const offeredPeople = [
  person('Rina Marlina', 2, 1, 3),
  person('Asep Hidayat', 0, 3, 0),
  person('Dewi Anggraeni', 3, 6, 1),
  person('Ujang Permana', 8, 2, 1),
  person('Siti Nurjanah', 6, 2, 14),
  person('Dadan Ramdani', 9, 4, 2),
  person('Neneng Kurniasih', 7, 1, 6),
  person('Agus Setiawan', 1, 3, 0),
] as const;
const simulatedPeople = [
  person('Euis Komariah', 2, 2, 5),
  person('Budi Santoso', 4, 3, 4),
  person('Ratna Wulandari', 5, 6, 1),
  person('Cecep Supriatna', 1, 2, 0),
  person('Lilis Suryani', 6, 1, 10),
  person('Yusuf Maulana', 9, 4, 7),
] as const;

/**
 * Who works in the demo: two accounts each for a few offices, to try the console with, and one simulated
 * officer each at other offices. Chosen by place in the pack, so that any province has them. Passwords
 * follow from the installation's secret: the same after every restart, different everywhere.
 */
export function planDemoStaff({ regions }: ProvincePack, secret: string): DemoStaff {
  const offices = spread(regions, Math.min(OFFERED_OFFICES, Math.floor(regions.length / 2)));
  const others = spread(
    regions.filter((region) => !offices.includes(region)),
    SIMULATED_OFFICES,
  );
  const account = (
    region: { code: string; name: string },
    { name, look }: DemoPerson,
    first: string,
  ): DemoOfficer => {
    const email = `${first}.${region.code}@${DEMO_DOMAIN}`;
    return {
      email,
      password: derivePassword(secret, email),
      name,
      region: region.code,
      regionName: region.name,
      look,
    };
  };
  return {
    offered: offices.flatMap((region, at) =>
      [0, 1].map((seat) => {
        const somebody = offeredPeople[(2 * at + seat) % offeredPeople.length] ?? offeredPeople[0];
        return account(region, somebody, firstNameOf(somebody.name));
      }),
    ),
    simulated: others.map((region, at) =>
      account(region, simulatedPeople[at % simulatedPeople.length] ?? simulatedPeople[0], 'simulasi'),
    ),
  };
}

const DEMO_STAFF_LOCK = 4;

/**
 * Makes the planned accounts, mends the passwords and looks of those that are there, and removes all other demo ones.
 * Of several processes that start together one does it at a time.
 */
export async function seedDemoStaff(store: Store, staff: DemoStaff): Promise<void> {
  const client = await store.pool.connect();
  const lock = [LOCK_CLASS, DEMO_STAFF_LOCK];
  try {
    await client.query('select pg_advisory_lock($1, $2)', lock);
    await mendDemoStaff(store, staff);
    await client.query('select pg_advisory_unlock($1, $2)', lock);
    client.release();
  } catch (error) {
    // The lock goes with its connection.
    client.release(true);
    throw error;
  }
}

async function mendDemoStaff(store: Store, staff: DemoStaff): Promise<void> {
  const wanted = [
    ...staff.offered.map((account) => ({ ...account, simulated: false })),
    ...staff.simulated.map((account) => ({ ...account, simulated: true })),
  ];
  await removeDemoStaff(
    store,
    wanted.map(({ email }) => email),
  );
  const hashes = await readHashes(store);
  await Promise.all(
    wanted.map(async ({ email, password, name, region, simulated, look }) => {
      const hash = hashes.get(email);
      if (hash === undefined) {
        const role = 'officer';
        await createStaffAccount(store, { email, password, name, officeCode: region, role, simulated, look });
        return;
      }
      if (!(await verifyPassword({ hash, password }))) await resetPassword(store, email, password);
      await changeStaffLook(store, email, look);
    }),
  );
}

/** Outside demo mode no account exists that nobody made. */
export async function removeDemoStaff(store: Store, except: readonly string[] = []): Promise<void> {
  const { user, staffRole } = schema;
  const found = await store.db
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(like(user.email, `%@${DEMO_DOMAIN}`));
  const ids = found.filter(({ email }) => !except.includes(email)).map(({ id }) => id);
  if (ids.length === 0) return;
  await store.transaction(async (tx) => {
    await tx.delete(staffRole).where(inArray(staffRole.userId, ids));
    await tx.delete(user).where(inArray(user.id, ids));
  });
}

/** `count` of the items, evenly spread over the list, the first a little after its beginning. */
function spread<T>(items: readonly T[], count: number): T[] {
  const some = Math.min(count, items.length);
  return Array.from(
    { length: some },
    (_, at) => items[Math.floor(((at + 0.6) * items.length) / some)],
  ).filter((item) => item !== undefined);
}

function firstNameOf(name: string): string {
  return name.split(' ')[0]?.toLowerCase() ?? 'petugas';
}

/** The secret cannot be found from the password: it is cut from an HMAC. */
function derivePassword(secret: string, email: string): string {
  const bytes = createHmac('sha512', secret).update(`mpp demo account ${email}`).digest();
  let at = 0;
  // 64 bytes for 20 characters: two each make the remainder's bias negligible.
  return makePassword((below) => {
    const value = bytes.readUInt16BE(at % 62);
    at += 2;
    return value % below;
  });
}

async function readHashes({ db }: Store): Promise<Map<string, string>> {
  const { user, account } = schema;
  const rows = await db
    .select({ email: user.email, hash: account.password })
    .from(user)
    .innerJoin(account, eq(account.userId, user.id))
    .where(like(user.email, `%@${DEMO_DOMAIN}`));
  return new Map(rows.flatMap(({ email, hash }) => (hash === null ? [] : [[email, hash] as const])));
}
