import { randomUUID } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import type { Log } from '../log.ts';
import type { HallLeases } from '../rooms/hall/halls/house.ts';
import type { RedisLink } from './redis-link.ts';

/** Longer than a beat and its delays; shorter than what people wait for a hall whose process died. Ms. */
const LEASE_MS = 3_500;

/** Takes what is free, keeps what is ours; 0 when it is somebody else's. */
const TAKE_OR_KEEP = `
local owner = redis.call('get', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const TAKE_OVER = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;
const GIVE_BACK = `
if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end
return 1`;

export type Leases = HallLeases & {
  /** Renews all; with every beat. */
  readonly renew: () => Promise<void>;
};

/**
 * While Redis is away leases stay with who has them, because then nobody can take one. What was lost is
 * noticed at the first beat after that.
 */
export function createLeases(redis: RedisLink, log: Log): Leases {
  const held = new Map<string, { readonly owner: string; readonly onLost: () => void }>();
  const keyOf = (name: string): string => `mpp:lease:${name}`;

  async function takeOrKeep(name: string, owner: string): Promise<boolean> {
    return (await redis.eval(TAKE_OR_KEEP, 1, keyOf(name), owner, LEASE_MS)) === 1;
  }

  /** A killed process's leases need not run out: nobody listens to its channel any more. */
  async function takeFromDead(name: string, owner: string): Promise<boolean> {
    const other = (await redis.get(keyOf(name))) ?? '';
    const [, listening] = await redis.pubsub('NUMSUB', `p:${other.split('/')[0] ?? ''}`);
    if (Number(listening) > 0) return false;
    return (await redis.eval(TAKE_OVER, 1, keyOf(name), other, owner, LEASE_MS)) === 1;
  }

  return {
    async take(name, onLost) {
      if (held.has(name)) return null;
      const owner = `${matchMaker.processId}/${randomUUID()}`;
      if (!(await takeOrKeep(name, owner)) && !(await takeFromDead(name, owner))) return null;
      held.set(name, { owner, onLost });
      return () => {
        if (held.get(name)?.owner !== owner) return;
        held.delete(name);
        void redis.eval(GIVE_BACK, 1, keyOf(name), owner);
      };
    },
    async renew() {
      const all = [...held];
      const kept = await Promise.all(all.map(([name, { owner }]) => takeOrKeep(name, owner)));
      for (const [at, [name, { owner, onLost }]] of all.entries()) {
        if (kept[at] !== false || held.get(name)?.owner !== owner) continue;
        held.delete(name);
        log.warn({ lease: name }, 'another process has taken over what this one was too stuck to keep');
        onLost();
      }
    },
  };
}
