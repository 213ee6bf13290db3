import { ServerError, type IRoomCache, type SortOptions } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import type { RedisLink } from './redis-link.ts';

type Conditions = Partial<IRoomCache>;

/**
 * Colyseus' table of rooms in Redis. While Redis is away, and until every process has listed its rooms
 * again, nobody can be let in anywhere, and is told so at once (503) instead of waiting or getting a second
 * room: clients come back by themselves.
 */
export class SharedDriver extends RedisDriver {
  readonly #redis: RedisLink;

  constructor(redis: RedisLink) {
    super(redis);
    this.#redis = redis;
  }

  override async query(conditions: Conditions, sortOptions?: SortOptions): Promise<IRoomCache[]> {
    this.#mustAnswer();
    return super.query(conditions, sortOptions);
  }

  override async findOne(conditions: Conditions, sortOptions?: SortOptions): Promise<IRoomCache> {
    this.#mustAnswer();
    return super.findOne(conditions, sortOptions);
  }

  /** The connection is the cluster's. */
  override async shutdown(): Promise<void> {}

  #mustAnswer(): void {
    if (!this.#redis.isSettled && !this.#redis.hasGivenUp) throw new ServerError(503, 'Redis is away');
  }
}
