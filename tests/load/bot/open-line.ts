/** A WebSocket that counts what really travels, headers and pings included. */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

export type Line = {
  readonly socket: WebSocket;
  /** Bytes since the WebSocket was open: payloads and frame headers. */
  readonly bytesDown: () => number;
  readonly bytesUp: () => number;
};

export type LineEvents = {
  /** The message is valid only during the call. */
  readonly onMessage: (message: Buffer) => void;
  /** Called once, also when the line never opened. */
  readonly onClose: (code: number, reason: string) => void;
};

/** A real, if not random, mask: random ones cost the bots more, and the server unmasks either way. */
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const;

/** Opens a WebSocket; a failure to open is a close with 1006. */
export function openLine(url: string, { onMessage, onClose }: LineEvents): Line {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    generateMask(mask) {
      for (let i = 0; i < MASK.length; i++) mask[i] = MASK[i] ?? 0;
    },
  });
  let raw: Socket | null = null;
  let downBefore = 0;
  let upBefore = 0;
  let problem = '';
  socket.on('upgrade', (response) => {
    raw = response.socket;
    downBefore = raw.bytesRead;
    upBefore = raw.bytesWritten;
  });
  socket.on('message', (message: Buffer) => onMessage(message));
  socket.on('error', (error) => (problem = error.message));
  socket.on('close', (code, reason) => onClose(code, reason.toString() || problem));
  return {
    socket,
    bytesDown: () => (raw?.bytesRead ?? downBefore) - downBefore,
    bytesUp: () => (raw?.bytesWritten ?? upBefore) - upBefore,
  };
}
