/** Joins one Colyseus room as any client does: a short-lived token over HTTP, then the room. */
import { Client, type Room } from '@colyseus/sdk';
import type { ApiClient } from './api-client.ts';

export type JoinedRoom = {
  readonly room: Room;
  /** Aborted when the room is left or lost, whoever ended it. */
  readonly gone: AbortSignal;
};

/** What the token answer says beside the token: for the hall, which one, and whether one has a body there. */
export type TokenAnswer = { readonly hall?: number; readonly gallery?: boolean };

/**
 * `optionsFor` makes the join options of what the token answer says. Throws when the server is away or refuses. The
 * SDK's own reconnection is off: it gives up on a restart.
 */
export async function joinRoom(
  url: string,
  api: ApiClient,
  name: string,
  optionsFor: (answer: TokenAnswer) => Readonly<Record<string, unknown>>,
  tokenRequest: Readonly<Record<string, unknown>>,
): Promise<JoinedRoom> {
  const answer = await api.post<TokenAnswer & { token: string }>('/api/v1/realtime-tokens', tokenRequest);
  const client = new Client(url);
  client.auth.token = answer.token;
  const room: Room = await client.joinOrCreate(name, optionsFor(answer));
  room.reconnection.enabled = false;
  // Types nobody here listens to would otherwise be logged once each.
  room.onMessage('*', () => undefined);
  const end = new AbortController();
  room.onError((code, message) => end.abort(new Error(`room ${name}: ${code} ${message ?? ''}`)));
  room.onLeave((code) => end.abort(new Error(`room ${name} was left: ${code}`)));
  return { room, gone: end.signal };
}
