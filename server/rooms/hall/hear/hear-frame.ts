import { Protocol } from '@colyseus/core';
import { dismiss } from '../crowd/come-and-go.ts';
import type { Crowd } from '../crowd/crowd.ts';
import { isWelcome } from './hear.ts';
import type { Guest } from '../crowd/person.ts';

/** Nothing that belongs in a hall is longer: 64 ids asked for are 135 bytes, a look about a hundred. */
export const FRAME_LIMIT_BYTES = 1024;
/** Colyseus' own code is in the lower bits of the first byte. */
const CODE_MASK = 0x1f;

/**
 * Looks at a frame before Colyseus decodes it. Messages pay for themselves where they are heard; what Colyseus answers
 * without asking us (pings, requests of no known type) or passes over pays here, and so does everything of a client
 * that has not said yet that it listens. Long ones are not even decoded.
 */
export function hearFrame(crowd: Crowd, guest: Guest, frame: Uint8Array, isListening: boolean): void {
  if (frame.length > FRAME_LIMIT_BYTES) {
    crowd.counts.nonsense += 1;
    dismiss(crowd, guest);
    return;
  }
  const code = (frame[0] ?? 0) & CODE_MASK;
  const paysItself = isListening && (code === Protocol.ROOM_DATA || code === Protocol.ROOM_DATA_BYTES);
  if (!paysItself) isWelcome(crowd, guest);
}
