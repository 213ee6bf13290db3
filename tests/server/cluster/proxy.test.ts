import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from '../../cluster/free-port.ts';
import { startProxy } from '../../cluster/proxy.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A process that says its name, who asks, what for, and what came along; its sockets echo. */
async function backend(name: string, port = 0): Promise<number> {
  const server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      return;
    }
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const { url, headers } = request;
      const { host, 'x-forwarded-for': forwardedFor } = headers;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, url, host, forwardedFor, body }));
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    socket.send(`${name} ${request.url}`);
    socket.on('message', (text) => socket.send(String(text)));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function proxyOver(...backends: number[]): Promise<string> {
  const proxy = await startProxy({ port: 0, backends });
  closers.push(proxy.close);
  return `127.0.0.1:${proxy.port}`;
}

describe('the trying proxy', () => {
  it('asks all processes in turn, and the named one for what begins with its number', async () => {
    const at = await proxyOver(await backend('one'), await backend('two'));
    const ask = async (path: string) =>
      (await (await fetch(`http://${at}${path}`)).json()) as { name: string };
    const names = [await ask('/'), await ask('/'), await ask('/')].map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['one', 'two']));
    expect(await ask('/p1/a/b?c=d')).toMatchObject({ name: 'one', url: '/a/b?c=d', host: at });
    expect(await ask('/p2/')).toMatchObject({ name: 'two', url: '/' });
    expect(await ask('/p3/')).toMatchObject({ url: '/p3/' });
  });

  it('asks another when nobody listens, with the same body', async () => {
    const at = await proxyOver(await freePort(), await backend('two'));
    for (let n = 0; n < 4; n += 1) {
      const answer = await fetch(`http://${at}/x`, { method: 'POST', body: 'hello' });
      expect(await answer.json()).toMatchObject({ name: 'two', body: 'hello' });
    }
    expect((await fetch(`http://${at}/p1/x`)).status).toBe(502);
  });

  it('does not pass on what a client claims to be', async () => {
    const at = await proxyOver(await backend('one'));
    const answer = await fetch(`http://${at}/`, { headers: { 'x-forwarded-for': '1.2.3.4' } });
    expect(await answer.json()).toMatchObject({ forwardedFor: '127.0.0.1' });
  });

  it('passes on streams while they run', async () => {
    const at = await proxyOver(await backend('one'));
    const leave = new AbortController();
    const answer = await fetch(`http://${at}/stream`, { signal: leave.signal });
    const first = await answer.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe('data: first\n\n');
    leave.abort();
  });

  it('leads sockets to their process, and closes them with it', async () => {
    const at = await proxyOver(await backend('one'), await backend('two'));
    const socket = new WebSocket(`ws://${at}/p2/room?x=1`);
    const [greeting] = (await once(socket, 'message')) as [Buffer];
    expect(String(greeting)).toBe('two /room?x=1');
    socket.send('echo');
    expect(String(((await once(socket, 'message')) as [Buffer])[0])).toBe('echo');
    const closed = once(socket, 'close');
    const [, endTwo] = closers;
    await endTwo?.();
    await closed;
  });
});
