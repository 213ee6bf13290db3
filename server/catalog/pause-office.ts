import { eq } from 'drizzle-orm';
import { schema, type Store } from '../store/index.ts';
import { SETTINGS_TOPIC } from './office-settings.ts';

/**
 * Closes an office by hand, whatever its hours say, with the reason its citizens are told; null opens it
 * again. People already in the line keep their numbers. False: there is no such office.
 */
export async function pauseOffice(store: Store, code: string, reason: string | null): Promise<boolean> {
  const { office } = schema;
  const changed = await store.db
    .update(office)
    .set({ pausedReason: reason })
    .where(eq(office.code, code))
    .returning({ code: office.code });
  if (changed.length === 0) return false;
  store.hints.publish(SETTINGS_TOPIC);
  store.hints.publish(`office:${code}`);
  return true;
}
