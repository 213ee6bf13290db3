/** Joins one Colyseus room as any client does: a short-lived token over HTTP, then the room. */
import { Client, type Room } from '@colyseus/sdk';
import type { ApiClient } from './api-client.ts';

export type JoinedRoom = {
  readonly room: Room;
  /** Rejects when the room is left or lost, whoever ended it; never resolves. */
  readonly lost: Promise<never>;
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
  const lost = new Promise<never>((_, reject) => {
    room.onError((code, message) => reject(new Error(`room ${name}: ${code} ${message ?? ''}`)));
    room.onLeave((code) => reject(new Error(`room ${name} was left: ${code}`)));
  });
  lost.catch(() => undefined);
  return { room, lost };
}
