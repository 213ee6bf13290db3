import { useEffect, useRef, type PointerEvent } from 'react';
import type { Look } from '../../shared/domain/citizen.ts';
import { usePlace } from '../hall/hud/hall-context.ts';
import { prefersStill } from '../hall/hud/use-preferences.ts';
import { portraitGround, SHARPNESS } from './portrait-ground.ts';
import styles from './portrait.module.css';

/** The picture is drawn anew this often while it moves, ms: each costs a little of the hall's own frame. */
const EVERY_MS = 66;
/** It sways to both sides; radians, and radians a second. */
const SWAY = 0.55;
const SWAY_RATE = 0.55;
const DRAG_YAW = 0.012;

type TurningPortraitProps = {
  readonly look: Look;
  readonly width: number;
  readonly height: number;
};

/** The whole person, turning a little by themselves and wherever one drags them. */
export function TurningPortrait({ look, width, height }: TurningPortraitProps) {
  const { engine } = usePlace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const yaw = useRef(0.3);
  const held = useRef<number | null>(null);
  const ratio = SHARPNESS;

  useEffect(() => {
    const target = canvas.current;
    if (!target || !engine) return;
    const ground = portraitGround();
    let shownYaw = Number.NaN;
    let sway = 0;
    let last = performance.now();
    const draw = () => {
      const now = performance.now();
      if (held.current === null && !prefersStill()) sway += (now - last) / 1000;
      last = now;
      const next = yaw.current + Math.sin(sway * SWAY_RATE * Math.PI) * SWAY;
      if (next === shownYaw) return;
      shownYaw = next;
      engine.portraits.ask(target, { look, framing: 'whole', yaw: next, ground });
    };
    draw();
    const timer = setInterval(draw, EVERY_MS);
    return () => {
      clearInterval(timer);
      engine.portraits.forget(target);
    };
  }, [engine, look, width, height]);

  function take(event: PointerEvent): void {
    held.current = event.clientX;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function drag(event: PointerEvent): void {
    if (held.current === null) return;
    yaw.current += (event.clientX - held.current) * DRAG_YAW;
    held.current = event.clientX;
  }

  return (
    <canvas
      ref={canvas}
      className={`${styles['portrait'] ?? ''} ${styles['turning'] ?? ''}`}
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
      style={{ width, height }}
      aria-hidden="true"
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
    />
  );
}
