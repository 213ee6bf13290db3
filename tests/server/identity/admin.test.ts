import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAdmin } from '../../../server/admin/run-admin.ts';
import { createStaffAuth } from '../../../server/identity/index.ts';
import { createLog } from '../../../server/log.ts';
import { StartupError } from '../../../server/startup-error.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
const email = 'rina@example.test';

beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store.close());

const environment = () => ({ DATABASE_URL: store.databaseUrl, PROVINCE: store.pack.province.id });

/** `npm run admin -- …` with nobody at the terminal; `input` is what standard input holds. */
const admin = (words: string[], input = '') =>
  runAdmin(words, {
    environment: environment(),
    askPassword: async () => '',
    readPassword: async () => input,
  });

const mayEnter = async (password: string) => {
  const auth = createStaffAuth({
    store,
    secret: 'a secret for tests, longer than thirty-two characters',
    secureCookies: false,
    signInsPerMinute: 1000,
    log: createLog('silent'),
    now: () => new Date(),
  });
  return (await auth.signIn({ email, password, remember: true, address: '203.0.113.7' })).ok;
};

describe('npm run admin', () => {
  const office = ['--region', '9901'];

  it('makes the first account, shows its password once, and takes everything away again', async () => {
    const made = await admin(['create', '--email', 'Rina@Example.test', '--name', 'Ibu Rina', ...office]);
    const password = /: ([a-z0-9-]{23})$/m.exec(made)?.[1] ?? '';
    expect(await mayEnter(password)).toBe(true);

    const other = [
      'create',
      '--email',
      email,
      '--name',
      'Ibu Rina',
      '--region',
      '9902',
      '--role',
      'supervisor',
    ];
    expect(await admin(other)).toContain('Its password stays');
    expect(await admin(['list'])).toContain('officer at 9901, supervisor at 9902');

    const chosen = 'kata sandi pilihan sendiri';
    const reset = await admin(['reset-password', '--email', email, '--password-stdin'], chosen);
    expect(reset).not.toContain(chosen);
    expect(await mayEnter(chosen)).toBe(true);
    expect(await mayEnter(password)).toBe(false);

    await admin(['disable', '--email', email]);
    expect(await mayEnter(chosen)).toBe(false);
    expect(await admin(['list'])).toContain('disabled');
  });

  it.each([
    [['nonsense'], 'no command'],
    [['create', '--email', 'x', '--name', 'X', ...office], 'email'],
    [['create', '--email', email, ...office], '--name'],
    [['create', '--email', email, '--name', '<b>', ...office], '--name'],
    [['create', '--email', email, '--name', 'X', '--region', '1234'], '9901, 9902'],
    [['create', '--email', email, '--name', 'X', ...office, '--role', 'king'], '--role'],
    [['create', '--email', 'x@demo.mpp.example', '--name', 'X', ...office], 'demo'],
    [['disable', '--email', 'nobody@example.test'], 'no account'],
    [['pause-office', ...office], '--reason'],
    [['create', '--unknown'], '--unknown'],
  ])('says what is wrong with: %j', async (words, hint) => {
    const error: unknown = await admin(words).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartupError);
    expect(error).toMatchObject({ exitCode: 64, message: expect.stringContaining(hint) });
  });

  it('closes an office by hand and opens it again', async () => {
    const reason = async () => {
      const { rows } = await store.pool.query<{ paused_reason: string | null }>(
        "select paused_reason from office where code = '9901'",
      );
      return rows[0]?.paused_reason;
    };
    await admin(['pause-office', ...office, '--reason', 'Listrik padam']);
    expect(await reason()).toBe('Listrik padam');
    await admin(['open-office', ...office]);
    expect(await reason()).toBeNull();
  });

  it('is a program that ends with the code of what went wrong, in words', async () => {
    const child = spawn(process.execPath, ['server/admin.ts', 'disable', '--email', 'nobody@example.test'], {
      env: { PATH: process.env['PATH'], ...environment() },
    });
    const exited = once(child, 'exit');
    expect(await text(child.stderr)).toBe('There is no account nobody@example.test.\n');
    expect((await exited)[0]).toBe(64);
  });
});
