import { matchMaker } from '@colyseus/core';
import { z } from 'zod';
import { HALL_ROOM } from '../../../../shared/protocol/hall/messages.ts';
import type { HallCount } from './choose-hall.ts';
import type { HallDirectory } from './hall-directory.ts';

/** What a hall's entry in Colyseus' table of rooms says of it. */
export type HallListing = { readonly hall: number; readonly people: number; readonly watching: number };

const listingSchema = z.object({
  hall: z.number(),
  people: z.number().default(0),
  watching: z.number().default(0),
}) satisfies z.ZodType<HallListing>;

/** The open halls of all processes: our own as they are now, the others as they were up to a second ago. */
export async function countHalls(directory: HallDirectory): Promise<HallCount[]> {
  const counts = new Map<number, { people: number; watching: number }>();
  const add = (number: number, people: number, watching: number): void => {
    const before = counts.get(number) ?? { people: 0, watching: 0 };
    counts.set(number, { people: before.people + people, watching: before.watching + watching });
  };
  for (const [number, { people, watchers }] of directory.halls) add(number, people.size, watchers.size);
  for (const { processId, metadata } of await matchMaker.query({ name: HALL_ROOM })) {
    const listing = processId === matchMaker.processId ? null : listingSchema.safeParse(metadata).data;
    if (listing) add(listing.hall, listing.people, listing.watching);
  }
  return [...counts].map(([number, there]) => ({ number, ...there }));
}
