import { z } from 'zod';
import { displayNameSchema } from '../../shared/domain/citizen.ts';
import { pauseOffice } from '../catalog/pause-office.ts';
import { DEMO_DOMAIN } from '../identity/demo-accounts.ts';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from '../identity/password-rule.ts';
import {
  createStaffAccount,
  disableStaffAccount,
  listStaffAccounts,
  makePassword,
  resetPassword,
} from '../identity/staff-accounts.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Store } from '../store/index.ts';

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

export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Asks for a password; an empty answer wants one to be made. */
export type AskPassword = () => Promise<string>;

export type Command = (store: Store, options: Options, askPassword: AskPassword) => Promise<string>;

/** Each returns what to tell. They throw StartupError 64 with the words for what is wrong. */
export const commands: Readonly<Record<string, Command>> = {
  async create(store, options, askPassword) {
    const wish = parse(newAccount, { role: 'officer', ...options });
    const { secret, shown } = await choosePassword(askPassword);
    const { known, passwordSet } = await createStaffAccount(store, {
      ...wish,
      officeCode: wish.region,
      password: secret,
      simulated: false,
    });
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
  async 'reset-password'(store, options, askPassword) {
    const wish = parse(account, options);
    const { secret, shown } = await choosePassword(askPassword);
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

export function must(done: boolean, otherwise: string): void {
  if (!done) throw wrong(otherwise);
}

export function wrong(message: string): StartupError {
  return new StartupError(exitCodes.badConfiguration, message);
}

/** `shown` is what to tell when nobody but us knows the password. */
async function choosePassword(ask: AskPassword): Promise<{ secret: string; shown: string }> {
  const given = await ask();
  if (given !== '') return { secret: parse(z.object({ password }), { password: given }).password, shown: '' };
  const secret = makePassword();
  return { secret, shown: `\nPassword (shown only now): ${secret}` };
}
