import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { StaffMe } from '../../shared/protocol/views.ts';
import type { Desks, OfficerActor } from '../capabilities.ts';
import { schema, type Store } from '../store/index.ts';
import type { StaffUser } from './staff-auth.ts';

export type Staff = {
  /** Everything a signed-in account may see of itself: its offices, their desks, where it works now. */
  me(user: StaffUser): Promise<StaffMe>;
  /**
   * The account acting for one office: the one asked for, else the one it works at now, else its first.
   * Null when it has no role there.
   */
  actor(user: StaffUser, officeCode: string | null): Promise<OfficerActor | null>;
  /** The officer's name, while the account has a role at the office and is signed in somewhere; else null. */
  serving(userId: string, officeCode: string): Promise<string | null>;
  /** Codes of the offices the account has a role at. */
  officesOf(userId: string): Promise<string[]>;
  /** Played by the simulation, and shown as such. */
  isSimulated(userId: string): Promise<boolean>;
};

/** What staff accounts may do, and where. Roles are read at every question: taking one away holds at once. */
export function createStaff(store: Store, desks: Pick<Desks, 'sessionOf'>, now: () => Date): Staff {
  return {
    async me(user) {
      const [roles, places, session] = await Promise.all([
        readRoles(store, user.id),
        readDesks(store, user.id),
        desks.sessionOf(user.id),
      ]);
      const offices = roles.map(({ officeCode, name, role }) => ({
        region: officeCode,
        name,
        role,
        desks: places
          .filter((place) => place.officeCode === officeCode)
          .map(({ id, label, takenBy }) => ({ id, label, takenBy })),
      }));
      return { id: user.id, name: user.name, email: user.email, offices, session };
    },
    async actor(user, officeCode) {
      const [roles, session] = await Promise.all([readRoles(store, user.id), desks.sessionOf(user.id)]);
      const wanted = officeCode ?? session?.region ?? roles[0]?.officeCode;
      const role = roles.find((candidate) => candidate.officeCode === wanted);
      if (!role) return null;
      const here = session?.region === role.officeCode ? session : null;
      return {
        userId: user.id,
        name: user.name,
        officeCode: role.officeCode,
        role: role.role,
        deskId: here?.deskId ?? null,
        state: here?.state ?? null,
      };
    },
    async serving(userId, officeCode) {
      const { staffRole, session, user } = schema;
      const [row] = await store.db
        .select({ name: user.name })
        .from(staffRole)
        .innerJoin(user, eq(user.id, staffRole.userId))
        .innerJoin(session, and(eq(session.userId, staffRole.userId), gt(session.expiresAt, now())))
        .where(and(eq(staffRole.userId, userId), eq(staffRole.officeCode, officeCode)))
        .limit(1);
      return row?.name ?? null;
    },
    async officesOf(userId) {
      return (await readRoles(store, userId)).map(({ officeCode }) => officeCode);
    },
    async isSimulated(userId) {
      const { staffRole } = schema;
      const rows = await store.db
        .select({ simulated: staffRole.simulated })
        .from(staffRole)
        .where(eq(staffRole.userId, userId));
      return rows.some((row) => row.simulated);
    },
  };
}

function readRoles({ db }: Store, userId: string) {
  const { staffRole, office } = schema;
  return db
    .select({ officeCode: staffRole.officeCode, name: office.name, role: staffRole.role })
    .from(staffRole)
    .innerJoin(office, eq(office.code, staffRole.officeCode))
    .where(eq(staffRole.userId, userId))
    .orderBy(asc(staffRole.officeCode));
}

/** The desks of the account's offices, with who sits there. */
function readDesks({ db }: Store, userId: string) {
  const { staffRole, desk, officerSession } = schema;
  return db
    .select({
      id: desk.id,
      officeCode: desk.officeCode,
      label: desk.label,
      takenBy: officerSession.officerName,
    })
    .from(staffRole)
    .innerJoin(desk, eq(desk.officeCode, staffRole.officeCode))
    .leftJoin(officerSession, and(eq(officerSession.deskId, desk.id), isNull(officerSession.endedAt)))
    .where(eq(staffRole.userId, userId))
    .orderBy(asc(desk.officeCode), asc(desk.position));
}
