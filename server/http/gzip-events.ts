import { constants, createGzip } from 'node:zlib';

/**
 * A small window: live states repeat themselves within a few kilobytes, and every reader keeps one of these
 * for as long as they look (about 48 KB instead of 256).
 */
const options = { windowBits: 13, memLevel: 5, level: 6 } as const;

/**
 * A stream of events, compressed so that each event leaves at once: what was read is flushed before the next is
 * asked for. Pulls as slowly as its reader does; a reader who leaves ends the source, too.
 */
export function gzipEvents(source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = source.getReader();
  const gzip = createGzip(options);
  const parts: Buffer[] = [];
  const collect = () => {
    for (let part: unknown = gzip.read(); part instanceof Buffer; part = gzip.read()) parts.push(part);
  };
  // Taken out as it comes: a compressor whose output nobody takes stops before it has flushed.
  gzip.on('readable', collect);

  /** Compresses, and resolves with all that has come out. Rejects when the compressor fails. */
  function squeeze(bytes: Uint8Array, how: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      gzip.once('error', reject);
      gzip.write(bytes);
      gzip.flush(how, () => {
        gzip.off('error', reject);
        collect();
        resolve(new Uint8Array(Buffer.concat(parts.splice(0))));
      });
    });
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { value, done } = await reader.read();
        if (!done) {
          controller.enqueue(await squeeze(value, constants.Z_SYNC_FLUSH));
          return;
        }
        controller.enqueue(await squeeze(new Uint8Array(0), constants.Z_FINISH));
        gzip.destroy();
        controller.close();
      },
      async cancel(reason) {
        gzip.destroy();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
