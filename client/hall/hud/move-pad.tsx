import { useRef, type PointerEvent } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { usePlace } from './hall-context.ts';
import { useHasTouch } from './use-preferences.ts';
import styles from './move-pad.module.css';

const REACH = 44;

/** On-screen stick for the thumb. Not the only way to move: tapping the floor and "Antar saya" need no drag. */
export function MovePad() {
  const hasTouch = useHasTouch();
  return hasTouch ? <Stick /> : null;
}

function Stick() {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const knob = useRef<HTMLSpanElement>(null);
  const centre = useRef<{ x: number; y: number } | null>(null);

  function push(event: PointerEvent): void {
    if (!centre.current || !engine) return;
    const dx = event.clientX - centre.current.x;
    const dy = event.clientY - centre.current.y;
    const length = Math.hypot(dx, dy);
    const scale = length > REACH ? REACH / length : 1;
    engine.stick.x = (dx * scale) / REACH;
    engine.stick.y = (-dy * scale) / REACH;
    if (knob.current) knob.current.style.transform = `translate(${dx * scale}px, ${dy * scale}px)`;
  }

  function take(event: PointerEvent): void {
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    centre.current = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    push(event);
  }

  function release(): void {
    centre.current = null;
    if (engine) engine.stick.x = engine.stick.y = 0;
    if (knob.current) knob.current.style.transform = '';
  }

  return (
    <div
      className={styles['pad']}
      role="img"
      aria-label={t('stick')}
      onPointerDown={take}
      onPointerMove={push}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
    >
      <span ref={knob} className={styles['knob']} />
    </div>
  );
}
