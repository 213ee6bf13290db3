/** Keys, fingers and mouse on the picture: what they mean to the visitor and the camera. */
import { listenToKeys, type HeldKeys } from '../motion/keys.ts';
import { pick } from '../motion/pick.ts';
import { listenToPointer } from '../motion/pointer.ts';
import type { EngineOptions } from './engine-options.ts';
import type { HallParts } from './hall-parts.ts';

/** Radians a dragged pixel turns. */
const DRAG_YAW = 0.0052;
const DRAG_PITCH = 0.0036;

/** Listens until the returned function is called. */
export function handleInput(parts: HallParts, keys: HeldKeys, options: EngineOptions): () => void {
  const { hall, view, way } = parts;
  const { canvas } = options;
  const stopKeys = listenToKeys(keys, {
    onAction: options.onAction,
    onView: () => {
      view.setFirstPerson(!view.rig.firstPerson);
    },
    lettersOn: options.lettersOn,
  });
  const stopPointer = listenToPointer(canvas, {
    onTap: (x, y) => {
      way.tap(view.rayThrough(x, y));
    },
    onHover(x, y) {
      const found = pick(hall, view.rayThrough(x, y));
      canvas.style.cursor = !found || found.kind === 'floor' ? '' : 'pointer';
    },
    onDrag: (dx, dy) => {
      view.turn(-dx * DRAG_YAW, dy * DRAG_PITCH);
    },
    onZoom: view.zoom,
  });
  return () => {
    stopKeys();
    stopPointer();
  };
}
