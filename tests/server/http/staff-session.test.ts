import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../../server/identity/index.ts';
import type { StaffMe } from '../../../shared/protocol/views.ts';
import { demoAccounts, expectRefusal, signIn, type Browser } from './support/browser.ts';
import { openServer, type TestServer } from './support/open-server.ts';

let server: TestServer;
let accounts: readonly DemoAccount[];

beforeAll(async () => {
  server = await openServer();
  accounts = await demoAccounts(server.browser());
});
afterAll(() => server.stop());

function account(at: number): DemoAccount {
  const found = accounts[at];
  if (!found) throw new Error('demo mode offers four accounts in the small province');
  return found;
}
const attempt = (browser: Browser, email: string, password: string) =>
  browser.post('/api/auth/sign-in/email', { email, password });

describe('the console’s session', () => {
  it('begins with the right password, in a cookie, and tells scripts no token', async () => {
    const browser = server.browser();
    const { email, password, name } = account(0);
    const answer = await attempt(browser, email, password);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body as object)).toEqual(['user']);
    expect(answer.body).toMatchObject({ user: { name, email } });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(answer.body)).not.toContain(token);
    const me = await browser.get<StaffMe>('/api/v1/staff/me');
    expect(me.body).toMatchObject({ email, offices: [{ region: account(0).region, role: 'officer' }] });
  });

  it('ends for good with sign-out, also for a copied cookie', async () => {
    const browser = server.browser();
    await signIn(browser, account(0));
    const copied = server.browser();
    for (const [name, value] of browser.cookies) copied.cookies.set(name, value);
    expect((await copied.get('/api/v1/staff/me')).status).toBe(200);
    expect((await browser.post('/api/auth/sign-out', {})).status).toBe(200);
    expectRefusal(await copied.get('/api/v1/staff/me'), 401, 'UNAUTHENTICATED');
  });

  it('is not opened by a forged or cut cookie', async () => {
    const browser = server.browser();
    await signIn(browser, account(0));
    for (const [name, value] of [...browser.cookies]) browser.cookies.set(name, value.slice(0, -6));
    expectRefusal(await browser.get('/api/v1/staff/me'), 401, 'UNAUTHENTICATED');
  });

  it('answers a wrong password and an unknown address alike, then rests', async () => {
    const { email, password } = account(1);
    const known = await attempt(server.browser(), email, 'bukan kata sandinya');
    const unknown = await attempt(server.browser(), 'tidak.ada@example.test', 'bukan kata sandinya');
    expectRefusal(known, 401, 'SIGN_IN_FAILED');
    expect(unknown.body).toEqual(known.body);
    for (let n = 0; n < 4; n += 1) await attempt(server.browser(), email, `tebakan ${n}`);
    const locked = await attempt(server.browser(), email, password);
    const error = expectRefusal(locked, 429, 'SIGN_IN_LOCKED');
    expect(error.details?.['retryAfterSeconds']).toBeGreaterThan(14 * 60);
    // The colleague is not punished.
    expect((await attempt(server.browser(), account(0).email, account(0).password)).status).toBe(200);
  });

  it('refuses nonsense as such', async () => {
    const browser = server.browser();
    expectRefusal(await browser.post('/api/auth/sign-in/email', { email: 5 }), 400, 'INVALID');
    expectRefusal(await attempt(browser, 'x'.repeat(500), 'y'), 400, 'INVALID');
    expectRefusal(await attempt(browser, 'bukan alamat', 'y'), 401, 'SIGN_IN_FAILED');
    expectRefusal(await attempt(browser, account(2).email, 'y'.repeat(10_000)), 400, 'INVALID');
  });

  it('has no other doors: nobody signs up, and the library’s endpoints do not exist', async () => {
    const browser = server.browser();
    const wish = { email: 'baru@example.test', password: 'kata sandi yang panjang', name: 'Baru' };
    for (const path of [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'request-password-reset',
      'reset-password',
      'sign-in/social',
      'get-session',
      'list-sessions',
      'ok',
    ]) {
      expectRefusal(await browser.post(`/api/auth/${path}`, wish), 404, 'NOT_FOUND');
      expectRefusal(await browser.get(`/api/auth/${path}`), 404, 'NOT_FOUND');
    }
  });

  it('survives a change of password where it was made, and nowhere else', async () => {
    const { email, password } = account(3);
    const here = server.browser();
    const elsewhere = server.browser();
    await signIn(here, account(3));
    await signIn(elsewhere, account(3));
    const next = 'kata sandi baru yang panjang';
    const path = '/api/auth/change-password';
    const short = await here.post(path, { currentPassword: password, newPassword: 'pendek' });
    expectRefusal(short, 400, 'INVALID');
    const wrong = await here.post(path, { currentPassword: 'salah', newPassword: next });
    expectRefusal(wrong, 401, 'SIGN_IN_FAILED');
    const right = await here.post(path, { currentPassword: password, newPassword: next });
    expect(right.status).toBe(200);
    expect((await here.get('/api/v1/staff/me')).status).toBe(200);
    expect((await elsewhere.get('/api/v1/staff/me')).status).toBe(401);
    expect((await attempt(server.browser(), email, next)).status).toBe(200);
  });
});

describe('a desk', () => {
  it('belongs to one officer at a time', async () => {
    const [first, second] = [server.browser(), server.browser()];
    const office = accounts.filter((other) => other.region === account(0).region);
    const colleague = office[1];
    if (!colleague) throw new Error('two accounts an office');
    // The colleague was locked out by an earlier test's wrong guesses; a reset is the supervisor's way out.
    await server.store.pool.query('delete from sign_in_failure');
    const me = await signIn(first, account(0), 0);
    await signIn(second, colleague);
    const deskId = me.session?.deskId;
    expectRefusal(await second.post('/api/v1/staff/desk', { deskId }), 409, 'DESK_TAKEN');
    expectRefusal(await second.post('/api/v1/staff/desk', { deskId, takeOver: true }), 409, 'DESK_TAKEN');
    expect((await first.patch('/api/v1/staff/desk', { state: 'BREAK' })).body).toMatchObject({
      session: { state: 'BREAK' },
    });
    expect((await first.delete('/api/v1/staff/desk')).body).toMatchObject({ session: null });
    expect((await second.post('/api/v1/staff/desk', { deskId })).status).toBe(200);
  });
});
