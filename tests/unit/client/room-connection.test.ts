import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '@colyseus/sdk';
import { openRoomConnection, type RoomStatus } from '../../../client/net/room-connection.ts';

/** What a joined room does, as far as the keeper looks at it. */
class FakeRoom {
  readonly reconnection = { enabled: true };
  readonly connection = { isOpen: true };
  readonly sent: [string, unknown][] = [];
  left = false;
  /** Does the server answer pings? */
  answers = true;
  private readonly handlers = new Map<string, (payload: unknown) => void>();
  private onClosed: (code: number) => void = () => undefined;

  onMessage(type: string, handler: (payload: unknown) => void) {
    this.handlers.set(type, handler);
  }
  onError() {
    return undefined;
  }
  onLeave(handler: (code: number) => void) {
    this.onClosed = handler;
  }
  send(type: string, payload: unknown) {
    this.sent.push([type, payload]);
    if (type === 'ping' && this.answers) this.handlers.get('pong')?.(payload);
  }
  leave() {
    this.left = true;
    return Promise.resolve(1000);
  }
  close(code = 1006) {
    this.connection.isOpen = false;
    this.onClosed(code);
  }
}

const rooms: FakeRoom[] = [];
const tokens: (string | undefined)[] = [];
const network = { reachable: true, refusal: '' };

vi.mock('@colyseus/sdk', () => ({
  Client: class {
    readonly auth: { token?: string } = {};
    joinOrCreate() {
      if (!network.reachable) return Promise.reject(new Error('offline'));
      tokens.push(this.auth.token);
      const room = new FakeRoom();
      rooms.push(room);
      return Promise.resolve(room);
    }
  },
}));

let asked = 0;
beforeEach(() => {
  vi.useFakeTimers();
  rooms.length = 0;
  tokens.length = 0;
  asked = 0;
  Object.assign(network, { reachable: true, refusal: '' });
  vi.stubGlobal('location', { origin: 'http://localhost' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    visibilityState: 'visible',
  });
  vi.stubGlobal('fetch', () => {
    asked += 1;
    if (!network.reachable) return Promise.reject(new TypeError('network'));
    const { refusal } = network;
    const body = refusal
      ? { error: { code: refusal, message: 'tidak' } }
      : { token: `token-${asked}`, expiresAt: '' };
    return Promise.resolve(new Response(JSON.stringify(body), { status: refusal ? 401 : 200 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(recover?: () => Promise<boolean>) {
  const statuses: RoomStatus[] = [];
  const joined: Room[] = [];
  const connection = openRoomConnection({
    room: 'counter',
    joinOptions: { region: '3205' },
    tokenRequest: { room: 'counter' },
    ...(recover ? { recover } : {}),
    onJoin: (room) => joined.push(room),
    onStatus: (status) => statuses.push(status),
  });
  return { connection, statuses, joined };
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('keeping a room', () => {
  it('joins with a fresh token and switches the SDK’s own reconnection off', async () => {
    const { connection, statuses, joined } = open();
    await wait(50);
    expect(statuses).toEqual(['connecting', 'online']);
    expect(joined).toHaveLength(1);
    expect(rooms[0]?.reconnection.enabled).toBe(false);
    connection.close();
  });

  it('comes back by itself after the server died, as soon as it is there again', async () => {
    const { connection, statuses } = open();
    await wait(50);
    network.reachable = false;
    rooms[0]?.close();
    await wait(20_000);
    expect(connection.status()).toBe('reconnecting');
    expect(connection.send('ping', {})).toBe(false);
    network.reachable = true;
    await wait(7600);
    expect(connection.status()).toBe('online');
    expect(statuses).toEqual(['connecting', 'online', 'reconnecting', 'online']);
    expect(new Set(tokens).size).toBe(2);
    connection.close();
  });

  it('notices a socket that is open but brings nothing, within 25 seconds', async () => {
    const { connection } = open();
    await wait(50);
    const [silent] = rooms;
    if (silent) silent.answers = false;
    await wait(25_100);
    expect(silent?.left).toBe(true);
    await wait(1000);
    expect(rooms).toHaveLength(2);
    expect(connection.status()).toBe('online');
    connection.close();
  });

  it('keeps a quiet room whose server answers', async () => {
    const { connection } = open();
    await wait(300_000);
    expect(rooms).toHaveLength(1);
    connection.close();
  });

  it('stops where the server says no, unless it can be mended', async () => {
    network.refusal = 'UNAUTHENTICATED';
    const { connection } = open();
    await wait(30_000);
    expect(connection.status()).toBe('refused');
    expect(asked).toBe(1);
    connection.close();

    const mended = open(() => {
      network.refusal = '';
      return Promise.resolve(true);
    });
    await wait(2000);
    expect(mended.connection.status()).toBe('online');
    mended.connection.close();
  });

  it('leaves the place to a newer tab of the same person instead of fighting for it', async () => {
    const { connection } = open();
    await wait(50);
    rooms[0]?.close(4100);
    await wait(60_000);
    expect(connection.status()).toBe('replaced');
    expect(rooms).toHaveLength(1);
    connection.retryNow();
    await wait(50);
    expect(connection.status()).toBe('online');
    connection.close();
  });

  it('leaves for good when closed, and never joins again', async () => {
    const { connection } = open();
    await wait(50);
    connection.close();
    expect(rooms[0]?.left).toBe(true);
    rooms[0]?.close();
    await wait(60_000);
    expect(rooms).toHaveLength(1);
  });

  it('leaves at once when it was closed while joining', async () => {
    const { connection } = open();
    connection.close();
    await wait(1000);
    expect(rooms.every((room) => room.left)).toBe(true);
  });
});
