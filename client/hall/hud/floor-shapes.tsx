import type { Hall } from '../../../shared/hall/types.ts';

const deg = (yaw: number): number => (yaw * 180) / Math.PI;

/** The floors one walks on, as shapes of a plan in metres. */
export function FloorShapes({ hall }: { readonly hall: Hall }) {
  return hall.floors.map((f) =>
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
  );
}
