import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionLive } from '../../../shared/protocol/views.ts';
import { beginCitizen, takeNumber } from './support/browser.ts';
import { openServer, type TestServer } from './support/open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.stop());

type StreamEvent = { readonly event: string; readonly id: string; readonly data: unknown };

/** Reads server-sent events as a browser does. */
async function openStream() {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/api/v1/regions/stream`, { signal: abort.signal });
  expect(response.headers.get('content-encoding'), 'compressed on the way').toBe('gzip');
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    async next(): Promise<StreamEvent> {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end < 0) {
          const { value, done } = (await reader?.read()) ?? { done: true };
          if (done) throw new Error('the stream ended');
          buffer += value;
          continue;
        }
        const lines = buffer.slice(0, end).split('\n');
        buffer = buffer.slice(end + 2);
        if (lines[0]?.startsWith(':')) continue;
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
        return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
      }
    },
    close: () => abort.abort(),
  };
}

describe('the stream of live states', () => {
  it('begins with every region and tells the one that changed', async () => {
    const [one, two] = [await openStream(), await openStream()];
    const first = await one.next();
    await two.next();
    expect(first.event).toBe('regions');
    const { items } = first.data as { items: RegionLive[] };
    expect(items.map((region) => region.code)).toEqual(server.store.pack.regions.map(({ code }) => code));
    expect(items.every((region) => region.waiting === 0 && region.open)).toBe(true);

    const citizen = server.browser();
    await beginCitizen(citizen);
    const region = items[2]?.code ?? '';
    await takeNumber(citizen, region, server.store.pack.services[0]?.id ?? '');
    for (const stream of [one, two]) {
      const change = await stream.next();
      expect(change).toMatchObject({ event: 'region', data: { code: region, waiting: 1 } });
      expect(Number(change.id)).toBeGreaterThan(Number(first.id));
      stream.close();
    }
  });

  it('joins many changes of a moment into few events', async () => {
    const stream = await openStream();
    await stream.next();
    const region = server.store.pack.regions[3]?.code ?? '';
    const services = server.store.pack.services.slice(0, 5);
    const citizen = server.browser();
    await beginCitizen(citizen);
    await Promise.all(services.map((service) => takeNumber(citizen, region, service.id)));
    let events = 0;
    for (let waiting = 0; waiting < services.length;) {
      const { data } = await stream.next();
      waiting = (data as RegionLive).waiting;
      events += 1;
    }
    expect(events).toBeLessThan(services.length);
    stream.close();
  });

  it('is over when the server ends, so that an orderly end does not wait for it', async () => {
    const response = await fetch(`${server.url}/api/v1/regions/stream`);
    const reader = response.body?.getReader();
    await reader?.read();
    const began = Date.now();
    await server.stop();
    expect(Date.now() - began).toBeLessThan(3000);
    await expect(reader?.read().then(({ done }) => done)).resolves.toBe(true);
  });
});
