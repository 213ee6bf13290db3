import { pino, type Logger } from 'pino';

/** What the parts of the server may do with the log; pino's own logger fits it. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** One JSON line an entry on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
