import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Server } from '@colyseus/core';
import { Client, type Room } from '@colyseus/sdk';
import { WebSocketTransport } from '@colyseus/ws-transport';
import {
  createHallDirectory,
  createHallRoomClass,
  createHouse,
  type HallPass,
} from '../../../server/rooms/hall/index.ts';
import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import { decodeCorrection, type Correction } from '../../../shared/protocol/hall/correction.ts';
import { WALK } from '../../../shared/protocol/hall/gaits.ts';
import { HALL_PROTOCOL, HALL_ROOM, type HallServerMessages } from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard, encodeMove } from '../../../shared/protocol/hall/move-report.ts';
import { encodeQuestion, readRoster, type RosterEntry } from '../../../shared/protocol/hall/roster.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';

const quiet = (): void => undefined;

export type HallServer = {
  readonly url: string;
  /** What the house was told of people, in order. */
  readonly told: string[];
  readonly errors: unknown[];
  readonly stop: () => Promise<void>;
};

/** Whoever has this name breaks the server's own code by coming to a counter. */
export const BROKEN = 'rusak';

/** `nama`, `nama@2` for the second hall, `nama@2!` for its gallery. */
const TOKEN = /^(?<name>[a-z]+\d*)(?:@(?<hall>\d+)(?<gallery>!?))?$/;

function readToken(token: string): HallPass | null {
  const { name, hall, gallery } = TOKEN.exec(token)?.groups ?? {};
  if (name === undefined) return null;
  return {
    hall: Number(hall ?? 1),
    gallery: gallery === '!',
    identity: {
      subject: name,
      kind: name.startsWith('petugas') ? 'officer' : 'citizen',
      name,
      look: { body: 1, skin: 2, top: 3, bottom: 4, hair: 5, pattern: 1 },
      simulated: false,
    },
  };
}

/** A real Colyseus server with the hall room; see `TOKEN` for who may come in where. */
export async function startHallServer(hall: Hall, grid: WalkGrid, hardCap = 1000): Promise<HallServer> {
  const told: string[] = [];
  const errors: unknown[] = [];
  const now = () => performance.now();
  const room = createHallRoomClass({
    ...{ hall, grid, hardCap, now },
    directory: createHallDirectory(createHouse(now)),
    verifyToken: (token) => Promise.resolve(readToken(token)),
    arrived: quiet,
    presence: {
      moved: (subject, region) => {
        if (subject === BROKEN && region !== null) throw new Error('broken on purpose');
        told.push(`${subject} at ${region ?? '-'}`);
      },
      left: (subject) => told.push(`${subject} left`),
    },
    log: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (...parts: unknown[]) => errors.push(parts),
    },
  });
  const httpServer = createServer();
  const server = new Server({
    greet: false,
    gracefullyShutdown: false,
    // Colyseus prints each unreadable message; the tests send thousands.
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, trace: quiet },
    transport: new WebSocketTransport({ server: httpServer, maxPayload: 16 * 1024 }),
  });
  server.define(HALL_ROOM, room).filterBy(['hall']);
  await server.listen(0, '127.0.0.1');
  const { port } = httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    told,
    errors,
    stop: async () => {
      await server.gracefullyShutdown(false);
    },
  };
}

/** A person in the hall as a test drives it: the SDK's room, and everything the server said. */
export type Visitor = {
  readonly room: Room;
  readonly me: () => number;
  readonly welcomes: HallServerMessages['welcome'][];
  /** Who is in the snapshots, and where. */
  readonly seen: Map<number, Point & { readonly gait: number }>;
  readonly at: (string | null)[];
  readonly corrections: Correction[];
  /** Codes of what was said and shown, see shared/protocol/hall/said.ts. */
  readonly said: { readonly id: number; readonly code: number }[];
  readonly changed: number[];
  readonly closed: { code: number; reason: string | undefined }[];
  readonly frames: () => number;
  /** Reports a position; the sequence counts by itself. */
  readonly report: (x: number, z: number, gait?: number) => void;
  /** Asks who they are, and waits for the answer. */
  readonly ask: (...ids: number[]) => Promise<RosterEntry[]>;
};

export async function joinHall(url: string, token: string, options?: object): Promise<Visitor> {
  const client = new Client(url);
  client.auth.token = token;
  const hall = readToken(token)?.hall ?? 1;
  const room = (await client.joinOrCreate(HALL_ROOM, options ?? { protocol: HALL_PROTOCOL, hall })) as Room;
  room.reconnection.enabled = false;
  const visitor = listen(room);
  await until(() => visitor.welcomes.length > 0, 'a welcome');
  return visitor;
}

function listen(room: Room): Visitor {
  const welcomes: HallServerMessages['welcome'][] = [];
  const seen = new Map<number, Point & { readonly gait: number }>();
  const at: (string | null)[] = [];
  const corrections: Correction[] = [];
  const said: { id: number; code: number }[] = [];
  const changed: number[] = [];
  const closed: { code: number; reason: string | undefined }[] = [];
  const answers: RosterEntry[][] = [];
  let frames = 0;
  let sequence = 65_530;
  let heard = 0;
  const heartbeat = setInterval(() => room.sendBytes('ak', encodeHeard(heard)), 1000);
  room.onMessage('welcome', (m: HallServerMessages['welcome']) => welcomes.push(m));
  room.onMessage('at', (m: HallServerMessages['at']) => at.push(m.region));
  room.onMessage('s', (bytes: Uint8Array) => {
    frames += 1;
    const tick = readSnapshot(bytes, {
      key: () => seen.clear(),
      place: (id, x, z, _yaw, gait) => seen.set(id, { x, z, gait }),
      gone: (id) => seen.delete(id),
      said: (id, code) => said.push({ id, code }),
      changed: (id) => changed.push(id),
    });
    heard = tick ?? heard;
  });
  room.onMessage('c', (bytes: Uint8Array) => {
    const correction = decodeCorrection(bytes);
    if (correction) corrections.push(correction);
  });
  room.onMessage('w', (bytes: Uint8Array) => answers.push(readRoster(bytes) ?? []));
  room.onMessage('*', () => undefined);
  room.onError(() => undefined);
  room.onLeave((code, reason) => {
    clearInterval(heartbeat);
    closed.push({ code, reason });
  });
  return {
    ...{ room, welcomes, seen, at, corrections, said, changed, closed },
    me: () => welcomes.at(-1)?.you ?? 0,
    frames: () => frames,
    report(x, z, gait = WALK) {
      sequence = (sequence + 1) & 0xffff;
      room.sendBytes('mv', encodeMove({ sequence, x, z, yaw: 0, gait, heard }));
    },
    async ask(...ids) {
      const before = answers.length;
      room.sendBytes('who', encodeQuestion(ids));
      await until(() => answers.length > before, 'an answer');
      return answers.at(-1) ?? [];
    },
  };
}

/** A line between a client and the server that can be cut as a lost network is: no closing words. */
export async function openLine(url: string): Promise<{ url: string; cut: () => void }> {
  const sockets = new Set<Socket>();
  const line = createTcpServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${String((line.address() as AddressInfo).port)}`,
    cut() {
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits for something to become true; says what was missing when it does not. */
export async function until(isTrue: () => boolean, what: string, ms = 8000): Promise<void> {
  const end = performance.now() + ms;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(20);
  }
}
