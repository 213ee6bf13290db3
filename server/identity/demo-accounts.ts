import { createHmac } from 'node:crypto';
import { eq, inArray, like } from 'drizzle-orm';
import { verifyPassword } from 'better-auth/crypto';
import type { ProvincePack } from '../../shared/domain/province.ts';
import { schema, type Store } from '../store/index.ts';
import { createStaffAccount, makePassword, resetPassword } from './staff-accounts.ts';

/** `.example` never belongs to anybody (RFC 2606). Nothing but demo accounts may use it. */
export const DEMO_DOMAIN = 'demo.mpp.example';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
};

export type DemoStaff = {
  /** Offered on the console's sign-in page. */
  readonly offered: readonly DemoAccount[];
  /** For the simulation alone. */
  readonly simulated: readonly DemoAccount[];
};

const OFFERED_OFFICES = 4;
const SIMULATED_OFFICES = 6;

const offeredNames = [
  'Rina Marlina',
  'Asep Hidayat',
  'Dewi Anggraeni',
  'Ujang Permana',
  'Siti Nurjanah',
  'Dadan Ramdani',
  'Neneng Kurniasih',
  'Agus Setiawan',
] as const;
const simulatedNames = [
  'Euis Komariah',
  'Budi Santoso',
  'Ratna Wulandari',
  'Cecep Supriatna',
  'Lilis Suryani',
  'Yusuf Maulana',
] as const;

/** In both lists women and men take turns; their avatars (bodies of client/hall/kit/bodies.ts) should look it. */
const womensBodies = [2, 3, 6, 7, 5] as const;
const mensBodies = [1, 0, 9, 4, 8] as const;

function bodyFor(name: string): number {
  const at = Math.max(
    offeredNames.findIndex((n) => n === name),
    simulatedNames.findIndex((n) => n === name),
    0,
  );
  const bodies = at % 2 === 0 ? womensBodies : mensBodies;
  return bodies[Math.floor(at / 2) % bodies.length] ?? 0;
}

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
  const account = (region: { code: string; name: string }, name: string, first: string): DemoAccount => {
    const email = `${first}.${region.code}@${DEMO_DOMAIN}`;
    return {
      email,
      password: derivePassword(secret, email),
      name,
      region: region.code,
      regionName: region.name,
    };
  };
  return {
    offered: offices.flatMap((region, at) =>
      [0, 1].map((seat) => {
        const name = offeredNames[(2 * at + seat) % offeredNames.length] ?? offeredNames[0];
        return account(region, name, firstNameOf(name));
      }),
    ),
    simulated: others.map((region, at) =>
      account(region, simulatedNames[at % simulatedNames.length] ?? simulatedNames[0], 'simulasi'),
    ),
  };
}

/** Makes the planned accounts, mends the passwords of those that are there, and removes all other demo ones. */
export async function seedDemoStaff(store: Store, staff: DemoStaff, random: () => number): Promise<void> {
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
    wanted.map(async ({ email, password, name, region, simulated }) => {
      const hash = hashes.get(email);
      if (hash === undefined) {
        await createStaffAccount(
          store,
          { email, password, name, officeCode: region, role: 'officer', simulated, body: bodyFor(name) },
          random,
        );
      } else if (!(await verifyPassword({ hash, password }))) {
        await resetPassword(store, email, password);
      }
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
