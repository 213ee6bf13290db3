/** The graphics context may be taken away at any time (a phone in a pocket, a driver); it usually comes back. */
import { noteHall } from '../state/hall-store.ts';
import type { HallParts } from './hall-parts.ts';

/** Listens until the returned function is called. */
export function watchContext({ renderer, world }: HallParts): () => void {
  const canvas = renderer.domElement;
  function onLost(event: Event): void {
    event.preventDefault();
    noteHall({ phase: 'lost' });
  }
  function onRestored(): void {
    // Textures and programs are sent again as they are used; what was only ever drawn on the GPU is the shadow.
    world.redrawShadow();
    noteHall({ phase: 'ready' });
  }
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  return () => {
    canvas.removeEventListener('webglcontextlost', onLost);
    canvas.removeEventListener('webglcontextrestored', onRestored);
  };
}
