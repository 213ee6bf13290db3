/**
 * `npm start`: the whole product with nothing set up before. Builds the client if need be, then runs the
 * server, in demo mode unless DEMO says otherwise.
 */
import { requireNode } from './require-node.ts';

requireNode();
process.env['DEMO'] ||= '1';

// Only now: what follows needs the right Node.
const { buildClientIfStale } = await import('./build-client.ts');
const { runServer } = await import('./run-server.ts');

const { url } = await runServer(async () => {
  await buildClientIfStale(() =>
    console.log('Building the client; this takes up to a minute the first time …'),
  );
  const { startServer } = await import('./main.ts');
  return startServer(process.env);
});
console.log(`MPP Digital is open: ${url}`);
