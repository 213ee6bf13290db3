import type { World } from '../world/create-world.ts';

const EVERY_MS = 60_000;

/** Tells the world the time now and once a minute while the page is seen, until the returned function is called. */
export function keepClock(world: Pick<World, 'setClock'>, read: () => Date = () => new Date()): () => void {
  const tell = () => {
    if (document.visibilityState !== 'hidden') world.setClock(read());
  };
  tell();
  const ticking = setInterval(tell, EVERY_MS);
  document.addEventListener('visibilitychange', tell);
  return () => {
    clearInterval(ticking);
    document.removeEventListener('visibilitychange', tell);
  };
}
