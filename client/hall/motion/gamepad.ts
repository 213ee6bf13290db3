/**
 * A gamepad with the standard layout: left stick walks, right stick looks, A leads, B dismisses, Y searches, X greets,
 * the shoulder buttons zoom, pressing the right stick changes the view. Asked once a frame, and only while one is
 * connected.
 */
import type { KeyAction } from './keys.ts';
import type { Stick } from './steer.ts';

export type GamepadOptions = {
  readonly stick: Stick;
  readonly onLook: (yaw: number, pitch: number) => void;
  readonly onZoom: (factor: number) => void;
  readonly onView: () => void;
  readonly onAction: (action: KeyAction) => void;
};

export type GamepadReader = {
  /** Once per frame, `dt` seconds. */
  readonly read: (dt: number) => void;
  readonly stop: () => void;
};

/** Sticks rest a little beside their middle. */
const DEAD = 0.16;
const LOOK_RATE = 2.4;
const TILT_RATE = 1.3;
/** Factor of distance per second. */
const ZOOM_RATE = 1.2;
const LEFT_SHOULDER = 4;
const RIGHT_SHOULDER = 5;
const VIEW = 11;
/** A, B, X, Y by their places in the standard layout. */
const ACTIONS: readonly KeyAction[] = ['guide', 'dismiss', 'greet', 'search'];

/** Value of an axis, gentle around the middle, -1 to 1. */
export function readAxis(value: number | undefined): number {
  const size = Math.abs(value ?? 0);
  if (size < DEAD) return 0;
  const share = Math.min(1, (size - DEAD) / (1 - DEAD));
  return Math.sign(value ?? 0) * share * (0.4 + 0.6 * share);
}

/** Listens for gamepads until stopped. */
export function listenToGamepad(options: GamepadOptions): GamepadReader {
  let connected = 0;
  let held = 0;
  let walks = false;
  const count = () => {
    connected = navigator.getGamepads().filter((pad) => pad?.mapping === 'standard').length;
  };
  window.addEventListener('gamepadconnected', count);
  window.addEventListener('gamepaddisconnected', count);

  function press(pad: Gamepad): void {
    let now = 0;
    for (let i = 0; i < pad.buttons.length; i++) if (pad.buttons[i]?.pressed === true) now |= 1 << i;
    const fresh = now & ~held;
    held = now;
    if (fresh === 0) return;
    for (let i = 0; i < ACTIONS.length; i++) {
      const action = ACTIONS[i];
      if (action && (fresh & (1 << i)) !== 0) options.onAction(action);
    }
    if ((fresh & (1 << VIEW)) !== 0) options.onView();
  }

  function move(pad: Gamepad, dt: number): void {
    const x = readAxis(pad.axes[0]);
    const y = 0 - readAxis(pad.axes[1]);
    // A resting gamepad leaves the stick on the screen alone.
    if (x !== 0 || y !== 0 || walks) {
      options.stick.x = x;
      options.stick.y = y;
      walks = x !== 0 || y !== 0;
    }
    const turn = readAxis(pad.axes[2]);
    const tilt = readAxis(pad.axes[3]);
    if (turn !== 0 || tilt !== 0) options.onLook(-turn * LOOK_RATE * dt, tilt * TILT_RATE * dt);
    const zoom = Number((held & (1 << LEFT_SHOULDER)) !== 0) - Number((held & (1 << RIGHT_SHOULDER)) !== 0);
    if (zoom !== 0) options.onZoom(Math.exp(zoom * ZOOM_RATE * dt));
  }

  return {
    read(dt) {
      if (connected === 0) return;
      for (const pad of navigator.getGamepads()) {
        if (pad?.mapping !== 'standard') continue;
        press(pad);
        move(pad, dt);
        return;
      }
    },
    stop() {
      window.removeEventListener('gamepadconnected', count);
      window.removeEventListener('gamepaddisconnected', count);
    },
  };
}
