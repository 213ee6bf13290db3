import { useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { Hall, Point, WingPlace } from '../../../shared/hall/types.ts';
import { useHall } from '../state/hall-store.ts';
import { endOf, mouthOf, onFloor, onPaper, planFrame } from './plan-frame.ts';
import { Plan } from './plan.tsx';
import styles from './floor-plan.module.css';

type FloorPlanProps = {
  readonly hall: Hall;
  readonly target: string | null;
  readonly onCounter: (code: string) => void;
  readonly onPoint: (at: Point) => void;
};

/** A tap so near to a counter means the counter, metres. */
const MEANS_COUNTER_M = 4.5;
/** Half of a long name's width, px: names stay on the paper. */
const NAME_HALF = 44;

/**
 * The plan at reading size with the wings' names: a tap on a name, a counter or the floor leads there. Only a
 * convenience for pointers: the lists beside it hold the same places as buttons.
 */
export function FloorPlan({ hall, target, onCounter, onPoint }: FloorPlanProps) {
  const { t } = useTranslation('hall');
  const isAbove = useHall((state) => state.gallery);
  const paper = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const frame = planFrame(hall);
  useLayoutEffect(() => {
    const sheet = paper.current;
    if (!sheet) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: sheet.clientWidth, height: sheet.clientHeight }),
    );
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);

  function nameAt(wing: WingPlace): { left: number; top: number } {
    const { left, top } = onPaper(frame, size.width, size.height, endOf(wing));
    return {
      left: Math.max(NAME_HALF, Math.min(size.width - NAME_HALF, left)),
      top: Math.max(16, Math.min(size.height - 16, top)),
    };
  }

  function tap(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const at = onFloor(frame, box.width, box.height, event.clientX - box.left, event.clientY - box.top);
    const near = hall.counters
      .map(({ code, centre }) => ({ code, metres: Math.hypot(centre.x - at.x, centre.z - at.z) }))
      .sort((a, b) => a.metres - b.metres)[0];
    if (near && near.metres < MEANS_COUNTER_M) onCounter(near.code);
    else onPoint(at);
  }

  return (
    <div className={styles['map']} style={{ aspectRatio: `${frame.width} / ${frame.height}` }}>
      <div ref={paper} className={styles['paper']} onPointerUp={tap}>
        <Plan hall={hall} label={t(isAbove ? 'gallery.map' : 'where.map')} target={target} />
      </div>
      <div className={styles['names']} aria-hidden="true">
        {hall.wings.map((wing) => (
          <button
            key={wing.id}
            type="button"
            tabIndex={-1}
            className={styles['name']}
            style={{ ...nameAt(wing), borderColor: wing.accent }}
            onClick={() => onPoint(mouthOf(wing))}
          >
            {wing.name}
          </button>
        ))}
      </div>
    </div>
  );
}
