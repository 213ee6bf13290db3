/** Keys, fingers, mouse and gamepad on the picture: what they mean to the visitor and the camera. */
import { listenToGamepad } from '../motion/gamepad.ts';
import { listenToKeys, type HeldKeys } from '../motion/keys.ts';
import { pick } from '../motion/pick.ts';
import { listenToPointer } from '../motion/pointer.ts';
import type { EngineOptions } from './engine-options.ts';
import type { HallParts } from './hall-parts.ts';

/** Radians a dragged pixel turns. */
const DRAG_YAW = 0.0052;
const DRAG_PITCH = 0.0036;

export type Input = {
  /** Once per frame, before it is drawn: what must be asked rather than heard. */
  readonly read: (dt: number) => void;
  readonly stop: () => void;
};

/** Listens until stopped. */
export function handleInput(parts: HallParts, keys: HeldKeys, options: EngineOptions): Input {
  const { hall, view, way, visitor } = parts;
  const { canvas, onAction } = options;
  const onView = () => {
    view.setFirstPerson(!view.rig.firstPerson);
  };
  const stopKeys = listenToKeys(keys, { onAction, onView, lettersOn: options.lettersOn });
  const gamepad = listenToGamepad({
    stick: visitor.stick,
    onLook: view.turn,
    onZoom: view.zoom,
    onView,
    onAction,
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
    onTwist: (radians) => {
      view.turn(radians, 0);
    },
    onZoom: view.zoom,
  });
  return {
    read: gamepad.read,
    stop() {
      stopKeys();
      stopPointer();
      gamepad.stop();
    },
  };
}
