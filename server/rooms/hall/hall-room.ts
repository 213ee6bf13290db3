import { ClientState, Room, ServerError, type Client } from '@colyseus/core';
import type { AuthContext } from '@colyseus/core';
import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import {
  CLOSE_MISBEHAVED,
  HALL_FULL,
  HALL_PROTOCOL,
  HALL_ROOM,
  hallJoinSchema,
  HEARD_MESSAGE,
  MOVE_MESSAGE,
  QUESTION_MESSAGE,
  type WarpRefusal,
} from '../../../shared/protocol/hall/messages.ts';
import type { Log } from '../../log.ts';
import {
  closeCrowd,
  dismiss,
  dropPerson,
  enterCrowd,
  isFullFor,
  leaveCrowd,
  letGo,
} from './crowd/come-and-go.ts';
import type { HallListing } from './halls/count-halls.ts';
import { createCrowd, type Crowd, type HallPresence } from './crowd/crowd.ts';
import { STEP_MS } from './crowd/crowd-time.ts';
import { everybody, findPerson, type HallDirectory } from './halls/hall-directory.ts';
import { hearGesture, hearLook, hearSay } from './hear/hear-greetings.ts';
import { hearFrame } from './hear/hear-frame.ts';
import { hearMove, warpPerson } from './hear/hear-moves.ts';
import { hearHeard, hearIdly, hearPing, hearQuestion, hearRest, hearUnknown } from './hear/hear.ts';
import { holdNumber } from './halls/hold-number.ts';
import type { Place } from './halls/house.ts';
import { createOffenders } from './hear/offenders.ts';
import { openWire, seal, socketOf } from './open-wire.ts';
import type { Guest, HallIdentity, Person, Wire } from './crowd/person.ts';
import { stepCrowd } from './crowd/tick-crowd.ts';
import { leaveWatch, watchCrowd } from './crowd/watch-crowd.ts';

/** What a token proves: who one is, and which hall one may enter. */
export type HallPass = {
  readonly identity: HallIdentity;
  readonly hall: number;
  /** There was no place: only to watch. */
  readonly gallery: boolean;
};

export type HallRoomDeps = {
  readonly hall: Hall;
  readonly grid: WalkGrid;
  /** One for all halls of the process. */
  readonly directory: HallDirectory;
  /** People in a hall beyond whom nobody gets in. */
  readonly hardCap: number;
  /** What a realtime token proves; null for a bad or expired one. */
  readonly verifyToken: (token: string) => Promise<HallPass | null>;
  /** Somebody is there whom a token was given to. */
  readonly arrived: (subject: string) => void;
  readonly presence: HallPresence;
  readonly log: Log;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
  /** Does the request come from a page of ours, or from no browser at all? Everybody when left out. */
  readonly isOwnOrigin?: (headers: Headers) => boolean;
};

/** Travels between processes as JSON. */
type Auth = HallPass & { readonly last: Place | null; readonly address: string };
type HallClient = Client<{ auth: Auth; userData: { guest: Guest; wire: Wire } }>;

/** The last resort behind our own patience: a flood that must not even be counted. */
const MESSAGES_PER_SECOND_LIMIT = 600;
/** Closed on purpose, tab closed, ended by us: no body waits for these. */
const FINAL_CODES: ReadonlySet<number | undefined> = new Set([4000, 4001, 4002, 1001]);
/** As when the server restarts: clients join again, with a pause. */
const CLOSE_MOVED = 4001;
const LIST_EVERY_MS = 1000;
/** HTTP status for who was sent away and is back too soon. */
const TOO_SOON = 429;

/**
 * The Colyseus room of the hall: only its wiring. It carries no schema state (people are told by messages,
 * movement by shared frames). Each instance is the hall of one number; the token decides which one that is.
 */
