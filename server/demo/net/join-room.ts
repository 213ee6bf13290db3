/** Joins one Colyseus room as any client does: a short-lived token over HTTP, then the room. */
import { Client, type Room } from '@colyseus/sdk';
import type { ApiClient } from './api-client.ts';

export type JoinedRoom = {
  readonly room: Room;
  /** Aborted when the room is left or lost, whoever ended it. */
  readonly gone: AbortSignal;
};

/** Throws when the server is away or refuses. The SDK's own reconnection is off: it gives up on a restart. */
export async function joinRoom(
  url: string,
  api: ApiClient,
  name: string,
  options: Readonly<Record<string, unknown>>,
  tokenRequest: Readonly<Record<string, unknown>>,
): Promise<JoinedRoom> {
  const { token } = await api.post<{ token: string }>('/api/v1/realtime-tokens', tokenRequest);
  const client = new Client(url);
  client.auth.token = token;
  const room: Room = await client.joinOrCreate(name, options);
  room.reconnection.enabled = false;
  // Types nobody here listens to would otherwise be logged once each.
  room.onMessage('*', () => undefined);
  const end = new AbortController();
  room.onError((code, message) => end.abort(new Error(`room ${name}: ${code} ${message ?? ''}`)));
  room.onLeave((code) => end.abort(new Error(`room ${name} was left: ${code}`)));
  return { room, gone: end.signal };
}
