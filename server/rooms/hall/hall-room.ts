import { ClientState, getMessageBytes, Protocol, Room, ServerError, type Client } from '@colyseus/core';
import type { AuthContext } from '@colyseus/core';
import type { WebSocket } from 'ws';
import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import {
  CORRECTION_MESSAGE,
  HALL_PROTOCOL,
  HALL_ROOM,
  hallJoinSchema,
  MOVE_MESSAGE,
  SNAPSHOT_MESSAGE,
} from '../../../shared/protocol/hall-messages.ts';
import type { Log } from '../../log.ts';
import { closeCrowd, dropPerson, enterCrowd, leaveCrowd } from './come-and-go.ts';
import { createCrowd, type Crowd, type HallPresence } from './crowd.ts';
import { createHallDirectory, takeHallNumber } from './hall-directory.ts';
import { hearGesture, hearLook, hearMove, hearPing, hearSay, hearUnknown, warpPerson } from './hear.ts';
import type { HallIdentity, Person, Wire } from './person.ts';
import { TICK_MS, tickCrowd } from './tick-crowd.ts';

export type HallRoomDeps = {
  readonly hall: Hall;
  readonly grid: WalkGrid;
  /** Whom a realtime token belongs to; null for a bad or expired one. */
  readonly verifyToken: (token: string) => Promise<HallIdentity | null>;
  readonly presence: HallPresence;
  readonly log: Log;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
  /** People a hall holds before the next one opens (300). */
  readonly maxClients?: number;
  /** Does the request come from a page of ours, or from no browser at all? Everybody when left out. */
  readonly isOwnOrigin?: (headers: Headers) => boolean;
};

type HallClient = Client<{ auth: HallIdentity; userData: { person: Person; wire: Wire } }>;

const MAX_CLIENTS = 300;
/** The last resort behind our own patience: a flood that must not even be counted. */
const MESSAGES_PER_SECOND_LIMIT = 600;
/** Closed on purpose, tab closed, ended by us: no body waits for these. */
const FINAL_CODES: ReadonlySet<number | undefined> = new Set([4000, 4001, 4002, 1001]);

/**
 * The Colyseus room of the hall: only its wiring. It carries no schema state (people are told by messages,
 * movement by shared frames), and each instance is one hall; when it is full, matchmaking opens the next.
 */
export function createHallRoomClass(deps: HallRoomDeps) {
  const directory = createHallDirectory();

  return class HallRoom extends Room<{ client: HallClient }> {
    override maxClients = deps.maxClients ?? MAX_CLIENTS;
    override maxMessagesPerSecond = MESSAGES_PER_SECOND_LIMIT;
    override patchRate = null;
    crowd: Crowd | null = null;
    number = 0;

    static override async onAuth(
      token: string,
      options: unknown,
      context: AuthContext,
    ): Promise<HallIdentity> {
      if (deps.isOwnOrigin && !deps.isOwnOrigin(context.headers))
        throw new ServerError(403, 'foreign origin');
      const wish = hallJoinSchema.safeParse(options);
      if (!wish.success) throw new ServerError(400, 'join options do not fit');
      if (wish.data.protocol !== HALL_PROTOCOL) throw new ServerError(409, 'another protocol version');
      const identity = await deps.verifyToken(typeof token === 'string' ? token : '');
      if (!identity) throw new ServerError(401, 'bad or expired token');
      return identity;
    }

    override onCreate(): void {
      this.number = takeHallNumber(directory);
      const { hall, grid, presence, now } = deps;
      const crowd = createCrowd({ hall, grid, name: `Aula ${this.number}`, directory, presence, now, seal });
      this.crowd = crowd;
      const heard =
        (listen: (crowd: Crowd, person: Person, message: unknown) => void) =>
        (client: HallClient, message: unknown) => {
          const person = personOf(client);
          if (person) listen(crowd, person, message);
        };

      this.onMessageBytes(MOVE_MESSAGE, heard(hearMove));
      this.onMessage('gesture', heard(hearGesture));
      this.onMessage('say', heard(hearSay));
      this.onMessage('look', heard(hearLook));
      this.onMessage('warp', (client: HallClient, message: unknown, reply) => {
        const person = personOf(client);
        if (!person) return reply.reject({ reason: 'too-many' });
        const answer = warpPerson(crowd, person, message);
        return 'reason' in answer ? reply.reject(answer) : answer;
      });
      this.onMessage('ping', (client: HallClient, message: unknown) => {
        const person = personOf(client);
        const pong = person && hearPing(crowd, person, message);
        if (pong) client.send('pong', pong);
      });
      // Without this Colyseus would cut the connection at the first unknown type.
      this.onMessage('*', (client: HallClient) => {
        const person = personOf(client);
        if (person) hearUnknown(crowd, person);
      });
      this.setTimestep(() => tickCrowd(crowd), TICK_MS);
    }

    override onJoin(client: HallClient): void {
      const { auth: identity } = client;
      if (!identity || !this.crowd) throw new ServerError(401, 'not signed in');
      const wire = wireOf(client);
      client.userData = { person: enterCrowd(this.crowd, identity, wire), wire };
    }

    override onLeave(client: HallClient, code?: number): void {
      const person = personOf(client);
      if (!person || !this.crowd) return;
      if (FINAL_CODES.has(code)) leaveCrowd(this.crowd, person);
      else dropPerson(this.crowd, person);
    }

    override onDispose(): void {
      if (this.crowd) {
        closeCrowd(this.crowd);
        deps.log.info({ room: HALL_ROOM, hall: this.crowd.name, ...this.crowd.counts }, 'a hall closed');
      }
      directory.numbers.delete(this.number);
    }

    override onUncaughtException(error: Error, method: string): void {
      deps.log.error(
        { room: HALL_ROOM, hall: this.crowd?.name, method, err: error },
        'a room handler failed',
      );
    }
  };
}

/** The body a client moves; null once another connection has taken it over. */
function personOf(client: HallClient): Person | null {
  const seat = client.userData;
  return seat && seat.person.wire === seat.wire ? seat.person : null;
}

const seal = (bytes: Uint8Array): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, SNAPSHOT_MESSAGE, undefined, bytes);

function wireOf(client: HallClient): Wire {
  const socket = client.ref as unknown as WebSocket;
  return {
    send: (type, message) => client.send(type, message),
    sendFrame: (frame) => client.raw(frame),
    sendCorrection: (bytes) => client.sendBytes(CORRECTION_MESSAGE, bytes),
    backlog: () => socket.bufferedAmount,
    isReady: () => client.state === ClientState.JOINED && socket.readyState === socket.OPEN,
    end: (code, reason) => client.leave(code, reason),
  };
}
