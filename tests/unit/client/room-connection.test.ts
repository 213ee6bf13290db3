import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '@colyseus/sdk';
import type { RoomToken } from '../../../client/net/join-room.ts';
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
const joinedWith: unknown[] = [];
const requests: unknown[] = [];
/** `full` joins fail as into a hall that filled up in between; `grant` is what a token's answer says beside the token. */
const network = { reachable: true, refusal: '', full: 0, grant: {} as Record<string, unknown> };

vi.mock('@colyseus/sdk', () => ({
  Client: class {
    readonly auth: { token?: string } = {};
    joinOrCreate(_name: string, options: unknown) {
      if (!network.reachable) return Promise.reject(new Error('offline'));
      if (network.full > 0) {
        network.full -= 1;
        return Promise.reject(Object.assign(new Error('full'), { code: 423 }));
      }
      joinedWith.push(options);
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
  joinedWith.length = 0;
  requests.length = 0;
  asked = 0;
  Object.assign(network, { reachable: true, refusal: '', full: 0, grant: {} });
  vi.stubGlobal('location', { origin: 'http://localhost' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    visibilityState: 'visible',
  });
  vi.stubGlobal('fetch', (_path: string, { body: sent }: { body: string }) => {
    asked += 1;
    requests.push(JSON.parse(sent));
    if (!network.reachable) return Promise.reject(new TypeError('network'));
    const { refusal } = network;
    const body = refusal
      ? { error: { code: refusal, message: 'tidak' } }
      : { token: `token-${asked}`, expiresAt: '', ...network.grant };
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

/** A room of which there are several: the token's answer says which one it opens. */
type NumberedToken = RoomToken & { readonly hall: number; readonly gallery: boolean };

function openNumbered(wish: () => number | null = () => null) {
  const statuses: RoomStatus[] = [];
  const connection = openRoomConnection<NumberedToken>({
    room: 'hall',
    joinOptions: ({ hall }) => ({ protocol: 2, hall }),
    tokenRequest: () => ({ room: 'hall', ...(wish() === null ? {} : { hall: wish() }) }),
    onJoin: () => undefined,
    onStatus: (status) => statuses.push(status),
  });
  return { connection, statuses };
}

describe('a room of which there are several', () => {
  it('joins the one that the token was given for, and wishes anew with every token', async () => {
    network.grant = { hall: 2, gallery: false };
    let wish: number | null = 3;
    const { connection } = openNumbered(() => wish);
    await wait(50);
    expect(requests).toEqual([{ room: 'hall', hall: 3 }]);
    expect(joinedWith).toEqual([{ protocol: 2, hall: 2 }]);
    wish = 2;
    rooms[0]?.close();
    await wait(1000);
    expect(requests[1]).toEqual({ room: 'hall', hall: 2 });
    connection.close();
  });

  it('asks for another token soon when the room filled up in between, without calling it a broken connection', async () => {
    network.grant = { hall: 1, gallery: false };
    network.full = 2;
    const { connection, statuses } = openNumbered();
    await wait(2000);
    expect(statuses).toEqual(['connecting', 'online']);
    expect(tokens).toEqual(['token-3']);
    connection.close();
  });

  it('goes over to another room only when its token is wanted, and leaves the old one then', async () => {
    network.grant = { hall: 1, gallery: true };
    const { connection } = openNumbered();
    await wait(50);
    const isPlace = ({ gallery }: NumberedToken) => !gallery;
    await expect(connection.goOver(isPlace)).resolves.toBe(false);
    expect(rooms).toHaveLength(1);
    expect(rooms[0]?.left).toBe(false);

    network.grant = { hall: 4, gallery: false };
    const over = connection.goOver(isPlace);
    await wait(50);
    await expect(over).resolves.toBe(true);
    expect(joinedWith.at(-1)).toEqual({ protocol: 2, hall: 4 });
    expect(rooms[0]?.left).toBe(true);
    expect(connection.status()).toBe('online');
    // The old room's end says nothing of the new one.
    rooms[0]?.close();
    await wait(2000);
    expect(rooms).toHaveLength(2);
    connection.close();
  });

  it('stays where it is when no other token is to be had', async () => {
    network.grant = { hall: 1, gallery: true };
    const { connection } = openNumbered();
    await wait(50);
    network.reachable = false;
    await expect(connection.goOver(() => true)).resolves.toBe(false);
    expect(connection.status()).toBe('online');
    connection.close();
  });
});
