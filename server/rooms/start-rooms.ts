import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { matchMaker, Server, type Room, type ServerOptions } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { Application } from 'express';
import { COUNTER_ROOM } from '../../shared/protocol/counter-messages.ts';
import { HALL_ROOM } from '../../shared/protocol/hall/messages.ts';
import type { Log } from '../log.ts';

type RoomClass = new () => Room;

export type RoomsOptions = {
  /** Not yet listening; the HTTP side and the sockets share it. */
  readonly httpServer: HttpServer;
  readonly hallRoom: RoomClass;
  readonly counterRoom: RoomClass;
  /** Answers every request that is not matchmaking. */
  readonly mountHttp: (app: Application) => void;
  /** Headers of every answer, by the request's own. */
  readonly headersFor: (request: Headers) => Record<string, string>;
  readonly isOwnOrigin: (request: Headers) => boolean;
  /** Whose request it is; what a client claims in its headers is not to be believed. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** How rooms of several processes find each other; a single process needs none of it. */
  readonly colyseus?: Pick<
    ServerOptions,
    'presence' | 'driver' | 'publicAddress' | 'selectProcessIdToCreateRoom'
  >;
  readonly log: Log;
};

export type Rooms = {
  /** Returns the port. Throws the server's own error when it cannot be had (EADDRINUSE …). */
  listen(host: string, port: number): Promise<number>;
  /** Tells every client (4001), ends the rooms, then the server. */
  stop(): Promise<void>;
};

/** A message of 4,000 characters takes up to 12 KB. */
const MAX_FRAME_BYTES = 16 * 1024;
/** A dead phone is noticed after 12 to 16 s. */
const PING_MS = 4000;
const PING_RETRIES = 3;
const MAX_MATCHMAKING_BYTES = 8 * 1024;
const CLOSE_PATIENCE_MS = 2000;

/** Puts Colyseus and the HTTP side on one server and port. */
export function startRooms(options: RoomsOptions): Rooms {
  const { httpServer, log } = options;
  closeDoors(options);
  const server = new Server({
    ...options.colyseus,
    greet: false,
    gracefullyShutdown: false,
    logger: quietLogger(log),
    transport: new WebSocketTransport({
      server: httpServer,
      maxPayload: MAX_FRAME_BYTES,
      pingInterval: PING_MS,
      pingMaxRetries: PING_RETRIES,
      beforeUpgrade: (_request, { headers }) =>
        options.isOwnOrigin(headers) ? undefined : new Response(null, { status: 403 }),
    }),
    express: (app) => {
      app.disable('x-powered-by');
      options.mountHttp(app);
    },
  });
  server.define(HALL_ROOM, options.hallRoom).filterBy(['hall']);
  server.define(COUNTER_ROOM, options.counterRoom).filterBy(['region']);

  return {
    async listen(host, port) {
      // Colyseus prints a busy port and goes on; only the server's own event tells.
      const failed = new Promise<never>((_, reject) => {
        httpServer.once('error', reject);
      });
      try {
        await Promise.race([server.listen(port, host), failed]);
      } catch (error) {
        await server.gracefullyShutdown(false);
        throw error;
      }
      httpServer.prependListener('request', (request) => guardMatchmaking(request, options.addressOf));
      return (httpServer.address() as AddressInfo).port;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => httpServer.once('close', () => resolve()));
      await server.gracefullyShutdown(false);
      httpServer.close();
      httpServer.closeIdleConnections();
      await Promise.race([closed, sleep(CLOSE_PATIENCE_MS)]);
      httpServer.closeAllConnections();
    },
  };
}

/**
 * Colyseus answers any origin, and lets clients list, make and pick rooms. Ours are reached by their key
 * alone, from our own pages. Its hook for CORS headers is the one place that sees every answer.
 */
function closeDoors({ headersFor }: RoomsOptions): void {
  const { controller } = matchMaker;
  controller.exposedMethods = ['joinOrCreate', 'reconnect'];
  Object.assign(controller, { DEFAULT_CORS_HEADERS: {} });
  controller.getCorsHeaders = headersFor;
}

/**
 * Colyseus' matchmaking reads a body of any length and builds a URL of headers it does not check; a bad one
 * would end the process. Runs before it, for each request.
 */
function guardMatchmaking(request: IncomingMessage, addressOf: RoomsOptions['addressOf']): void {
  delete request.headers['x-forwarded-proto'];
  const { host } = request.headers;
  if (host !== undefined && !URL.canParse(`http://${host}`)) request.headers.host = 'invalid';
  if (!request.url?.includes('/matchmake')) return;
  // Where Colyseus looks first for the address that `onAuth` is told.
  request.headers['x-real-ip'] = addressOf(request);
  // Read as anything else, a body that does not fit is a stack trace in the log.
  request.headers['content-type'] = 'application/json';
  const bytes = Number(request.headers['content-length'] ?? NaN);
  if (request.method === 'POST' && !(bytes <= MAX_MATCHMAKING_BYTES)) request.socket.destroy();
}

/** What Colyseus has to say, mostly about clients that went away, at a level nobody is woken by. */
function quietLogger(log: Log) {
  const say =
    (level: 'debug' | 'warn') =>
    (...parts: unknown[]) =>
      log[level]({ part: 'colyseus' }, parts.map(String).join(' ').split('\n')[0] ?? '');
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('debug'),
    error: say('warn'),
    trace: say('debug'),
  };
}
