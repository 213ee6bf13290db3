/** A TCP proxy that makes loopback a bad mobile network: late, uneven, but whole and in order. */
import { connect, createServer, type Socket } from 'node:net';

export type SlowProxyOptions = {
  /** Milliseconds one way. */
  readonly delayMs: number;
  /** Share of the pieces that are held up, as by a lost packet, and by how much. */
  readonly stallShare: number;
  readonly stallMs: number;
};

export type SlowProxy = {
  readonly url: string;
  /** Where connections go that are opened from now on. */
  readonly aimAt: (port: number) => void;
  /** From now on pieces are late. */
  readonly setSlow: (slow: boolean) => void;
  /** Breaks all connections, as a phone does that changes networks. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

/** Listens on a free port of loopback; every connection is carried to the port it is aimed at. */
export async function startSlowProxy(options: SlowProxyOptions, random: () => number): Promise<SlowProxy> {
  const { delayMs, stallShare, stallMs } = options;
  const sockets = new Set<Socket>();
  let target = 0;
  let isSlow = false;

  function carry(from: Socket, to: Socket): void {
    let lastAt = 0;
    const later = (act: () => void): void => {
      const stall = random() < stallShare ? stallMs : 0;
      const at = Math.max(lastAt, performance.now() + (isSlow ? delayMs + stall : 0));
      lastAt = at;
      setTimeout(act, Math.max(0, at - performance.now()));
    };
    from.on('data', (piece: Buffer) => later(() => to.write(piece)));
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      later(() => to.destroy());
    });
  }

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
    }
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    aimAt(to) {
      target = to;
    },
    setSlow(slow) {
      isSlow = slow;
    },
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
