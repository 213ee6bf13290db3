import { memo, useEffect, useRef } from 'react';
import type { Hall } from '../../../shared/hall/types.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import styles from './plan.module.css';

const FOLLOW_EVERY_MS = 200;
const deg = (yaw: number): number => (yaw * 180) / Math.PI;

type PlanProps = {
  readonly hall: Hall;
  readonly label?: string;
  /** Region code to point out. */
  readonly target: string | null;
};

/** The hall from above: floors, counters in their wings' colours, and the visitor's arrow. North is up. */
export function Plan({ hall, label, target }: PlanProps) {
  const arrow = useRef<SVGGElement>(null);
  useEffect(() => {
    const follow = () => {
      const at = window.__app?.position;
      if (at)
        arrow.current?.setAttribute('transform', `translate(${at.x} ${at.z}) rotate(${180 - deg(at.yaw)})`);
    };
    follow();
    const timer = setInterval(follow, FOLLOW_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const { minX, minZ, maxX, maxZ } = hall.bounds;
  const aim = hall.counters.find((c) => c.code === target);
  return (
    <svg
      className={styles['plan']}
      viewBox={`${minX - 1} ${minZ - 1} ${maxX - minX + 2} ${maxZ - minZ + 2}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <Ground hall={hall} />
      <Counters hall={hall} />
      {aim ? <circle className={styles['aim']} cx={aim.centre.x} cy={aim.centre.z} r={2.6} /> : null}
      <g ref={arrow} className={styles['me']}>
        <circle r={2.5} />
        <path d="M0 -2.1 1.5 1.5 0 .6 -1.5 1.5Z" />
      </g>
    </svg>
  );
}

const Ground = memo(function Ground({ hall }: { readonly hall: Hall }) {
  return (
    <g className={styles['floor']}>
      {hall.floors.map((f) =>
        f.kind === 'disc' ? (
          <circle key={`${f.x} ${f.z}`} cx={f.x} cy={f.z} r={f.radius} />
        ) : (
          <rect
            key={`${f.x} ${f.z}`}
            x={-f.hx}
            y={-f.hz}
            width={f.hx * 2}
            height={f.hz * 2}
            transform={`translate(${f.x} ${f.z}) rotate(${-deg(f.yaw)})`}
          />
        ),
      )}
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
