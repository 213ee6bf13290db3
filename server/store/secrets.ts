import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exitCodes, StartupError } from '../startup-error.ts';

/** What only this installation knows; made once, kept in `DATA_DIR/secrets.json` for its owner alone. */
const secretsSchema = z.object({
  /** Password of the embedded database's one role. */
  postgresPassword: z.string().min(32),
  /** Signs staff sessions and realtime tokens when AUTH_SECRET is not set. */
  authSecret: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

const newSecret = () => randomBytes(32).toString('base64url');

/**
 * Reads the secrets, or makes them if there are none yet. Written to a second file and renamed, so that a
 * kill in between leaves none or all.
 * @throws StartupError 64 when the file is there but is not what this program wrote.
 */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const existing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new StartupError(
      exitCodes.badConfiguration,
      `${path} cannot be read (${error.code ?? error.message}).`,
    );
  });
  if (existing !== null) return parseSecrets(path, existing);

  const secrets: Secrets = { postgresPassword: newSecret(), authSecret: newSecret() };
  await mkdir(dataDir, { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
  return secrets;
}

function parseSecrets(path: string, text: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new StartupError(
      exitCodes.badConfiguration,
      `${path} is damaged: put back the copy from your backup (it holds the embedded database's password).`,
    );
  }
}
