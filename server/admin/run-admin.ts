import { parseArgs } from 'node:util';
import { loadProvince } from '../catalog/load-province.ts';
import { seedCatalog } from '../catalog/seed-catalog.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openStoreForTool, type Store } from '../store/index.ts';
import { commands, must, wrong, type AskPassword, type Options } from './commands.ts';

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

export type AdminSurroundings = {
  readonly environment: NodeJS.ProcessEnv;
  readonly askPassword: AskPassword;
  readonly readPassword: AskPassword;
};

/**
 * Does what the words after `npm run admin --` say; returns what to tell.
 * @throws StartupError with the words for what is wrong.
 */
export async function runAdmin(
  args: readonly string[],
  { environment, askPassword, readPassword }: AdminSurroundings,
): Promise<string> {
  const [name = 'help', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    if (name === 'help' || name === '--help') return HELP;
    throw wrong(`There is no command "${name}".\n\n${HELP}`);
  }
  const options = readOptions(rest);
  // Simulated people are the server's business; here their switch may say anything.
  const config = readConfig({ ...environment, SIMULATION: '' });
  const store = await openStoreForTool(config, createLog('error'));
  try {
    // On a database that no server has seen yet, the offices come from the province pack.
    await seedCatalog(store, await loadProvince(config.province));
    if (typeof options['region'] === 'string') await mustKnow(store, options['region']);
    return await command(store, options, options['password-stdin'] === true ? readPassword : askPassword);
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
