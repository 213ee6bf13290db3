/**
 * The store as a process of its own, for tests that kill it: opens what the environment says, tells where
 * on one line, and ends in order on SIGTERM.
 */
import { readConfig } from '../../../../server/config.ts';
import { createLog } from '../../../../server/log.ts';
import { explainStartFailure } from '../../../../server/startup-error.ts';
import { openStore } from '../../../../server/store/index.ts';

try {
  const config = readConfig(process.env);
  const store = await openStore(config, createLog('silent'), (error) => {
    process.stderr.write(`fatal: ${error.message}\n`);
    process.exit(error.exitCode);
  });
  process.on('SIGTERM', () => void store.close().then(() => process.exit(0)));
  const { host, port, user, password, database } = store.pool.options;
  process.stdout.write(`${JSON.stringify({ host, port, user, password, database })}\n`);
} catch (error) {
  const { line, exitCode } = explainStartFailure(error);
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
}
