/**
 * Finger and mouse on the canvas: a short press is a tap, a moved one turns the camera; two fingers zoom, turn and
 * tilt it, the wheel zooms. Everything a drag does has a key or a button, too.
 */
import { turnBetween } from '../../../shared/hall/frame.ts';

export type PointerOptions = {
  /** CSS pixels from the canvas' corner. */
  readonly onTap: (x: number, y: number) => void;
  readonly onHover: (x: number, y: number) => void;
  /** Pixels moved. */
  readonly onDrag: (dx: number, dy: number) => void;
  /** Radians that two fingers turned clockwise. */
  readonly onTwist: (radians: number) => void;
  /** Factor on the camera's distance. */
  readonly onZoom: (factor: number) => void;
};

const TAP_PIXELS = 9;
const TAP_MS = 450;
const WHEEL_STEP = 0.0012;
/** A pinch on a touchpad arrives as a wheel with small steps. */
const TOUCHPAD_PINCH = 9;

type Press = { x: number; y: number; readonly startX: number; readonly startY: number; readonly at: number };

/** Listens until the returned function is called. */
export function listenToPointer(canvas: HTMLCanvasElement, options: PointerOptions): () => void {
  const presses = new Map<number, Press>();
  let span = 0;
  let tilt = 0;
  let wasPinch = false;

  function onDown(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    presses.set(event.pointerId, { x, y, startX: x, startY: y, at: event.timeStamp });
    if (presses.size === 1) wasPinch = false;
    if (presses.size === 2) {
      span = pinchSpan();
      tilt = pinchTilt();
      wasPinch = true;
    }
  }

  function onMove(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    if (!press) {
      if (event.pointerType === 'mouse') tell(options.onHover, event);
      return;
    }
    const dx = event.clientX - press.x;
    const dy = event.clientY - press.y;
    press.x = event.clientX;
    press.y = event.clientY;
    if (presses.size >= 2) {
      const now = pinchSpan();
      if (span > 0 && now > 0) options.onZoom(span / now);
      span = now;
      // One finger's way is half of what both do together; turning the hand turns the hall with it.
      options.onDrag(dx / 2, dy / 2);
      const turned = pinchTilt();
      options.onTwist(turnBetween(tilt, turned));
      tilt = turned;
      return;
    }
    if (isMoved(press)) options.onDrag(dx, dy);
  }

  function onUp(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    presses.delete(event.pointerId);
    if (!press || event.type === 'pointercancel' || wasPinch) return;
    if (!isMoved(press) && event.timeStamp - press.at < TAP_MS) tell(options.onTap, event);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 24 : event.ctrlKey ? TOUCHPAD_PINCH : 1);
    options.onZoom(Math.exp(Math.max(-240, Math.min(240, pixels)) * WHEEL_STEP));
  }

  function pinchSpan(): number {
    const [a, b] = [...presses.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  function pinchTilt(): number {
    const [a, b] = [...presses.values()];
    return a && b ? Math.atan2(b.y - a.y, b.x - a.x) : 0;
  }

  function tell(listener: (x: number, y: number) => void, event: PointerEvent): void {
    const box = canvas.getBoundingClientRect();
    listener(event.clientX - box.left, event.clientY - box.top);
  }

  canvas.addEventListener('pointerdown', onDown);
  canvas.addEventListener('pointermove', onMove);
  canvas.addEventListener('pointerup', onUp);
  canvas.addEventListener('pointercancel', onUp);
  canvas.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    canvas.removeEventListener('pointerdown', onDown);
    canvas.removeEventListener('pointermove', onMove);
    canvas.removeEventListener('pointerup', onUp);
    canvas.removeEventListener('pointercancel', onUp);
    canvas.removeEventListener('wheel', onWheel);
  };
}

const isMoved = (press: Press): boolean =>
  Math.hypot(press.x - press.startX, press.y - press.startY) > TAP_PIXELS;
