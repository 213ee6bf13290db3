/**
 * A small reverse proxy to try several processes with, on one machine; docs/operations.md has one for production.
 * Pages, API and matchmaking go to any process that lives, `/pN/…` to process N: there a socket must reach the
 * process that holds its room.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Duplex } from 'node:stream';
import { createProxyServer, proxyUpgrade } from 'httpxy';

export type RunningProxy = {
  readonly port: number;
  close(): Promise<void>;
};

export type ProxyOptions = {
  readonly port: number;
  readonly host?: string;
  /** Ports of the processes on this machine; number N is at `/pN/`, from 1. */
  readonly backends: readonly number[];
};

const HEALTH_EVERY_MS = 500;
const HEALTH_PATIENCE_MS = 1_000;
/** An answer that does not begin within this time never will: the process is stuck. */
const ANSWER_PATIENCE_MS = 20_000;
const MAX_BODY_BYTES = 1024 * 1024;

export async function startProxy({
  port,
  host = '127.0.0.1',
  backends,
}: ProxyOptions): Promise<RunningProxy> {
  const forward = createProxyServer({ proxyTimeout: ANSWER_PATIENCE_MS });
  const alive = new Set(backends);
  const sockets = new Set<Duplex>();
  let turn = 0;

  /** Those that live first, in turn; the others after them, because they may be back. */
  function candidates(): number[] {
    turn += 1;
    const inTurn = backends.map((_, at) => backends[(at + turn) % backends.length] ?? 0);
    return inTurn.sort((a, b) => Number(alive.has(b)) - Number(alive.has(a)));
  }

  async function checkHealth(): Promise<void> {
    await Promise.all(
      backends.map(async (backend) => {
        const signal = AbortSignal.timeout(HEALTH_PATIENCE_MS);
        const answer = await fetch(`http://127.0.0.1:${backend}/readyz`, { signal }).catch(() => null);
        if (answer?.ok) alive.add(backend);
        else alive.delete(backend);
      }),
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (!body) {
      response.writeHead(413).end();
      return;
    }
    setForwarded(request);
    const own = takePrefix(request, backends);
    for (const backend of own === null ? candidates() : [own]) {
      const target = `http://127.0.0.1:${backend}`;
      try {
        await forward.web(request, response, {
          target,
          buffer: Readable.from(body.length > 0 ? [body] : []),
        });
        return;
      } catch (error) {
        if (response.headersSent || response.destroyed) return;
        if ((error as { code?: string }).code !== 'ECONNREFUSED') break;
        alive.delete(backend);
      }
    }
    response.writeHead(502).end('no process answers');
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    setForwarded(request);
    const backend = takePrefix(request, backends) ?? candidates()[0] ?? 0;
    proxyUpgrade(`http://127.0.0.1:${backend}`, request, socket, head, { xfwd: false }).then(
      (upstream) => {
        upstream.on('close', () => socket.destroy());
        socket.on('close', () => upstream.destroy());
      },
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const health = setInterval(() => void checkHealth(), HEALTH_EVERY_MS);

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      clearInterval(health);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The process that the path names, which is then taken out of it; null when it names none. */
function takePrefix(request: IncomingMessage, backends: readonly number[]): number | null {
  const [, number, rest] = /^\/p(\d{1,3})(\/.*)$/.exec(request.url ?? '') ?? [];
  const backend = backends[Number(number) - 1];
  if (backend === undefined || rest === undefined) return null;
  request.url = rest;
  return backend;
}

/** What the client claims about itself is not passed on: the server believes the proxy. */
function setForwarded(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-'))
      Reflect.deleteProperty(request.headers, name);
  }
  request.headers['x-forwarded-for'] = (request.socket as Socket).remoteAddress ?? '';
}

/** Read whole, so that it can be sent again to another process. Null when it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MAX_BODY_BYTES) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
