import { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const RETRY_STEP_MS = 100;
const MAX_RETRY_MS = 1_000;
/** Redis may come back without its memory: within this time every process has said what it has. */
const SETTLING_MS = 2_500;

/**
 * The one connection to Redis for commands. While Redis is away they wait: Colyseus leaves most of its
 * promises to themselves, and a rejection nobody looks at would end the process.
 */
export class RedisLink extends Redis {
  #givenUp = false;
  #settledAt = 0;

  /** May one ask it something now? */
  get isReady(): boolean {
    return this.status === 'ready' && !this.#givenUp;
  }

  /** Is what it says of the other processes all there is? */
  get isSettled(): boolean {
    return this.isReady && performance.now() >= this.#settledAt;
  }

  /** It was away. */
  settle(): void {
    this.#settledAt = performance.now() + SETTLING_MS;
  }

  get hasGivenUp(): boolean {
    return this.#givenUp;
  }

  /** The process ends while Redis is away: whatever is asked from here on is answered with nothing. */
  giveUp(): void {
    this.#givenUp = true;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    if (!this.#givenUp) return super.sendCommand(command, stream);
    command.resolve(null as never);
    return command.promise;
  }
}

/**
 * Connects; from then on it comes back by itself, however long Redis is away.
 * @throws StartupError 69 when Redis cannot be used now.
 */
export async function connectRedis(url: string, log: Log): Promise<RedisLink> {
  const redis = new RedisLink(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: null,
    connectionName: 'mpp',
    retryStrategy: () => null,
  });
  let reason: string | null = null;
  redis.on('error', (error: Error) => {
    if (reason === null) log.warn({ error: error.message }, 'Redis is away');
    reason = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const { hostname, port } = new URL(url);
    const why = reason ?? (error instanceof Error ? error.message : String(error));
    throw new StartupError(
      exitCodes.databaseUnreachable,
      `The Redis of REDIS_URL (${hostname}:${port || '6379'}) cannot be used: ${why}.`,
    );
  }
  reason = null;
  redis.options.retryStrategy = (times) => Math.min(MAX_RETRY_MS, times * RETRY_STEP_MS);
  redis.on('close', () => {
    if (reason === null) log.warn('Redis is away');
    reason = 'closed';
  });
  redis.on('ready', () => {
    reason = null;
    redis.settle();
    log.warn('Redis is back');
  });
  return redis;
}
