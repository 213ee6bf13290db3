import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipEvents } from '../../../server/http/gzip-events.ts';

/** A source whose events are given one by one. */
function setUp() {
  let gives: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => {
      gives = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const reader = gzipEvents(source).getReader();
  const gunzip = createGunzip();
  let text = '';
  gunzip.on('data', (part: Buffer) => (text += part.toString()));
  /** Reads one chunk off the wire and tells all the text a browser has by then. */
  async function receive(): Promise<string> {
    const { value } = await reader.read();
    await new Promise<void>((resolve) => gunzip.write(value, () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
    return text;
  }
  return {
    give: (event: string) => gives?.enqueue(new TextEncoder().encode(event)),
    end: () => gives?.close(),
    isCancelled: () => cancelled,
    reader,
    receive,
  };
}

describe('compressed events', () => {
  it('leave at once: each can be read before the next one happens', async () => {
    const { give, receive } = setUp();
    give('data: satu\n\n');
    expect(await receive()).toBe('data: satu\n\n');
    give('data: dua\n\n');
    expect(await receive()).toBe('data: satu\n\ndata: dua\n\n');
  });

  it('are much smaller than what they say', async () => {
    const { give, reader } = setUp();
    const region = (code: number) =>
      JSON.stringify({ code: String(code), open: true, officers: 0, waiting: 0, estimate: null, desks: [] });
    const list = Array.from({ length: 27 }, (_, i) => region(3201 + i)).join(',');
    give(`event: regions\ndata: [${list}]\n\n`);
    const { value } = await reader.read();
    expect(value?.byteLength ?? Infinity).toBeLessThan(list.length / 5);
  });

  it('get through however large one is', async () => {
    const { give, receive } = setUp();
    // Nothing in it repeats: it stays larger than any buffer on the way.
    const noise = Array.from({ length: 120_000 }, () => Math.random().toString(36).slice(2, 8)).join('');
    give(`data: ${noise}\n\n`);
    expect((await receive()).length).toBe(noise.length + 8);
  });

  it('end whole when the feed ends', async () => {
    const { give, end, reader, receive } = setUp();
    give('data: satu\n\n');
    end();
    await receive();
    expect(await receive()).toBe('data: satu\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('tell the feed when the reader leaves', async () => {
    const { give, isCancelled, reader } = setUp();
    give('data: satu\n\n');
    await reader.read();
    await reader.cancel();
    expect(isCancelled()).toBe(true);
  });
});
