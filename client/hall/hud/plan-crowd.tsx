import { useId } from 'react';
import type { Hall } from '../../../shared/hall/types.ts';
import { useHall } from '../state/hall-store.ts';
import { glowOf, middleOf } from './crowd-places.ts';
import { FloorShapes } from './floor-shapes.tsx';
import styles from './plan.module.css';

/** Soft enough that neighbouring cells flow into one another, metres. */
const GLOW_M = 5.2;

/** Where people are, as warmth on the floor: one glow a cell, as the server counts them. Never a made-up dot. */
export function PlanCrowd({ hall }: { readonly hall: Hall }) {
  const id = useId();
  const cells = useHall((state) => state.cells);
  if (cells.length === 0) return null;
  return (
    <g className={styles['crowd']}>
      <radialGradient id={`${id}-glow`}>
        <stop offset="0" stopOpacity="1" />
        <stop offset="0.45" stopOpacity="0.72" />
        <stop offset="1" stopOpacity="0" />
      </radialGradient>
      <clipPath id={`${id}-floor`}>
        <FloorShapes hall={hall} />
      </clipPath>
      <g clipPath={`url(#${id}-floor)`}>
        {cells.map((cell) => {
          const { x, z } = middleOf(cell);
          return (
            <circle
              key={`${cell.column} ${cell.row}`}
              cx={x}
              cy={z}
              r={GLOW_M}
              fill={`url(#${id}-glow)`}
              opacity={glowOf(cell)}
            />
          );
        })}
      </g>
    </g>
  );
}
