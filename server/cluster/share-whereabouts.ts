import { z } from 'zod';
import type { SharedWhereabouts, Whereabouts } from '../insight/index.ts';
import type { Pulse } from './pulse.ts';
import type { RedisLink } from './redis-link.ts';
import type { SharedPresence } from './shared-presence.ts';

const CHANNEL = 'mpp:whereabouts';
/** Changes travel together, at most this often. Milliseconds. */
const BATCH_MS = 50;

const changeSchema = z.object({
  citizenId: z.string(),
  source: z.enum(['hall', 'counter']),
  where: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('hall'), region: z.string().nullable() }),
      z.object({ kind: z.literal('online') }),
    ])
    .nullable(),
});
const messageSchema = z.object({
  from: z.string(),
  changes: z.array(changeSchema),
  /** All there is: what was said before counts no more. */
  whole: z.boolean(),
  /** The sender has just come, or was cut off: say everything again. */
  asks: z.boolean(),
});
type Message = z.infer<typeof messageSchema>;

/**
 * Lets every process know where citizens are in the others. A signal, so nothing is stored: who comes asks
 * the others for all they know, and what a dead process knew is forgotten with it.
 */
export async function shareWhereabouts(
  parts: { presence: SharedPresence; redis: RedisLink; pulse: Pulse; me: string },
  whereabouts: SharedWhereabouts,
): Promise<() => void> {
  const { presence, redis, pulse, me } = parts;
  let waiting: Whereabouts[] = [];
  let timer: NodeJS.Timeout | null = null;

  const say = (message: Omit<Message, 'from'>) => {
    // Cut off: whoever is back says everything.
    if (redis.isReady) void presence.publish(CHANNEL, { from: me, ...message });
  };
  const sayAll = (asks: boolean) => say({ changes: whereabouts.own(), whole: true, asks });

  await presence.subscribe(CHANNEL, (text: unknown) => {
    const message = messageSchema.safeParse(text).data;
    if (!message || message.from === me) return;
    if (message.whole) whereabouts.forget(message.from);
    whereabouts.hear(message.from, message.changes);
    if (message.asks) sayAll(false);
  });
  whereabouts.onChange((change) => {
    waiting.push(change);
    timer ??= setTimeout(() => {
      timer = null;
      say({ changes: waiting, whole: false, asks: false });
      waiting = [];
    }, BATCH_MS);
  });
  pulse.onDeath(whereabouts.forget);
  redis.on('ready', () => sayAll(true));
  sayAll(true);
  return () => {
    if (timer) clearTimeout(timer);
  };
}
