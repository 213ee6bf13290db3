import { z } from 'zod';
import {
  counterClientSchemas,
  type CounterClientMessages,
} from '../../../shared/protocol/counter-messages.ts';

/** A client's frame as parsed; the type tells the shape. */
export type ClientFrame = {
  [K in keyof CounterClientMessages]: { readonly type: K; readonly message: CounterClientMessages[K] };
}[keyof CounterClientMessages];

export type FrameReading =
  | { readonly ok: true; readonly frame: ClientFrame }
  /** What could be read of it, so that the refusal finds its way to the message it is about. */
  | { readonly ok: false; readonly conv: string; readonly cmid: string | undefined };

const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('send'), message: counterClientSchemas.send }),
  z.object({ type: z.literal('resume'), message: counterClientSchemas.resume }),
  z.object({ type: z.literal('ack'), message: counterClientSchemas.ack }),
  z.object({ type: z.literal('read'), message: counterClientSchemas.read }),
  z.object({ type: z.literal('typing'), message: counterClientSchemas.typing }),
  z.object({ type: z.literal('ping'), message: counterClientSchemas.ping }),
]);

const traceSchema = z.object({ conv: z.uuid().catch(''), cmid: z.uuid().optional().catch(undefined) });

/** Parses by hand: Colyseus' own validation would cut the connection at the first mistake. */
export function readFrame(type: unknown, message: unknown): FrameReading {
  const parsed = frameSchema.safeParse({ type, message });
  if (parsed.success) return { ok: true, frame: parsed.data };
  const trace = traceSchema.safeParse(message);
  return { ok: false, conv: trace.data?.conv ?? '', cmid: trace.data?.cmid };
}
