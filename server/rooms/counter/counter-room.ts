import { CloseCode, Room, ServerError, type AuthContext, type Client } from '@colyseus/core';
import {
  COUNTER_PROTOCOL,
  COUNTER_ROOM,
  counterJoinSchema,
} from '../../../shared/protocol/counter-messages.ts';
import type { Citizens } from '../../capabilities.ts';
import type { RealtimeTokens } from '../../identity/index.ts';
import type { Attendee, AttendeeIdentity } from './attendee.ts';
import { createCounter, type Counter, type CounterParts } from './counter.ts';

export type CounterRoomParts = CounterParts & {
  readonly realtimeTokens: Pick<RealtimeTokens, 'verify'>;
  readonly citizens: Pick<Citizens, 'me'>;
  /** Does the request come from a page of ours, or from no browser at all? */
  readonly isOwnOrigin: (headers: Headers) => boolean;
};

type CounterClient = Client<{ auth: AttendeeIdentity; userData: Attendee }>;

const FRAMES_PER_SECOND = 30;

/**
 * The Colyseus room of one region's counter: only its wiring. Matchmaking keeps one room a region
 * (`filterBy(['region'])`), so nothing here may replace the room's metadata. A dropped client is forgotten
 * at once and comes back with a fresh token; what it missed it pulls.
 */
export function createCounterRoomClass(parts: CounterRoomParts) {
  return class CounterRoom extends Room<{ client: CounterClient }> {
    override maxMessagesPerSecond = FRAMES_PER_SECOND;
    /** No schema state, hence no patches. */
    override patchRate = null;
    counter: Counter | null = null;
    region = '';

    static override async onAuth(
      token: string,
      options: unknown,
      context: AuthContext,
    ): Promise<AttendeeIdentity> {
      if (!parts.isOwnOrigin(context.headers)) throw new ServerError(403, 'foreign origin');
      const wish = counterJoinSchema.safeParse(options);
      if (!wish.success) throw new ServerError(400, 'join options do not fit');
      if (wish.data.protocol !== COUNTER_PROTOCOL) throw new ServerError(409, 'another protocol version');
      const grant = parts.realtimeTokens.verify(typeof token === 'string' ? token : '', COUNTER_ROOM);
      if (!grant || grant.region !== wish.data.region) throw new ServerError(401, 'bad or expired token');
      if (grant.as === 'officer') {
        const name = await parts.staff.serving(grant.userId, grant.region);
        if (name === null) throw new ServerError(403, 'not on duty here');
        return { as: 'officer', userId: grant.userId, language: 'id' };
      }
      const citizen = await parts.citizens.me(grant.citizenId);
      if (!citizen) throw new ServerError(401, 'unknown citizen');
      return { as: 'citizen', citizenId: citizen.id, language: citizen.language };
    }

    override onCreate(options: { region: string }): void {
      const { region } = counterJoinSchema.pick({ region: true }).parse(options);
      this.region = region;
      const counter = createCounter(region, parts);
      this.counter = counter;
      // Every frame comes here, known or not, so that a mistake is answered and not cut off.
      this.onMessage('*', (client: CounterClient, type: unknown, message: unknown) => {
        if (client.userData) counter.receive(client.userData, type, message);
      });
    }

    override async onJoin(client: CounterClient, options: { region?: unknown }): Promise<void> {
      const { auth: identity } = client;
      // The token was checked against the region asked for; this must be that region's room.
      if (!identity || options.region !== this.region) throw new ServerError(403, 'another region');
      const attendee = seat(client, identity, this.region);
      client.userData = attendee;
      await this.counter?.join(attendee);
    }

    override onLeave(client: CounterClient): void {
      if (client.userData) this.counter?.leave(client.userData);
    }

    override onDispose(): void {
      this.counter?.close();
    }

    override onUncaughtException(error: Error, method: string): void {
      parts.log.error(
        { room: COUNTER_ROOM, region: this.region, method, err: error },
        'a room handler failed',
      );
    }
  };
}

function seat(client: CounterClient, identity: AttendeeIdentity, region: string): Attendee {
  return {
    identity,
    party:
      identity.as === 'citizen'
        ? { kind: 'citizen', citizenId: identity.citizenId }
        : { kind: 'officer', userId: identity.userId, officeCode: region },
    send: (type, frame) => client.send(type, frame),
    close: (reason) => client.leave(CloseCode.WITH_ERROR, reason),
  };
}
