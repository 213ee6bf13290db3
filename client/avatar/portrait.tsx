import { useEffect, useRef } from 'react';
import type { Look } from '../../shared/domain/citizen.ts';
import { usePlace } from '../hall/hud/hall-context.ts';
import { portraitGround, SHARPNESS } from './portrait-ground.ts';
import styles from './portrait.module.css';

type PortraitProps = {
  readonly look: Look;
  /** Width and height on the page, pixels. */
  readonly width: number;
  readonly height: number;
  readonly framing?: 'face' | 'whole';
  /** Where the person looks, radians; 0 at the beholder. */
  readonly yaw?: number;
};

/** A picture of the very person who will walk in the hall. Says nothing: what it shows stands beside it in words. */
export function Portrait({ look, width, height, framing = 'face', yaw = 0.28 }: PortraitProps) {
  const { engine } = usePlace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = SHARPNESS;
  useEffect(() => {
    const target = canvas.current;
    if (!target || !engine) return;
    engine.portraits.ask(target, { look, framing, yaw, ground: portraitGround() });
    return () => engine.portraits.forget(target);
  }, [engine, look, framing, yaw, width, height]);
  return (
    <canvas
      ref={canvas}
      className={styles['portrait']}
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
      style={{ width, height }}
      aria-hidden="true"
    />
  );
}
