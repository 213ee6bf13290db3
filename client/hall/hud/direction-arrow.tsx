import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { turnDegrees, directionTo } from './direction.ts';
import { usePlace } from './hall-context.ts';
import { useWhereabouts } from './use-whereabouts.ts';
import styles from './direction-arrow.module.css';

const TURN_EVERY_MS = 120;
const MEASURE_EVERY_MS = 500;

type DirectionProps = {
  /** Region code of the counter pointed at. */
  readonly code: string;
};

/** Points at a counter as the camera sees it: up is ahead. Words beside it say the same for the ear. */
export function DirectionArrow({ code, size = 24 }: DirectionProps & { readonly size?: number }) {
  const { hall } = usePlace();
  const needle = useRef<SVGSVGElement>(null);
  const shown = useRef(0);
  const target = hall.counters.find((c) => c.code === code)?.approach;
  useWhereabouts(TURN_EVERY_MS, (at) => {
    if (!target || !needle.current) return;
    // The nearest way round, so that the needle never spins back through the whole circle.
    shown.current += turnDegrees(shown.current, directionTo(at, target).degrees);
    needle.current.style.transform = `rotate(${shown.current.toFixed(1)}deg)`;
  });
  return (
    <svg
      ref={needle}
      className={styles['needle']}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M12 2.5 19.5 20 12 16.4 4.5 20Z" fill="currentColor" />
    </svg>
  );
}

/** "23 m": how far a counter is in a straight line. */
export function Distance({ code }: DirectionProps) {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const [metres, setMetres] = useState<number | null>(null);
  const target = hall.counters.find((c) => c.code === code)?.approach;
  useWhereabouts(MEASURE_EVERY_MS, (at) => {
    if (target) setMetres(Math.round(directionTo(at, target).metres));
  });
  return metres === null ? null : <span className={styles['metres']}>{t('way.metres', { metres })}</span>;
}