export function createHallRoomClass(deps: HallRoomDeps) {
  const { directory } = deps;
  const offenders = createOffenders(deps.now);
  directory.house.places.watch(() => everybody(directory));
  directory.house.bodies.onElsewhere((subject) => letGo(directory, subject));

  return class HallRoom extends Room<{ client: HallClient; metadata: HallListing }> {
    // We count bodies ourselves. At a limit of its own Colyseus would open a second room of the same number.
    override maxClients = Infinity;
    override maxMessagesPerSecond = MESSAGES_PER_SECOND_LIMIT;
    override patchRate = null;
    crowd: Crowd | null = null;
    number = 0;
    giveBackNumber = (): void => undefined;

    static override async onAuth(token: string, options: unknown, context: AuthContext): Promise<Auth> {
      if (deps.isOwnOrigin && !deps.isOwnOrigin(context.headers))
        throw new ServerError(403, 'foreign origin');
      const wish = hallJoinSchema.safeParse(options);
      if (!wish.success) throw new ServerError(400, 'join options do not fit');
      if (wish.data.protocol !== HALL_PROTOCOL) throw new ServerError(409, 'another protocol version');
      const pass = await deps.verifyToken(typeof token === 'string' ? token : '');
      if (!pass) throw new ServerError(401, 'bad or expired token');
      if (pass.hall !== wish.data.hall) throw new ServerError(403, 'the token is for another hall');
      const address = context.ip ?? 'unknown';
      mustHaveWaited(pass.identity.subject, address);
      const last = await findPerson(directory, pass.identity.subject);
      const crowd = directory.halls.get(pass.hall);
      if (crowd) mustHavePlace(crowd, pass);
      return { ...pass, last: last?.place ?? null, address };
    }

    override onCreate(options: unknown): void {
      this.number = hallJoinSchema.parse(options).hall;
      const { number } = this;
      const { hall, grid, presence, now, log } = deps;
      const crowd = createCrowd({ hall, grid, number, directory, presence, now, seal });
      this.crowd = crowd;
      directory.halls.set(number, crowd);
      this.giveBackNumber = holdNumber(directory.house.leases, number, log, () => this.moveOut());
      this.listenTo(crowd);
      this.setTimestep(() => stepCrowd(crowd), STEP_MS);
      this.clock.setInterval(() => this.list(crowd), LIST_EVERY_MS);
    }

    override onJoin(client: HallClient): void {
      const { auth: pass } = client;
      const { crowd } = this;
      if (!pass || !crowd) throw new ServerError(401, 'not signed in');
      const { identity, gallery, last, address } = pass;
      // Asked again here, where nothing can come between: the last place is given once.
      mustHavePlace(crowd, pass);
      const wire = openWire(client, () => offenders.note(identity.subject, address));
      const guest = gallery
        ? watchCrowd(crowd, identity.subject, wire)
        : enterCrowd(crowd, identity, wire, last);
      client.userData = { guest, wire };
      watchDoor(crowd, client, guest, wire);
      deps.arrived(identity.subject);
    }

    override onLeave(client: HallClient, code?: number): void {
      const guest = guestOf(client);
      if (!guest || !this.crowd) return;
      if (guest.kind === 'watcher') leaveWatch(this.crowd, guest);
      else if (FINAL_CODES.has(code)) leaveCrowd(this.crowd, guest);
      else dropPerson(this.crowd, guest);
    }

    override onDispose(): void {
      this.giveBackNumber();
      const { crowd } = this;
      if (!crowd) return;
      closeCrowd(crowd);
      if (directory.halls.get(this.number) === crowd) directory.halls.delete(this.number);
      deps.log.info({ room: HALL_ROOM, hall: this.number, ...crowd.counts }, 'a hall closed');
    }

    override onUncaughtException({ cause }: Error, method: string): void {
      // A refused join is no failure. Colyseus' wrapping of the cause holds names and messages: not for the log.
      if (cause instanceof ServerError) return;
      deps.log.error({ room: HALL_ROOM, hall: this.number, method, err: cause }, 'a room handler failed');
    }

    listenTo(crowd: Crowd): void {
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
        const reject = (refusal: WarpRefusal) => reply.reject(refusal);
        const guest = guestOf(client);
        if (guest?.kind !== 'person') {
          if (guest) hearIdly(crowd, guest);
          return reject({ reason: 'no-body' });
        }
        try {
          const answer = warpPerson(crowd, guest, message);
          return 'reason' in answer ? reject(answer) : answer;
        } catch (error) {
          // Left to Colyseus, a handler that throws is answered as one that succeeded.
          deps.log.error({ room: HALL_ROOM, hall: this.number, err: error }, 'a warp failed');
          return reject({ reason: 'failed' });
        }
      });
      this.onMessage('ping', (client: HallClient, message: unknown) => {
        const guest = guestOf(client);
        const pong = guest && hearPing(crowd, guest, message);
        if (pong) client.send('pong', pong);
      });
      // Without this Colyseus would cut the connection at the first unknown type.
      this.onMessage('*', heard(hearUnknown));
    }

    /** Lets other processes know how many are here. */
    list({ people, watchers }: Crowd): void {
      const listed = this.metadata;
      if (listed.people === people.size && listed.watching === watchers.size) return;
      const listing = { hall: this.number, people: people.size, watching: watchers.size };
      this.setMetadata(listing).catch((error: unknown) => {
        deps.log.warn({ room: HALL_ROOM, hall: this.number, err: error }, 'a hall could not be listed');
      });
    }

    /** Another process has this hall; its people are to come there. What they did here since counts no more. */
    moveOut(): void {
      if (this.crowd) closeCrowd(this.crowd, false);
      void this.disconnect(CLOSE_MOVED);
    }
  };

  /** @throws ServerError 429 for who was sent away for noise and is back too soon. */
  function mustHaveWaited(subject: string, address: string): void {
    const waitMs = offenders.waitMs(subject, address);
    if (waitMs > 0) throw new ServerError(TOO_SOON, `come back in ${Math.ceil(waitMs / 1000)} s`);
  }

  /** @throws ServerError 423 when the hall filled up since the token was given. */
  function mustHavePlace(crowd: Crowd, { identity, gallery }: HallPass): void {
    if (gallery || !isFullFor(crowd, identity.subject, deps.hardCap)) return;
    throw new ServerError(HALL_FULL, 'the hall is full');
  }
}

/** Looks at all that comes before Colyseus does, which listens only after the join, and at how it ends the client. */
function watchDoor(crowd: Crowd, client: HallClient, guest: Guest, wire: Wire): void {
  socketOf(client).on('message', (frame: Buffer) => {
    if (guest.wire === wire) hearFrame(crowd, guest, frame, client.state !== ClientState.JOINING);
  });
  // No frame of a WebSocket, or one beyond the server's limit: closed already. A broken line has other codes.
  socketOf(client).on('error', (error: Error & { code?: string }) => {
    if (error.code?.startsWith('WS_ERR_') && guest.wire === wire) dismiss(crowd, guest);
  });
  // What Colyseus cannot decode it closes by itself, without a reason and reading on until the client agrees.
  const leave = client.leave.bind(client);
  client.leave = (code, reason) => {
    if (code === CLOSE_MISBEHAVED && guest.wire === wire) dismiss(crowd, guest);
    else leave(code, reason);
  };
}

/** Who a client is here; null once another connection has taken the body over, and before it said that it listens. */
function guestOf(client: HallClient): Guest | null {
  const seat = client.userData;
  // Answers to a client that never says so would be kept for it without end.
  if (client.state === ClientState.JOINING) return null;
  return seat && seat.guest.wire === seat.wire ? seat.guest : null;
}
