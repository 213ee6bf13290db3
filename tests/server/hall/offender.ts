import { getMessageBytes, Protocol } from '@colyseus/core';
import { WebSocket } from 'ws';
import type { Hall } from '../../../shared/hall/types.ts';
import { HALL_PROTOCOL } from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard, encodeMove, type MoveReport } from '../../../shared/protocol/hall/move-report.ts';
import { encodeQuestion } from '../../../shared/protocol/hall/roster.ts';

/** A small seeded generator: the noise of a failure can be made again. */
export function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A client below the SDK, so that any byte can be sent. */
export type RawClient = {
  readonly socket: WebSocket;
  /** What the server closed it with. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
};

/** `address` is what the matchmaking is told of where this comes from. Throws when it is refused. */
export async function joinRaw(
  url: string,
  token: string,
  address = '127.0.0.1',
  listens = true,
): Promise<RawClient> {
  const answer = await fetch(`${url}/matchmake/joinOrCreate/hall`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-real-ip': address,
    },
    body: JSON.stringify({ protocol: HALL_PROTOCOL, hall: 1 }),
  });
  if (!answer.ok) throw new Error(`refused with ${String(answer.status)}`);
  const seat = (await answer.json()) as { sessionId: string; roomId: string; processId: string };
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
  );
  const closed = new Promise<{ code: number; reason: string }>((done) => {
    socket.once('close', (code, reason) => done({ code, reason: reason.toString() }));
  });
  await new Promise<void>((done, failed) => {
    socket.once('message', () => {
      // JOIN_ROOM is echoed as the client's "I am ready".
      if (listens) socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
      done();
    });
    socket.once('error', failed);
  });
  socket.on('error', () => undefined);
  return { socket, closed };
}

const bytesMessage = (type: string, bytes: Uint8Array): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, bytes);
const message = (type: string, value: unknown): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA, type, value);
const request = (type: string, value: unknown): Uint8Array => {
  const inner = message(type, value);
  return Uint8Array.of(Protocol.ROOM_REQUEST, 7, ...inner.subarray(1));
};
export const moveMessage = (report: Readonly<MoveReport>): Uint8Array =>
  bytesMessage('mv', encodeMove(report));

const still: MoveReport = { sequence: 0, x: 0, z: 0, yaw: 0, gait: 2, heard: 0 };
const jsonTypes = ['gesture', 'say', 'look', 'rest', 'ping', 'warp', 'mv', 'ak', 'who', '_$bmv'] as const;
const strangeTypes = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  's',
  'x'.repeat(700),
  '*',
];

/** One hostile frame: `i` counts those of this client. */
type MakeFrame = (i: number, random: () => number, hall: Hall) => Uint8Array;

const noise = (length: number, random: () => number): Uint8Array =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));
const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;
const junk: readonly unknown[] = [
  ...[null, undefined, true, NaN, Infinity, -1, 1e308, '', 'x'.repeat(300), [], {}, [[[[[[]]]]]]],
  ...[
    { gesture: 'dance' },
    { phrase: 'ANY TEXT' },
    { phrase: 7 },
    { region: '../..' },
    { n: NaN },
    { n: '1' },
  ],
  { look: { body: NaN, skin: Infinity, top: -1, bottom: 99, hair: 1.5, pattern: 'x' } },
  { on: 1 },
  { x: NaN, z: Infinity, yaw: -Infinity, gait: 'fly' },
];

/** To say goodbye is no offence. */
const unlessLeaving = (bytes: Uint8Array): Uint8Array =>
  ((bytes[0] ?? 0) & 31) === Protocol.LEAVE_ROOM ? bytes.subarray(0, 0) : bytes;

