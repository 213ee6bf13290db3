import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createStaff,
  createStaffAccount,
  createStaffAuth,
  DEMO_DOMAIN,
  disableStaffAccount,
  listStaffAccounts,
  makePassword,
  planDemoStaff,
  removeDemoStaff,
  resetPassword,
  seedDemoStaff,
  type StaffAuth,
} from '../../../server/identity/index.ts';
import { createLog } from '../../../server/log.ts';
import { schema } from '../../../server/store/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let auth: StaffAuth;
let now = new Date();
const password = 'kata sandi yang panjang';
const address = '203.0.113.7';

beforeAll(async () => {
  store = await createTestStore();
  auth = createStaffAuth({
    store,
    secret: makePassword() + makePassword(),
    secureCookies: true,
    signInsPerMinute: 1000,
    log: createLog('silent'),
    now: () => now,
  });
});
afterAll(() => store.close());

async function newOfficer(email: string): Promise<string> {
  const role = 'officer';
  await createStaffAccount(store, {
    email,
    name: 'Ibu Rina',
    password,
    officeCode: '9901',
    role,
    simulated: false,
  });
  return email;
}

const cookiesOf = (setCookies: readonly string[]) =>
  setCookies.map((cookie) => cookie.split(';')[0]).join('; ');

describe('staff sign-in', () => {
  it('lets the right password in, by a cookie no script can read', async () => {
    const email = await newOfficer('masuk@example.test');
    const result = await auth.signIn({ email: ' Masuk@Example.test ', password, remember: true, address });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.user).toMatchObject({ name: 'Ibu Rina', email });
    for (const cookie of result.value.setCookies) {
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      expect(cookie).toMatch(/Secure/i);
    }
    expect(await auth.bySession(cookiesOf(result.value.setCookies))).toMatchObject({ email });
  });

  it('ends a session at once when signed out', async () => {
    const email = await newOfficer('keluar@example.test');
    const result = await auth.signIn({ email, password, remember: false, address });
    if (!result.ok) throw new Error(result.refusal.code);
    const cookies = cookiesOf(result.value.setCookies);
    await auth.signOut(cookies);
    expect(await auth.bySession(cookies)).toBeNull();
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const email = await newOfficer('ada@example.test');
    const wrong = await auth.signIn({ email, password: 'bukan yang benar', remember: true, address });
    const unknown = await auth.signIn({ email: 'tidak.ada@example.test', password, remember: true, address });
    expect(wrong).toEqual({ ok: false, refusal: { code: 'SIGN_IN_FAILED' } });
    expect(unknown).toEqual(wrong);
  });

  it('rests an account for 15 minutes after five failures, whether it exists or not', async () => {
    const email = await newOfficer('kunci@example.test');
    for (const account of [email, 'hantu@example.test']) {
      for (let n = 0; n < 5; n += 1) {
        const failed = await auth.signIn({ email: account, password: `salah ${n}`, remember: true, address });
        expect(failed).toEqual({ ok: false, refusal: { code: 'SIGN_IN_FAILED' } });
      }
      const locked = await auth.signIn({ email: account, password, remember: true, address });
      expect(locked).toMatchObject({ ok: false, refusal: { code: 'SIGN_IN_LOCKED' } });
    }
    now = new Date(now.getTime() + 15 * 60_000 + 1000);
    const later = await auth.signIn({ email, password, remember: true, address });
    expect(later.ok).toBe(true);
  });

  it('counts tries made all at once', async () => {
    const email = await newOfficer('serentak@example.test');
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        auth.signIn({ email, password: `tebakan ke-${n}`, remember: true, address }),
      ),
    );
    const codes = tries.map((attempt) => (attempt.ok ? 'in' : attempt.refusal.code));
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SIGN_IN_LOCKED')).toHaveLength(7);
  });

  it('forgets failures after a success', async () => {
    const email = await newOfficer('ingat@example.test');
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 3; n += 1) await auth.signIn({ email, password: 'salah', remember: true, address });
      const right = await auth.signIn({ email, password, remember: true, address });
      expect(right.ok).toBe(true);
    }
  });

  it('limits one network address, whatever accounts it tries', async () => {
    const strict = createStaffAuth({
      store,
      secret: makePassword() + makePassword(),
      secureCookies: false,
      signInsPerMinute: 3,
      log: createLog('silent'),
      now: () => now,
    });
    const attempt = (n: number) =>
      strict.signIn({ email: `siapa${n}@example.test`, password, remember: true, address: '198.51.100.9' });
    for (let n = 0; n < 3; n += 1) {
      expect(await attempt(n)).toMatchObject({ refusal: { code: 'SIGN_IN_FAILED' } });
    }
    expect(await attempt(3)).toMatchObject({ refusal: { code: 'RATE' } });
  });
});

