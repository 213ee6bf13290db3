/** The naive baseline's own server process: one room, no validation, no interest, no database. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Room, Server } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { NAIVE_PATCH_MS, NAIVE_ROOM, NaivePerson, NaiveState } from './naive-state.ts';

type Move = { readonly x: number; readonly z: number; readonly yaw: number; readonly gait: number };

// A thousand people's positions in one patch; growing there step by step would be the baseline's fault.
Encoder.BUFFER_SIZE = 512 * 1024;

class NaiveRoom extends Room<{ state: NaiveState }> {
  override state = new NaiveState();
  override patchRate = NAIVE_PATCH_MS;
  override maxClients = 5000;

  override onCreate(): void {
    this.onMessage('move', (client, { x, z, yaw, gait }: Move) => {
      const person = this.state.people.get(client.sessionId);
      if (person) Object.assign(person, { x, z, yaw, gait });
    });
  }

  override onJoin(client: { sessionId: string }): void {
    this.state.people.set(client.sessionId, new NaivePerson());
  }

  override onLeave(client: { sessionId: string }): void {
    this.state.people.delete(client.sessionId);
  }
}

const httpServer = createServer();
const server = new Server({
  greet: false,
  gracefullyShutdown: false,
  transport: new WebSocketTransport({ server: httpServer, maxPayload: 16 * 1024 }),
});
server.define(NAIVE_ROOM, NaiveRoom);
await server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1');
process.stdout.write(
  `${JSON.stringify({ url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}` })}\n`,
);
process.on('SIGTERM', () => process.exit(0));