/** What hostile clients do, by name. */
export const offences: Readonly<Record<string, MakeFrame>> = {
  'random bytes': (_i, random) => unlessLeaving(noise(Math.floor(random() * 60), random)),
  'random behind known codes': (i, random) =>
    Uint8Array.of(
      [10, 13, 16, 17, 18, 19, 20, 21, 22][i % 9] ?? 13,
      ...noise(Math.floor(random() * 40), random),
    ),
  'random move reports': (_i, random) => bytesMessage('mv', noise(11, random)),
  'truncated reports': (i) => bytesMessage('mv', encodeMove({ ...still, sequence: i }).subarray(0, i % 11)),
  'other versions': (i) => {
    const bytes = encodeMove({ ...still, sequence: i });
    bytes[0] = [0, 1, 3, 255][i % 4] ?? 0;
    return bytesMessage('mv', bytes);
  },
  'long frames': (_i, random) => bytesMessage('mv', noise(1100 + Math.floor(random() * 15_000), random)),
  'longer than the server reads': (_i, random) => bytesMessage('mv', noise(20_000, random)),
  replays: (i) => moveMessage({ ...still, sequence: i % 3 }),
  'a flood of reports': (i) => moveMessage({ ...still, sequence: i & 0xffff }),
  teleports: (i, random) =>
    moveMessage({ ...still, sequence: i & 0xffff, x: random() * 120 - 60, z: random() * 120 - 60 }),
  'ten times the speed': (i, _random, { entrance: { spawn } }) =>
    moveMessage({ ...still, sequence: i & 0xffff, x: spawn.x, z: spawn.z - ((i * 5.2) % 12) }),
  'through desks': (i, _random, { counters }) => {
    const counter = counters[i % counters.length];
    const at = (i % 2 ? counter?.officerSpots[0] : counter?.approach) ?? { x: 0, z: 0 };
    return moveMessage({ ...still, sequence: i & 0xffff, x: at.x, z: at.z });
  },
  'a flood of questions': (i) =>
    bytesMessage('who', encodeQuestion(Array.from({ length: 64 }, (_, k) => (i + k) & 0xffff))),
  'acknowledged futures': (_i, random) => bytesMessage('ak', encodeHeard(Math.floor(random() * 65_536))),
  'JSON that does not fit': (i, random) => message(jsonTypes[i % jsonTypes.length] ?? '', pick(junk, random)),
  'unknown types': (i) => message(strangeTypes[i % strangeTypes.length] ?? '', { i }),
  'unknown requests': (i, random) => request(strangeTypes[i % strangeTypes.length] ?? '', pick(junk, random)),
  'a flood of warps': (i, _random, { counters }) =>
    request('warp', { region: counters[i % counters.length]?.code }),
  'a flood of pings': () => Uint8Array.of(Protocol.PING),
  'nested beyond the stack': (i) =>
    i % 2
      ? Uint8Array.of(...message('say', 0).subarray(0, -1), ...Array<number>(900).fill(0x91))
      : moveMessage(still),
  'lists of four billion': () =>
    Uint8Array.of(
      ...message('look', 0).subarray(0, -1),
      0xdd,
      255,
      255,
      255,
      255,
      ...Array<number>(200).fill(0xdd),
    ),
  'joins again and again': () => Uint8Array.of(Protocol.JOIN_ROOM),
};

export type Attack = {
  readonly sent: number;
  readonly code: number;
  readonly reason: string;
};

/**
 * One hostile client: joins, sends so many frames as fast as asked, whatever it is told, and stays deaf to a close
 * until the server cuts it. Answers how it ended; code 0 when it was let in no more or left by itself.
 */
export async function attack(
  url: string,
  {
    name,
    offence,
    frames,
    perSecond,
    seed,
    hall,
    address,
  }: {
    readonly name: string;
    readonly offence: string;
    readonly frames: number;
    readonly perSecond: number;
    readonly seed: number;
    readonly hall: Hall;
    readonly address: string;
  },
): Promise<Attack> {
  const make = offences[offence];
  if (!make) throw new Error(`no offence is called ${offence}`);
  const client = await joinRaw(url, name, address).catch(() => null);
  if (!client) return { sent: 0, code: 0, reason: 'refused' };
  const random = createNoise(seed);
  const { socket } = client;
  const started = performance.now();
  let sent = 0;
  while (sent < frames && socket.readyState === socket.OPEN) {
    const due = Math.min(frames, Math.ceil(((performance.now() - started + 10) / 1000) * perSecond));
    for (; sent < due && socket.readyState === socket.OPEN; sent++) socket.send(make(sent, random, hall));
    await new Promise((done) => setTimeout(done, 10));
  }
  // Time for the server to read it all, and to say so.
  for (let i = 0; i < 200 && socket.readyState === socket.OPEN; i++)
    await new Promise((done) => setTimeout(done, 10));
  const isOpen = socket.readyState === socket.OPEN;
  if (isOpen) socket.terminate();
  const end = await client.closed;
  return isOpen ? { sent, code: 0, reason: 'left' } : { sent, ...end };
}