describe('staff accounts', () => {
  const noDesk = { sessionOf: async () => null };

  it('act for the offices they have a role at, and no other', async () => {
    const email = await newOfficer('peran@example.test');
    const result = await auth.signIn({ email, password, remember: true, address });
    if (!result.ok) throw new Error(result.refusal.code);
    const staff = createStaff(store, noDesk, () => new Date());
    const { user } = result.value;
    expect(await staff.actor(user, null)).toMatchObject({
      officeCode: '9901',
      role: 'officer',
      deskId: null,
    });
    expect(await staff.actor(user, '9902')).toBeNull();
    expect(await staff.serving(user.id, '9901')).toBe('Ibu Rina');
    expect(await staff.serving(user.id, '9902')).toBeNull();
    const me = await staff.me(user);
    expect(me.offices).toHaveLength(1);
    expect(me.offices[0]?.desks.map((desk) => desk.label)).toEqual(['Meja 1', 'Meja 2', 'Meja 3']);
  });

  it('lose everything at once when disabled, and can be given a role again', async () => {
    const email = await newOfficer('pindah@example.test');
    const result = await auth.signIn({ email, password, remember: true, address });
    if (!result.ok) throw new Error(result.refusal.code);
    const staff = createStaff(store, noDesk, () => new Date());
    const cookies = cookiesOf(result.value.setCookies);
    expect(await disableStaffAccount(store, email)).toBe(true);
    expect(await auth.bySession(cookies)).toBeNull();
    expect(await staff.serving(result.value.user.id, '9901')).toBeNull();
    expect((await auth.signIn({ email, password, remember: true, address })).ok).toBe(false);
    await newOfficer(email);
    expect((await auth.signIn({ email, password, remember: true, address })).ok).toBe(true);
  });

  it('sign in with the new password only after a reset', async () => {
    const email = await newOfficer('lupa@example.test');
    expect(await resetPassword(store, email, 'kata sandi lain lagi')).toBe(true);
    expect((await auth.signIn({ email, password, remember: true, address })).ok).toBe(false);
    const fresh = await auth.signIn({ email, password: 'kata sandi lain lagi', remember: true, address });
    expect(fresh.ok).toBe(true);
    expect(await resetPassword(store, 'tidak.ada@example.test', password)).toBe(false);
  });
});

describe('demo accounts', () => {
  it('exist in demo mode with passwords of this installation, and are gone outside it', async () => {
    const staff = planDemoStaff(store.pack, 'one installation');
    const [account] = staff.offered;
    if (!account) throw new Error('the pack has offices');
    await seedDemoStaff(store, staff);
    const { email } = account;
    expect((await auth.signIn({ ...account, remember: true, address })).ok).toBe(true);

    const elsewhere = planDemoStaff(store.pack, 'another installation');
    expect(elsewhere.offered[0]?.password).not.toBe(account.password);
    await seedDemoStaff(store, elsewhere);
    expect((await auth.signIn({ ...account, remember: true, address })).ok).toBe(false);
    const [moved] = elsewhere.offered;
    expect((await auth.signIn({ email, password: moved?.password ?? '', remember: true, address })).ok).toBe(
      true,
    );

    await removeDemoStaff(store);
    const left = await listStaffAccounts(store);
    expect(left.filter((row) => row.email.endsWith(DEMO_DOMAIN))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('wear the looks of the list, also where an older start made the account', async () => {
    const staff = planDemoStaff(store.pack, 'one installation');
    const [account] = staff.offered;
    if (!account) throw new Error('the pack has offices');
    const lookNow = async () => {
      const [row] = await store.db
        .select({ look: schema.staffRole.look })
        .from(schema.staffRole)
        .innerJoin(schema.user, eq(schema.user.id, schema.staffRole.userId))
        .where(eq(schema.user.email, account.email));
      return row?.look;
    };
    const { email, password, name, region: officeCode } = account;
    await createStaffAccount(store, { email, password, name, officeCode, role: 'officer', simulated: false });
    const before = await lookNow();
    await seedDemoStaff(store, staff);
    expect(await lookNow()).toEqual(account.look);
    expect(before).not.toEqual(account.look);
    await removeDemoStaff(store);
  });

  it('keep offered and simulated officers apart, so that a newcomer is not served over their head', () => {
    const staff = planDemoStaff(store.pack, 'one installation');
    const offered = new Set(staff.offered.map((account) => account.region));
    expect(offered.size).toBeGreaterThan(0);
    expect(staff.simulated.length).toBeGreaterThan(0);
    expect(staff.simulated.filter((account) => offered.has(account.region))).toEqual([]);
    expect(new Set([...staff.offered, ...staff.simulated].map(({ email }) => email)).size).toBe(
      staff.offered.length + staff.simulated.length,
    );
  });
});
