/**
 * The simulated people of the demo, a process of their own: ordinary clients that speak the public protocol, each
 * labelled as simulated by the server. Ends with its parent, whatever happens to it, or on SIGTERM.
 */
import { pino } from 'pino';
import { populate } from './population.ts';
import { readSettings } from './settings.ts';

const PARENT_CHECK_MS = 1000;
/** The same trouble of 24 people is one line of the log, not 24. */
const SAME_LINE_MS = 60_000;

const log = pino({
  base: { part: 'simulation' },
  level: process.env['LOG_LEVEL'] ?? 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
});
const day = new AbortController();
const end = () => day.abort(new Error('the simulation ends'));

process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('disconnect', end);

// A parent that was killed tells nobody: its children get another parent.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(0);
}, PARENT_CHECK_MS).unref();

const told = new Map<string, number>();
function tell(line: string): void {
  const key = line.replace(/\d+/g, '#');
  const now = Date.now();
  if (now - (told.get(key) ?? 0) < SAME_LINE_MS) return;
  told.set(key, now);
  log.info(line);
}

day.signal.addEventListener('abort', () => setTimeout(() => process.exit(0), 500).unref());

try {
  await populate(readSettings(process.env), Math.random, day.signal, tell);
} catch (error) {
  if (!day.signal.aborted) {
    log.error({ err: error }, 'the simulation could not live');
    // The channel to the parent would keep a process alive that has nothing left to do.
    process.exit(1);
  }
}
