/**
 * `npm run admin -- <command>`: staff accounts and offices from the command line, beside a running server
 * or without one. There is no default password anywhere; the first account is made here.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runAdmin } from './admin/run-admin.ts';
import { explainStartFailure } from './startup-error.ts';

try {
  const surroundings = {
    environment: process.env,
    askPassword: ask,
    readPassword: async () => (await text(process.stdin)).trim(),
  };
  console.log(await runAdmin(process.argv.slice(2), surroundings));
} catch (error) {
  const { line, exitCode } = explainStartFailure(error);
  console.error(line);
  process.exitCode = exitCode;
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
