import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log.ts';

/**
 * One connection of its own that is made again whenever it breaks: for what lives in a session and not in
 * a transaction (a session lock, LISTEN).
 */
export type LastingConnection = {
  /** The connection now, or null while it is broken. */
  current(): Client | null;
  close(): Promise<void>;
};

export type LastingOptions = {
  readonly connection: ClientConfig;
  /** For the log. */
  readonly purpose: string;
  readonly log: Log;
  /** Runs on every new connection before it counts as current; `again` from the second on. */
  readonly onConnect: (client: Client, again: boolean) => Promise<void>;
};

const RETRY_MS = 250;

/** Connects once, failing as the database fails; from then on by itself. */
export async function openLastingConnection(options: LastingOptions): Promise<LastingConnection> {
  const { log, purpose } = options;
  let closed = false;
  let current: Client | null = null;

  const connect = async (again: boolean) => {
    const client = new Client({ keepAlive: true, ...options.connection });
    let alive = true;
    const onBroken = () => {
      if (!alive) return;
      alive = false;
      if (current !== client) return;
      current = null;
      if (!closed) void reconnect();
    };
    client.on('error', onBroken).on('end', onBroken);
    try {
      await client.connect();
      await options.onConnect(client, again);
      if (!alive || closed) throw new Error('the connection ended while it was being prepared');
    } catch (error) {
      alive = false;
      await client.end().catch(() => undefined);
      throw error;
    }
    current = client;
  };
  const reconnect = async () => {
    log.warn({ purpose }, 'a database connection broke; connecting again');
    while (!closed) {
      try {
        await connect(true);
        return;
      } catch (error) {
        log.debug({ purpose, error: String(error) }, 'still no connection');
        await sleep(RETRY_MS);
      }
    }
  };

  await connect(false);
  return {
    current: () => current,
    close: async () => {
      closed = true;
      const client = current;
      current = null;
      await client?.end().catch(() => undefined);
    },
  };
}
