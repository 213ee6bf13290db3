/**
 * Messages written here and not yet confirmed by the server. They are stored before they are sent, so that a
 * closed tab, an empty battery or a dead network loses nothing. A browser without IndexedDB keeps them in memory.
 */
import { openDB, type IDBPDatabase } from 'idb';
import type { Party } from './conversation-reducer.ts';

export type StoredMessage = {
  readonly cmid: string;
  readonly conv: string;
  readonly party: Party;
  readonly text: string;
  /** Epoch ms. */
  readonly createdAt: number;
};

export type Outbox = {
  /** Resolves when the message is as safe as this browser allows. */
  put(message: StoredMessage): Promise<void>;
  remove(cmid: string): Promise<void>;
  /** In the order in which they were written. */
  list(conv: string, party: Party): Promise<StoredMessage[]>;
};

const STORE = 'outbox';
let database: Promise<IDBPDatabase | null> | undefined;

function open(): Promise<IDBPDatabase | null> {
  database ??= openDB('mpp', 1, {
    upgrade(db) {
      db.createObjectStore(STORE, { keyPath: 'cmid' }).createIndex('conv', 'conv');
    },
  }).catch(() => null);
  return database;
}

const inMemory = new Map<string, StoredMessage>();

export const browserOutbox: Outbox = {
  async put(message) {
    inMemory.set(message.cmid, message);
    const db = await open();
    await db?.put(STORE, message).catch(() => undefined);
  },
  async remove(cmid) {
    inMemory.delete(cmid);
    const db = await open();
    await db?.delete(STORE, cmid).catch(() => undefined);
  },
  async list(conv, party) {
    const db = await open();
    const stored = (await db?.getAllFromIndex(STORE, 'conv', conv).catch(() => [])) as
      StoredMessage[] | undefined;
    const all = new Map([...(stored ?? []), ...inMemory.values()].map((message) => [message.cmid, message]));
    return [...all.values()]
      .filter((message) => message.conv === conv && message.party === party)
      .sort((a, b) => a.createdAt - b.createdAt);
  },
};
