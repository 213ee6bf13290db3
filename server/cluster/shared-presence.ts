import { RedisPresence } from '@colyseus/redis-presence';
import type { RedisLink } from './redis-link.ts';

/** `IpcProtocol.ERROR` of Colyseus, which it does not export. */
const IPC_ERROR = 1;

/**
 * Colyseus' presence over Redis, which knows at once when the process it asks is dead: Redis says how many
 * heard a message, and the connections of a killed process are closed by its kernel. Without this each join
 * that meets a dead process waits for two timeouts.
 */
export class SharedPresence extends RedisPresence {
  readonly #redis: RedisLink;

  constructor(redis: RedisLink) {
    super(redis);
    this.#redis = redis;
  }

  override async publish(topic: string, data: unknown): Promise<void> {
    const heardBy = await this.#redis.publish(topic, JSON.stringify(data ?? false));
    if (heardBy !== 0 || !isQuestion(topic) || !Array.isArray(data)) return;
    // What Colyseus itself says to the asker when the time is over.
    this.subscriptions.emit(`ipc:${String(data[1])}`, [IPC_ERROR, 'ipc_timeout']);
  }

  /** The connections are the cluster's, which closes them after the rooms. */
  override shutdown(): void {
    this.subscriptions.removeAllListeners();
  }

  closeConnections(): void {
    this.sub.disconnect();
  }
}

/** A question to a room (`$id`) or a process (`p:id`), of the form [method, request id, arguments]. */
const isQuestion = (topic: string): boolean => topic.startsWith('$') || topic.startsWith('p:');
