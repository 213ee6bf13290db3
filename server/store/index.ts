/** The store's door. */
export {
  openStore,
  openStoreForTool,
  openStoreOn,
  type Database,
  type OnFatal,
  type Store,
  type StoreConfig,
} from './open-store.ts';
export type { Transaction } from './transaction.ts';
export type { Hints } from './hints.ts';
export { LOCK_CLASS } from './instance-lock.ts';
export { openSecrets } from './secrets.ts';
export * as schema from './schema.ts';
