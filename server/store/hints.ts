import { randomUUID } from 'node:crypto';
import type { Client, ClientConfig } from 'pg';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { openLastingConnection, type LastingConnection } from './lasting-connection.ts';

/**
 * After-commit hints: "this topic moved, look again". A hint carries no truth; the rows do, and whoever
 * reads them keeps a cursor. A lost hint costs a delay, never a fact.
 *
 * In this process subscribers hear at once. Other processes hear through NOTIFY on one connection of its
 * own, a batch at most every 25 ms: NOTIFY inside the business transactions would make all their commits
 * wait for each other, because PostgreSQL keeps one lock for the order of notifications.
 */
export type Hints = {
  /** Say, after the commit, that `topic` moved, e.g. `office:3205`. Never throws. */
  publish(topic: string): void;
  /**
   * Calls `onMoved` with every topic that begins with `prefix`. `onMissed` runs after this process was cut
   * off from the others for a while: anything under the prefix may have moved there. Returns the way out.
   */
  subscribe(prefix: string, onMoved: (topic: string) => void, onMissed?: () => void): () => void;
};

export type HintsChannel = Hints & { close(): Promise<void> };

const CHANNEL = 'mpp_hints';
const BATCH_MS = 25;
/** NOTIFY takes 8,000 bytes; topics are short ASCII, so this stays below with the envelope. */
const BATCH_CHARACTERS = 6_000;

const envelopeSchema = z.object({ from: z.string(), topics: z.array(z.string()) });

type Subscriber = { prefix: string; onMoved: (topic: string) => void; onMissed: (() => void) | undefined };

export async function openHints(connection: ClientConfig, log: Log): Promise<HintsChannel> {
  const me = randomUUID();
  const subscribers = new Set<Subscriber>();
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();

  const guarded = (call: () => void) => {
    try {
      call();
    } catch (error) {
      log.error({ error }, 'a hint subscriber failed');
    }
  };
  const deliver = (topic: string) => {
    for (const { prefix, onMoved } of [...subscribers]) {
      if (topic.startsWith(prefix)) guarded(() => onMoved(topic));
    }
  };
  const onNotification = (payload: string | undefined) => {
    const envelope = parseEnvelope(payload);
    if (envelope && envelope.from !== me) envelope.topics.forEach(deliver);
  };
  const listening = await openLastingConnection({
    connection,
    purpose: 'hints',
    log,
    onConnect: async (client, again) => {
      client.on('notification', ({ payload }) => onNotification(payload));
      // Nobody waits for a hint to reach the disk.
      await client.query('set synchronous_commit = off');
      await client.query(`listen ${CHANNEL}`);
      if (!again) return;
      for (const { onMissed } of [...subscribers]) if (onMissed) guarded(onMissed);
    },
  });
  const flush = () => {
    timer = null;
    const topics = [...waiting];
    waiting.clear();
    sending = sending.then(() => sendBatches(listening, me, topics, log));
  };
  return {
    publish: (topic) => {
      deliver(topic);
      waiting.add(topic);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    subscribe: (prefix, onMoved, onMissed) => {
      const subscriber = { prefix, onMoved, onMissed };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    close: async () => {
      if (timer) {
        clearTimeout(timer);
        flush();
      }
      await sending;
      await listening.close();
    },
  };
}

async function sendBatches(
  listening: LastingConnection,
  from: string,
  topics: string[],
  log: Log,
): Promise<void> {
  const client = listening.current();
  // Cut off: the others run their onMissed when they are back, and we when we are.
  if (!client) return;
  try {
    for (const batch of splitBatches(topics)) await notify(client, JSON.stringify({ from, topics: batch }));
  } catch (error) {
    log.warn({ error: String(error) }, 'hints did not reach the other processes');
  }
}

function splitBatches(topics: string[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const topic of topics) {
    if (room < topic.length) {
      batches.push([]);
      room = BATCH_CHARACTERS;
    }
    batches.at(-1)?.push(topic);
    room -= topic.length + 3;
  }
  return batches;
}

async function notify(client: Client, payload: string): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNEL, payload]);
}

function parseEnvelope(payload: string | undefined): z.infer<typeof envelopeSchema> | null {
  try {
    return envelopeSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}
