import { matchMaker } from '@colyseus/core';
import type { Log } from '../log.ts';
import type { RedisLink } from './redis-link.ts';

/** Colyseus' table of processes. */
const PROCESSES_KEY = 'roomcount';
const BEAT_MS = 1_000;
/** A process that has not beaten for this long is dead to the others, milliseconds. */
const ALIVE_MS = 3_500;
/** Colyseus' own receipt: a process that was only stuck finds it and lists its rooms again. Seconds. */
const SWEPT_SECONDS = 600;
/** Redis was away: everybody gets the time to show that they live. */
const GRACE_MS = ALIVE_MS;
/** Silent looks at a process before it counts as dead: its connection may just be coming back. */
const SILENT_LOOKS = 2;

export type Pulse = {
  /** Runs with every beat, after this process has shown that it lives. */
  onBeat(work: () => Promise<void>): void;
  /** Somebody else died; its rooms are already out of the tables. */
  onDeath(listener: (processId: string) => void): void;
  /** Shows this process to the others before it takes anything. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const aliveKey = (processId: string): string => `mpp:alive:${processId}`;

/**
 * Each process says once a second that it lives; each looks after the others and takes the dead ones' rooms
 * out of Colyseus' tables, where nobody else would look before a join runs into them.
 */
export function createPulse(redis: RedisLink, log: Log): Pulse {
  const work: (() => Promise<void>)[] = [];
  const listeners: ((processId: string) => void)[] = [];
  const silent = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let stopped = false;
  let graceUntil = performance.now() + GRACE_MS;
  let wasCutOff = false;
  redis.on('ready', () => {
    graceUntil = performance.now() + GRACE_MS;
    wasCutOff = true;
  });

  async function beat(): Promise<void> {
    if (!redis.isReady) return;
    const me = matchMaker.processId;
    await redis.set(aliveKey(me), '1', 'PX', ALIVE_MS);
    // First what may have been lost: a hall that is not ours any more must not be listed again.
    await Promise.all(work.map((one) => one()));
    const listed = await redis.hkeys(PROCESSES_KEY);
    const isOpen = matchMaker.state === matchMaker.MatchMakerState.READY;
    if (isOpen && (wasCutOff || !listed.includes(me))) {
      // Redis may have begun anew without its memory; or this process was stuck and taken for dead.
      wasCutOff = false;
      await matchMaker.restoreMissingRoomCaches();
      await matchMaker.stats.persist(true);
    }
    if (performance.now() >= graceUntil) await buryDead(listed.filter((id) => id !== me));
  }

  async function buryDead(others: readonly string[]): Promise<void> {
    for (const id of silent.keys()) if (!others.includes(id)) silent.delete(id);
    if (others.length === 0) return;
    const [beats, listening] = await Promise.all([
      redis.mget(others.map(aliveKey)),
      redis.pubsub('NUMSUB', ...others.map((id) => `p:${id}`)) as Promise<(string | number)[]>,
    ]);
    for (const [at, id] of others.entries()) {
      // The kernel closes a killed process's connections at once: nobody listens to its channel.
      const isSilent = beats[at] === null || Number(listening[2 * at + 1]) === 0;
      const looks = isSilent ? (silent.get(id) ?? 0) + 1 : 0;
      silent.set(id, looks);
      if (looks >= SILENT_LOOKS) await bury(id);
    }
  }

  async function bury(id: string): Promise<void> {
    silent.delete(id);
    await matchMaker.driver.cleanup?.(id);
    await redis.setex(`swept:${id}`, SWEPT_SECONDS, '1');
    await matchMaker.stats.excludeProcess(id);
    log.warn({ process: id }, 'another server process is gone; its rooms are free');
    for (const tell of listeners) tell(id);
  }

  function schedule(): void {
    timer = setTimeout(() => {
      beating = beat()
        .catch((error: unknown) => log.warn({ err: error }, 'a beat of the cluster failed'))
        .then(() => {
          if (!stopped) schedule();
        });
    }, BEAT_MS);
  }

  return {
    onBeat: (one) => void work.push(one),
    onDeath: (listener) => void listeners.push(listener),
    async start() {
      await beat();
      schedule();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      if (!redis.isReady) return;
      await beating;
      await redis.del(aliveKey(matchMaker.processId));
    },
  };
}
