/**
 * `npm run admin -- <command>`: staff accounts and offices from the command line, beside a running server
 * or without one. There is no default password anywhere; the first account is made here.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { displayNameSchema } from '../shared/domain/citizen.ts';
import { loadProvince, seedCatalog } from './catalog/index.ts';
import { pauseOffice } from './catalog/pause-office.ts';
import { readConfig } from './config.ts';
import {
  createStaffAccount,
  DEMO_DOMAIN,
  disableStaffAccount,
  listStaffAccounts,
  makePassword,
  MAX_PASSWORD_CHARS,
  MIN_PASSWORD_CHARS,
  resetPassword,
} from './identity/index.ts';
import { createLog } from './log.ts';
import { explainStartFailure, exitCodes, StartupError } from './startup-error.ts';
import { openStoreForTool, type Store } from './store/index.ts';

const HELP = `npm run admin -- <command>

  create --email E --name N --region 3205 [--role officer|supervisor|admin]
                      make an account, or give one a role at another office
  list                all accounts and their roles
  disable --email E   take away every role, session and the password, at once
  reset-password --email E
                      a new password; ends the account's sessions and its lock-out
  pause-office --region 3205 --reason "Listrik padam"
                      close a counter by hand; numbers already given stay
  open-office --region 3205

A password is asked for at a terminal (leave it empty to have one made), read from standard input with
--password-stdin, or else made and shown once. The database is that of DATA_DIR or DATABASE_URL.`;

const email = z
  .email('--email must be an email address')
  .max(200)
  .transform((value) => value.toLowerCase())
  .refine((value) => !value.endsWith(`@${DEMO_DOMAIN}`), `@${DEMO_DOMAIN} is kept for demo accounts`);
const region = z.string('--region is needed').regex(/^\d{4}$/, '--region must be a code like 3205');
const password = z
  .string()
  .min(MIN_PASSWORD_CHARS, `the password needs at least ${MIN_PASSWORD_CHARS} characters`)
  .max(MAX_PASSWORD_CHARS, `the password may have at most ${MAX_PASSWORD_CHARS} characters`);
const account = z.object({ email });
const newAccount = account.extend({
  name: z
    .string('--name is needed')
    .refine((value) => displayNameSchema.safeParse(value).success, '--name: 1 to 40 characters, no < or >')
    .pipe(displayNameSchema),
  region,
  role: z.enum(['officer', 'supervisor', 'admin'], '--role must be officer, supervisor or admin'),
});
const pause = z.object({
  region,
  reason: z.string('--reason is needed: it is what citizens read').trim().min(3).max(200),
});

type Options = Record<string, string | boolean | undefined>;
type Command = (store: Store, options: Options) => Promise<string>;

const commands: Record<string, Command> = {
  async create(store, options) {
    const wish = parse(newAccount, { role: 'officer', ...options });
    const { secret, shown } = await choosePassword(options);
    const { known, passwordSet } = await createStaffAccount(
      store,
      { ...wish, officeCode: wish.region, password: secret, simulated: false },
      Math.random,
    );
    const done = known ? `${wish.email} was there already and is now` : `Made ${wish.email}:`;
    const password = passwordSet ? shown : ' Its password stays.';
    return `${done} ${wish.role} at ${wish.region}.${password}`;
  },
  async list(store) {
    const rows = await listStaffAccounts(store);
    if (rows.length === 0) return 'There are no staff accounts.';
    return rows
      .map((row) => {
        const roles = row.roles.map(({ officeCode, role }) => `${role} at ${officeCode}`).join(', ');
        return `${row.email}  ${row.name}  ${roles || 'disabled'}`;
      })
      .join('\n');
  },
  async disable(store, options) {
    const wish = parse(account, options);
    must(await disableStaffAccount(store, wish.email), `There is no account ${wish.email}.`);
    return `Disabled ${wish.email}. \`create\` gives a role and a password again.`;
  },
  async 'reset-password'(store, options) {
    const wish = parse(account, options);
    const { secret, shown } = await choosePassword(options);
    must(await resetPassword(store, wish.email, secret), `There is no account ${wish.email}.`);
    return `${wish.email} has a new password.${shown}`;
  },
  async 'pause-office'(store, options) {
    const wish = parse(pause, options);
    must(await pauseOffice(store, wish.region, wish.reason), `There is no office ${wish.region}.`);
    return `${wish.region} is closed by hand: ${wish.reason}`;
  },
  async 'open-office'(store, options) {
    const wish = parse(z.object({ region }), options);
    must(await pauseOffice(store, wish.region, null), `There is no office ${wish.region}.`);
    return `${wish.region} is open again in its hours.`;
  },
};

function parse<T>(schema: z.ZodType<T>, options: Options): T {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw wrong(parsed.error.issues.map(({ message }) => message).join('; '));
}

function must(done: boolean, otherwise: string): void {
  if (!done) throw wrong(otherwise);
}

function wrong(message: string): StartupError {
  return new StartupError(exitCodes.badConfiguration, message);
}

/** `shown` is what to tell when nobody but us knows the password. */
async function choosePassword(options: Options): Promise<{ secret: string; shown: string }> {
  const given = options['password-stdin'] === true ? (await text(process.stdin)).trim() : await ask();
  if (given !== '') return { secret: parse(z.object({ password }), { password: given }).password, shown: '' };
  const secret = makePassword();
  return { secret, shown: `\nPassword (shown only now): ${secret}` };
}

/** Asks without showing what is typed; empty when nobody sits at a terminal. */
async function ask(): Promise<string> {
  if (!process.stdin.isTTY) return '';
  process.stdout.write('Password (empty = make one): ');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await Promise.race([terminal.question(''), once(terminal, 'close').then(() => '')]);
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

async function run(args: string[]): Promise<string> {
  const [name = 'help', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    if (name === 'help' || name === '--help') return HELP;
    throw wrong(`There is no command "${name}".\n\n${HELP}`);
  }
  const options = readOptions(rest);
  const config = readConfig({ ...process.env, SIMULATION: '' });
  const store = await openStoreForTool(config, createLog('error'));
  try {
    // On a database that no server has seen yet, the offices come from the province pack.
    await seedCatalog(store, await loadProvince(config.province));
    if (typeof options['region'] === 'string') await mustKnow(store, options['region']);
    return await command(store, options);
  } finally {
    await store.close();
  }
}

function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        email: text,
        name: text,
        region: text,
        role: text,
        reason: text,
        'password-stdin': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw wrong(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

async function mustKnow({ pool }: Store, code: string): Promise<void> {
  const { rows } = await pool.query<{ code: string }>('select code from office order by code');
  must(
    rows.some((row) => row.code === code),
    `There is no office ${code}. The province has: ${rows.map((row) => row.code).join(', ')}.`,
  );
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  const { line, exitCode } = explainStartFailure(error);
  console.error(line);
  process.exitCode = exitCode;
}
