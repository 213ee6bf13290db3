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
  HEARD_MESSAGE,
  MOVE_MESSAGE,
  QUESTION_MESSAGE,
  ROSTER_MESSAGE,
  SNAPSHOT_MESSAGE,
} from '../../../shared/protocol/hall/messages.ts';
import type { Log } from '../../log.ts';
import { closeCrowd, dropPerson, enterCrowd, leaveCrowd } from './come-and-go.ts';
import { createCrowd, type Crowd, type HallPresence } from './crowd.ts';
import { createHallDirectory, takeHallNumber } from './hall-directory.ts';
import { STEP_MS } from './crowd-time.ts';
import { hearGesture, hearLook, hearSay } from './hear-greetings.ts';
import { hearMove, warpPerson } from './hear-moves.ts';
import { hearHeard, hearIdly, hearPing, hearQuestion, hearRest, hearUnknown } from './hear.ts';
import type { Guest, HallIdentity, Person, Wire } from './person.ts';
import { stepCrowd } from './tick-crowd.ts';
import { leaveWatch } from './watch-crowd.ts';

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

type HallClient = Client<{ auth: HallIdentity; userData: { guest: Guest; wire: Wire } }>;

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
      const crowd = createCrowd({ hall, grid, number: this.number, directory, presence, now, seal });
      this.crowd = crowd;
      const heard =
        (listen: (crowd: Crowd, guest: Guest, message: unknown) => void) =>
        (client: HallClient, message: unknown) => {
          const guest = guestOf(client);
          if (guest) listen(crowd, guest, message);
        };
      /** For what needs a body; who has none is not punished for it. */
      const walked =
        (listen: (crowd: Crowd, person: Person, message: unknown) => void) =>
        (client: HallClient, message: unknown) => {
          const guest = guestOf(client);
          if (guest?.kind === 'person') listen(crowd, guest, message);
          else if (guest) hearIdly(crowd, guest);
        };

      this.onMessageBytes(MOVE_MESSAGE, walked(hearMove));
      this.onMessageBytes(HEARD_MESSAGE, heard(hearHeard));
      this.onMessageBytes(QUESTION_MESSAGE, heard(hearQuestion));
      this.onMessage('rest', heard(hearRest));
      this.onMessage('gesture', walked(hearGesture));
      this.onMessage('say', walked(hearSay));
      this.onMessage('look', walked(hearLook));
      this.onMessage('warp', (client: HallClient, message: unknown, reply) => {
        const guest = guestOf(client);
        if (!guest) return reply.reject({ reason: 'too-many' });
        if (guest.kind === 'watcher') {
          hearIdly(crowd, guest);
          return reply.reject({ reason: 'no-body' });
        }
        const answer = warpPerson(crowd, guest, message);
        return 'reason' in answer ? reply.reject(answer) : answer;
      });
      this.onMessage('ping', (client: HallClient, message: unknown) => {
        const guest = guestOf(client);
        const pong = guest && hearPing(crowd, guest, message);
        if (pong) client.send('pong', pong);
      });
      // Without this Colyseus would cut the connection at the first unknown type.
      this.onMessage('*', heard(hearUnknown));
      this.setTimestep(() => stepCrowd(crowd), STEP_MS);
    }

    override onJoin(client: HallClient): void {
      const { auth: identity } = client;
      if (!identity || !this.crowd) throw new ServerError(401, 'not signed in');
      const wire = wireOf(client);
      client.userData = { guest: enterCrowd(this.crowd, identity, wire), wire };
    }

    override onLeave(client: HallClient, code?: number): void {
      const guest = guestOf(client);
      if (!guest || !this.crowd) return;
      if (guest.kind === 'watcher') leaveWatch(this.crowd, guest);
      else if (FINAL_CODES.has(code)) leaveCrowd(this.crowd, guest);
      else dropPerson(this.crowd, guest);
    }

    override onDispose(): void {
      if (this.crowd) {
        closeCrowd(this.crowd);
        deps.log.info({ room: HALL_ROOM, hall: this.number, ...this.crowd.counts }, 'a hall closed');
      }
      directory.numbers.delete(this.number);
    }

    override onUncaughtException(error: Error, method: string): void {
      deps.log.error({ room: HALL_ROOM, hall: this.number, method, err: error }, 'a room handler failed');
    }
  };
}

/** Who a client is here; null once another connection has taken the body over. */
function guestOf(client: HallClient): Guest | null {
  const seat = client.userData;
  return seat && seat.guest.wire === seat.wire ? seat.guest : null;
}

const seal = (bytes: Uint8Array): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, SNAPSHOT_MESSAGE, undefined, bytes);

function wireOf(client: HallClient): Wire {
  const socket = client.ref as unknown as WebSocket;
  return {
    send: (type, message) => client.send(type, message),
    sendFrame: (frame) => client.raw(frame),
    sendCorrection: (bytes) => client.sendBytes(CORRECTION_MESSAGE, bytes),
    sendRoster: (bytes) => client.sendBytes(ROSTER_MESSAGE, bytes),
    backlog: () => socket.bufferedAmount,
    isReady: () => client.state === ClientState.JOINED && socket.readyState === socket.OPEN,
    end: (code, reason) => client.leave(code, reason),
  };
}
