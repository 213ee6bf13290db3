/** What came over the wire, byte by byte and when: from the DevTools protocol, cache empty. */
import type { CDPSession } from '@playwright/test';

type Chunk = { readonly at: number; readonly bytes: number };
type Transfer = { readonly url: string; isScript: boolean; readonly chunks: Chunk[]; counted: number };

export type WireBytes = {
  /** Encoded bytes, headers included, that had arrived by `wallMs` (Unix time, ms); everything when left out. */
  readonly sum: (until?: number, onlyScripts?: boolean) => number;
  /** The same per address, biggest first. */
  readonly list: (until?: number) => readonly { readonly url: string; readonly bytes: number }[];
  /** Unix time of the last byte, ms. */
  readonly lastAt: () => number;
};

/** Begins to count all that the session's page asks for. */
export async function listenToWire(session: CDPSession): Promise<WireBytes> {
  const transfers = new Map<string, Transfer>();
  /** Unix seconds minus the protocol's own seconds. */
  let offset = 0;
  const wall = (timestamp: number) => (timestamp + offset) * 1000;
  const add = (id: string, timestamp: number, bytes: number) => {
    const transfer = transfers.get(id);
    if (!transfer || bytes <= 0) return;
    transfer.counted += bytes;
    transfer.chunks.push({ at: wall(timestamp), bytes });
  };
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp, wallTime }) => {
    offset = wallTime - timestamp;
    if (request.url.startsWith('data:') || request.url.startsWith('blob:')) return;
    transfers.set(requestId, { url: request.url, isScript: type === 'Script', chunks: [], counted: 0 });
  });
  session.on('Network.responseReceived', ({ requestId, response, type, timestamp }) => {
    const transfer = transfers.get(requestId);
    if (!transfer) return;
    transfer.isScript ||= type === 'Script' || /javascript/.test(response.mimeType);
    add(requestId, timestamp, response.encodedDataLength - transfer.counted);
  });
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, timestamp, encodedDataLength),
  );
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, timestamp, encodedDataLength - (transfers.get(requestId)?.counted ?? 0)),
  );
  session.on('Network.webSocketCreated', ({ requestId, url }) => {
    transfers.set(requestId, { url, isScript: false, chunks: [], counted: 0 });
  });
  session.on('Network.webSocketFrameReceived', ({ requestId, timestamp, response }) => {
    const size = response.opcode === 2 ? (response.payloadData.length * 3) / 4 : response.payloadData.length;
    add(requestId, timestamp, Math.ceil(size));
  });

  const bytesOf = (transfer: Transfer, until: number) =>
    transfer.chunks.filter(({ at }) => at <= until).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    sum: (until = Infinity, onlyScripts = false) =>
      [...transfers.values()]
        .filter(({ isScript }) => isScript || !onlyScripts)
        .reduce((sum, transfer) => sum + bytesOf(transfer, until), 0),
    list: (until = Infinity) =>
      [...transfers.values()]
        .map((transfer) => ({ url: transfer.url, bytes: bytesOf(transfer, until) }))
        .filter(({ bytes }) => bytes > 0)
        .sort((a, b) => b.bytes - a.bytes),
    lastAt: () => Math.max(0, ...[...transfers.values()].flatMap(({ chunks }) => chunks.map(({ at }) => at))),
  };
}
