import { z } from 'zod';
import type { BodyRelay } from '../rooms/hall/halls/house.ts';
import type { SharedPresence } from './shared-presence.ts';

const CHANNEL = 'mpp:body';
const arrivalSchema = z.object({ from: z.string(), subject: z.string() });

export type SharedBodyRelay = BodyRelay & {
  /** `me`: this process's id, known once Colyseus was made. */
  readonly listen: (me: string) => Promise<void>;
};

/** One person, one body, over all processes: the newest takes the place of the others. */
export function createBodyRelay(presence: SharedPresence): SharedBodyRelay {
  let from = '';
  const listeners: ((subject: string) => void)[] = [];
  return {
    announce: (subject) => void presence.publish(CHANNEL, { from, subject }),
    onElsewhere: (listener) => void listeners.push(listener),
    async listen(me) {
      from = me;
      await presence.subscribe(CHANNEL, (message: unknown) => {
        const arrival = arrivalSchema.safeParse(message).data;
        if (!arrival || arrival.from === me) return;
        for (const letGo of listeners) letGo(arrival.subject);
      });
    },
  };
}
