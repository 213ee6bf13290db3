import { memo, useRef, type ReactNode } from 'react';
import type { Hall } from '../../../shared/hall/types.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import { useHall } from '../state/hall-store.ts';
import { FloorShapes } from './floor-shapes.tsx';
import { PlanCrowd } from './plan-crowd.tsx';
import { planFrame } from './plan-frame.ts';
import { useWhereabouts } from './use-whereabouts.ts';
import styles from './plan.module.css';

const FOLLOW_EVERY_MS = 200;
const deg = (yaw: number): number => (yaw * 180) / Math.PI;

type PlanProps = {
  readonly hall: Hall;
  readonly label?: string;
  /** Region code to point out. */
  readonly target: string | null;
};

/** The hall from above: floors, how busy it is, counters in their wings' colours, the visitor and where they look. */
export function Plan({ hall, label, target }: PlanProps) {
  const frame = planFrame(hall);
  const isAbove = useHall((state) => state.gallery);
  const aim = hall.counters.find((c) => c.code === target);
  return (
    <svg
      className={styles['plan']}
      viewBox={`${frame.x} ${frame.z} ${frame.width} ${frame.height}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <Ground hall={hall} />
      <PlanCrowd hall={hall} />
      <Counters hall={hall} />
      {aim ? (
        <g transform={`translate(${aim.centre.x} ${aim.centre.z})`} className={styles['aim']}>
          <circle r={3.1} />
          <circle r={1.1} />
        </g>
      ) : null}
      {isAbove ? null : (
        <Me>
          <path className={styles['sight']} d="M0 0 6.5 -11 A13 13 0 0 0 -6.5 -11Z" />
          <circle r={2.5} />
          <path d="M0 -2.1 1.5 1.5 0 .6 -1.5 1.5Z" />
        </Me>
      )}
    </svg>
  );
}

/** Follows the visitor; up is where the camera looks. */
function Me({ children }: { readonly children: ReactNode }) {
  const group = useRef<SVGGElement>(null);
  useWhereabouts(FOLLOW_EVERY_MS, ({ x, z, lookYaw }) => {
    const turned = 180 - deg(lookYaw);
    group.current?.setAttribute(
      'transform',
      `translate(${x.toFixed(2)} ${z.toFixed(2)}) rotate(${turned.toFixed(1)})`,
    );
  });
  return (
    <g ref={group} className={styles['me']}>
      {children}
    </g>
  );
}

const Ground = memo(function Ground({ hall }: { readonly hall: Hall }) {
  return (
    <g className={styles['floor']}>
      <FloorShapes hall={hall} />
      <circle className={styles['ring']} r={hall.atrium.oculusRadius} />
    </g>
  );
});

/** Open counters are full, closed ones hollow. */
function Counters({ hall }: { readonly hall: Hall }) {
  const byCode = useRegionsStore((regions) => regions.byCode);
  return (
    <g>
      {hall.counters.map((c) => {
        const foot = boothFootprint(c);
        const isOpen = byCode[c.code]?.open === true;
        return (
          <rect
            key={c.code}
            x={-foot.hx}
            y={-foot.hz}
            width={foot.hx * 2}
            height={foot.hz * 2}
            rx={0.5}
            fill={isOpen ? c.accent : 'none'}
            stroke={c.accent}
            strokeWidth={0.55}
            transform={`translate(${foot.x} ${foot.z}) rotate(${-deg(foot.yaw)})`}
          />
        );
      })}
    </g>
  );
}
