import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Server } from '@colyseus/core';
import { Client, type Room } from '@colyseus/sdk';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import { HALL_PROTOCOL, HALL_ROOM, type HallServerMessages } from '../../../shared/protocol/hall-messages.ts';
import {
  decodeCorrection,
  encodeMove,
  readSnapshot,
  type Correction,
} from '../../../shared/protocol/snapshot.ts';
import { createHallRoomClass, type HallIdentity } from '../../../server/rooms/hall/index.ts';

const quiet = (): void => undefined;

export type HallServer = {
  readonly url: string;
  /** What the house was told of people, in order. */
  readonly told: string[];
  readonly errors: unknown[];
  readonly stop: () => Promise<void>;
};

/** A real Colyseus server with the hall room; any token `nama` belongs to a citizen of that name. */
export async function startHallServer(hall: Hall, grid: WalkGrid, maxClients = 300): Promise<HallServer> {
  const told: string[] = [];
  const errors: unknown[] = [];
  const identify = (token: string): HallIdentity | null =>
    /^[a-z]+\d*$/.test(token)
      ? {
          subject: token,
          kind: token.startsWith('petugas') ? 'officer' : 'citizen',
          name: token,
          look: { body: 1, skin: 2, top: 3, bottom: 4, hair: 5, pattern: 1 },
          simulated: false,
        }
      : null;
  const room = createHallRoomClass({
    hall,
    grid,
    verifyToken: (token) => Promise.resolve(identify(token)),
    presence: {
      moved: (subject, region) => told.push(`${subject} at ${region ?? '-'}`),
      left: (subject) => told.push(`${subject} left`),
    },
    log: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (...parts: unknown[]) => errors.push(parts),
    },
    now: () => performance.now(),
    maxClients,
  });
  const httpServer = createServer();
  const server = new Server({
    greet: false,
    gracefullyShutdown: false,
    // Colyseus prints each unreadable message; the tests send thousands.
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, trace: quiet },
    transport: new WebSocketTransport({ server: httpServer, maxPayload: 16 * 1024 }),
  });
  server.define(HALL_ROOM, room);
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
  readonly seen: Map<number, Point>;
  readonly at: (string | null)[];
  readonly corrections: Correction[];
  readonly entered: string[];
  readonly leftIds: number[];
  readonly gestures: HallServerMessages['gesture'][];
  readonly said: HallServerMessages['say'][];
  readonly closed: { code: number; reason: string | undefined }[];
  readonly frames: () => number;
  /** Reports a position; the sequence counts by itself. */
  readonly report: (x: number, z: number) => void;
};

export async function joinHall(
  url: string,
  token: string,
  options: object = { protocol: HALL_PROTOCOL },
): Promise<Visitor> {
  const client = new Client(url);
  client.auth.token = token;
  const room = (await client.joinOrCreate(HALL_ROOM, options)) as Room;
  room.reconnection.enabled = false;
  const visitor = listen(room);
  await until(() => visitor.welcomes.length > 0, 'a welcome');
  return visitor;
}

function listen(room: Room): Visitor {
  const welcomes: HallServerMessages['welcome'][] = [];
  const seen = new Map<number, Point>();
  const at: (string | null)[] = [];
  const corrections: Correction[] = [];
  const entered: string[] = [];
  const leftIds: number[] = [];
  const gestures: HallServerMessages['gesture'][] = [];
  const said: HallServerMessages['say'][] = [];
  const closed: { code: number; reason: string | undefined }[] = [];
  let frames = 0;
  let sequence = 65_530;
  room.onMessage('welcome', (m: HallServerMessages['welcome']) => {
    welcomes.push(m);
    for (const p of m.people) seen.set(p.id, { x: p.x, z: p.z });
  });
  room.onMessage('enter', (m: HallServerMessages['enter']) => {
    entered.push(m.name);
    seen.set(m.id, { x: m.x, z: m.z });
  });
  room.onMessage('leave', (m: HallServerMessages['leave']) => {
    leftIds.push(m.id);
    seen.delete(m.id);
  });
  room.onMessage('at', (m: HallServerMessages['at']) => at.push(m.region));
  room.onMessage('gesture', (m: HallServerMessages['gesture']) => gestures.push(m));
  room.onMessage('say', (m: HallServerMessages['say']) => said.push(m));
  room.onMessage('s', (bytes: Uint8Array) => {
    frames += 1;
    readSnapshot(bytes, (id, x, z) => seen.set(id, { x, z }));
  });
  room.onMessage('c', (bytes: Uint8Array) => {
    const correction = decodeCorrection(bytes);
    if (correction) corrections.push(correction);
  });
  room.onMessage('*', () => undefined);
  room.onError(() => undefined);
  room.onLeave((code, reason) => closed.push({ code, reason }));
  return {
    room,
    me: () => welcomes.at(-1)?.you ?? 0,
    welcomes,
    seen,
    at,
    corrections,
    entered,
    leftIds,
    gestures,
    said,
    closed,
    frames: () => frames,
    report(x, z) {
      sequence = (sequence + 1) & 0xffff;
      room.sendBytes('mv', encodeMove({ sequence, x, z, yaw: 0, gait: 'walk' }));
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
