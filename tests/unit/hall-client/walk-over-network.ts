/** One client's own part and the server's crowd, with a bad network between them; in simulated time. */
import { createVisitor, type Visitor } from '../../../client/hall/engine/visitor.ts';
import { createOwnPart, type OwnPart } from '../../../client/hall/engine/own-part.ts';
import type { Crowd } from '../../../client/hall/kit/crowd.ts';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { createGround } from '../../../client/hall/motion/ground.ts';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import { OWN_SLOT } from '../../../client/hall/people/slots.ts';
import { createGuide } from '../../../client/hall/world/guide.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import type { WarpReply } from '../../../shared/protocol/hall/messages.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { hall } from '../hall/crowd-fixture.ts';
import { createSlowWire, type NetworkWeather } from './slow-wire.ts';
import { joinServer, type ServerEnd } from './server-end.ts';

export const ground = createGround(hall);
const FRAME_MS = 16;

/** The network of the issue: 300 ms there and back, one packet in twenty lost. */
export const badWeather: NetworkWeather = { delayMs: 150, jitterMs: 60, loss: 0.05, stalls: [] };

export type Walk = {
  readonly visitor: Visitor;
  readonly own: OwnPart;
  readonly server: ServerEnd;
  readonly clock: { ms: number };
  /** Corrections that moved the body, and all that came. */
  readonly moved: number[];
  readonly corrections: number[];
  /** What the server's facts said of counters, as the page was told. */
  readonly told: (string | null)[];
  /** The longest step of the picture beyond the own speed, metres per frame; since the last `watch`. */
  readonly jump: () => number;
  readonly watch: () => void;
  readonly pass: (ms: number, each?: () => void) => Promise<void>;
  /** Metres between the own place and the server's. */
  readonly apart: () => number;
  readonly shown: () => { x: number; z: number };
  /** The socket breaks; back after so long, with a new one. */
  readonly drop: (ms: number, counter?: string | null) => Promise<void>;
};

export function walkOverNetwork(seed: number, weather: NetworkWeather = badWeather): Walk {
  const random = seededRandom(seed);
  const clock = { ms: 1_000_000 };
  const shift = (at: readonly [number, number]) => [at[0] + clock.ms, at[1] + clock.ms] as const;
  const shifted = { ...weather, stalls: weather.stalls.map(shift) };
  const up = createSlowWire(shifted, random);
  const down = createSlowWire(shifted, random);
  const crowd = { people: createPeople(4) } as Crowd;
  const visitor = createVisitor(hall, ground, crowd, createGuide(), noKeys(), () => undefined);
  const moved: number[] = [];
  const corrections: number[] = [];
  const told: (string | null)[] = [];
  let isOnline = false;
  let generation = 0;

  const toServer = (hear: () => void): boolean => {
    const mine = generation;
    if (!isOnline) return false;
    up.send(clock.ms, () => {
      if (mine === generation) hear();
    });
    return true;
  };
  const own = createOwnPart(
    visitor,
    ground,
    {
      sendMove: (bytes) => toServer(() => server.hear(bytes)),
      sendHeard: (bytes) => toServer(() => server.hearHeard(bytes)),
      warp: (region) =>
        new Promise<WarpReply>((resolve, reject) => {
          const isSent = toServer(() => {
            const reply = server.warp(region);
            down.send(clock.ms, () => {
              if ('reason' in reply) reject(new Error(reply.reason));
              else resolve(reply);
            });
          });
          if (!isSent) reject(new Error('away'));
        }),
    },
    (region) => told.push(region),
  );

  const toClient = (hear: () => void): void => {
    const mine = generation;
    down.send(clock.ms, () => {
      if (mine === generation) hear();
    });
  };
  let counter: string | null = null;
  let me = 0;
  const server = joinServer(clock, {
    welcome: (message) =>
      toClient(() => {
        me = message.you;
        isOnline = true;
        own.welcome(message, counter);
      }),
    at: (region) => toClient(() => own.at(region)),
    frame: (bytes) =>
      toClient(() => {
        const tick = readSnapshot(bytes, {
          place(id, x, z) {
            if (id === me) own.seenAt(x, z);
          },
        });
        if (tick !== null) own.heard(tick, clock.ms);
      }),
    correction: (bytes) =>
      toClient(() => {
        const { x, z } = visitor.walker;
        own.corrected(bytes, clock.ms);
        corrections.push(clock.ms);
        if (x !== visitor.walker.x || z !== visitor.walker.z) moved.push(clock.ms);
      }),
  });

  const shown = () => ({ x: crowd.people.x[OWN_SLOT] ?? 0, z: crowd.people.z[OWN_SLOT] ?? 0 });
  let jump = 0;
  let last: { x: number; z: number } | null = null;
  let nextTick = clock.ms;

  function watchStep(): void {
    const at = shown();
    const { vx, vz } = visitor.walker;
    if (last) {
      const step = Math.hypot(at.x - last.x, at.z - last.z);
      jump = Math.max(jump, step - Math.hypot(vx, vz) * (FRAME_MS / 1000));
    }
    last = at;
  }

  function frame(): void {
    clock.ms += FRAME_MS;
    up.pass(clock.ms);
    for (; nextTick <= clock.ms; nextTick += server.stepMs) server.step();
    down.pass(clock.ms);
    visitor.frame(FRAME_MS / 1000, 0);
    own.frame(clock.ms);
    watchStep();
  }

  async function pass(ms: number, each?: () => void): Promise<void> {
    const until = clock.ms + ms;
    while (clock.ms < until) {
      frame();
      each?.();
      await Promise.resolve();
    }
  }

  void server.join();
  return {
    visitor,
    own,
    server,
    clock,
    moved,
    corrections,
    told,
    shown,
    jump: () => jump,
    watch() {
      jump = 0;
      last = null;
    },
    pass,
    apart() {
      const at = server.place();
      return Math.hypot(at.x - visitor.walker.x, at.z - visitor.walker.z);
    },
    async drop(ms, at = null) {
      generation += 1;
      isOnline = false;
      counter = at;
      up.cut();
      down.cut();
      server.drop();
      await pass(ms);
      void server.join();
    },
  };
}
