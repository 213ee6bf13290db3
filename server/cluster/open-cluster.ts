import { matchMaker, type ServerOptions } from '@colyseus/core';
import type { SharedWhereabouts } from '../insight/index.ts';
import type { Log } from '../log.ts';
import { createHouse, type House } from '../rooms/hall/halls/house.ts';
import { createBodyRelay } from './body-relay.ts';
import { createLeases } from './leases.ts';
import { createPulse } from './pulse.ts';
import { connectRedis } from './redis-link.ts';
import { SharedDriver } from './shared-driver.ts';
import { createSharedPlaces } from './shared-places.ts';
import { SharedPresence } from './shared-presence.ts';
import { shareWhereabouts } from './share-whereabouts.ts';

/** What this process shares with the others of the installation. It holds no truth: that is the database's. */
export type Cluster = {
  /** How Colyseus reaches the other processes, and browsers this one. */
  readonly colyseus: Pick<
    ServerOptions,
    'presence' | 'driver' | 'publicAddress' | 'selectProcessIdToCreateRoom'
  >;
  /** What halls of all processes know together. */
  readonly house: House;
  /** Joins the others; before the port is open, after Colyseus was made with `colyseus`. */
  join(whereabouts: SharedWhereabouts): Promise<void>;
  /** The process is about to end; before its rooms do. */
  prepareEnd(): void;
  close(): Promise<void>;
};

export type ClusterOptions = {
  readonly redisUrl: string;
  readonly publicAddress: string;
  readonly log: Log;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
};

/** @throws StartupError 69 when Redis cannot be used. */
export async function openCluster({ redisUrl, publicAddress, log, now }: ClusterOptions): Promise<Cluster> {
  const redis = await connectRedis(redisUrl, log);
  const presence = new SharedPresence(redis);
  const pulse = createPulse(redis, log);
  const leases = createLeases(redis, log);
  const places = createSharedPlaces(redis, createHouse(now).places);
  const bodies = createBodyRelay(presence);
  pulse.onBeat(leases.renew);
  let stopSharing = (): void => undefined;

  return {
    colyseus: {
      presence,
      driver: new SharedDriver(redis),
      publicAddress,
      selectProcessIdToCreateRoom: leastBusyProcess,
    },
    house: { leases, places, bodies },
    async join(whereabouts) {
      const me = matchMaker.processId;
      await bodies.listen(me);
      stopSharing = await shareWhereabouts({ presence, redis, pulse, me }, whereabouts);
      await pulse.start();
      places.start(me);
    },
    prepareEnd() {
      if (!redis.isReady) redis.giveUp();
    },
    async close() {
      stopSharing();
      await places.close();
      await pulse.stop();
      presence.closeConnections();
      redis.disconnect();
    },
  };
}

/** Colyseus would take the one with the fewest rooms; one hall may weigh more than all counters together. */
async function leastBusyProcess(): Promise<string> {
  const processes = await matchMaker.stats.fetchAll();
  const [first] = processes.sort((a, b) => a.ccu - b.ccu || a.roomCount - b.roomCount);
  return first?.processId ?? matchMaker.processId;
}
