/**
 * `npm run dev`: the client with hot reload on Vite's port, which passes everything else on to the server;
 * the server is started again when something below server/, shared/ or the province packs changes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { requireNode } from './require-node.ts';

requireNode();
process.env['DEMO'] ||= '1';

const WATCHED = ['server', 'shared', 'assets/provinces'];
const server = spawn(
  process.execPath,
  [...WATCHED.map((path) => `--watch-path=${path}`), '--watch-preserve-output', 'server/main.ts'],
  { stdio: 'inherit' },
);

const { createServer } = await import('vite');
const vite = await createServer();
await vite.listen();
vite.printUrls();

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  server.kill('SIGTERM');
  await Promise.all([server.exitCode ?? once(server, 'exit'), vite.close()]);
  process.exit(0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
server.once('exit', () => void end());
