/** Timber of the avenues: julang ngapak frames over every pair of columns, purlins that tie them, lanterns. */
import type { BufferGeometry } from 'three';
import { Matrix4 } from 'three';
import { toLocal } from '../../../shared/hall/frame.ts';
import type { Hall, Point, WingPlace } from '../../../shared/hall/types.ts';
import { columnShape } from './column.ts';
import { beam, box, drum, join, quads, repeat, tone, type Corner } from './solid.ts';

const COLUMN_HEIGHT = 5.1;

type Aisle = WingPlace['aisles'][number];

/** The roof's line over half an avenue, from eaves to ridge: flat wings, a steep middle. */
function roofLine(half: number): readonly (readonly [number, number])[] {
  return [
    [half + 1.5, 5.2],
    [half, 5.45],
    [half * 0.52, 6.45],
    [0, 8.3],
  ];
}

/** One frame across the avenue: local x across, y up, z along. */
function frameShape(half: number): BufferGeometry {
  const line = roofLine(half);
  const parts: BufferGeometry[] = [];
  for (const side of [-1, 1]) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [x0, y0] = line[i] ?? [0, 0];
      const [x1, y1] = line[i + 1] ?? [0, 0];
      parts.push(beam([side * x0, y0], [side * x1, y1], 0.22, 0.17, { colour: tone.wood, ao: 0.95 }));
    }
    parts.push(beam([side * (half + 0.15), 5.28], [0, 5.28], 0.24, 0.2, { colour: tone.woodDark, ao: 0.9 }));
    parts.push(
      beam([side * half * 0.5, 5.3], [side * half * 0.5, 6.5], 0.14, 0.12, { colour: tone.woodDark }),
    );
    parts.push(beam([side * half * 0.5, 5.36], [0, 6.9], 0.12, 0.1, { colour: tone.woodDark }));
    // knee braces inwards and under the eaves, the inner one on a carved corbel
    parts.push(beam([side * half, 4.35], [side * (half - 0.9), 5.2], 0.13, 0.12, { colour: tone.wood }));
    parts.push(beam([side * half, 4.5], [side * (half + 1.15), 5.16], 0.12, 0.11, { colour: tone.wood }));
    parts.push(
      box(
        { size: [0.22, 0.3, 0.2], at: [side * (half - 0.12), 4.28, 0], taper: 1.5 },
        { colour: tone.gold, ao: 0.9 },
      ),
      box({ size: [0.3, 0.12, 0.24], at: [side * half * 0.5, 5.28, 0] }, { colour: tone.gold, ao: 0.9 }),
    );
    // capit gunting: the crossed ridge ends
    parts.push(
      box({ size: [0.1, 1.25, 0.07], at: [side * 0.2, 8.5, 0], roll: side * 0.5 }, { colour: tone.gold }),
    );
  }
  parts.push(box({ size: [0.2, 3, 0.17], at: [0, 6.75, 0] }, { colour: tone.woodDark }));
  return join(parts);
}

/** A basket of bamboo ribs around warm paper. */
function lanternShape(): BufferGeometry {
  return join([
    box({ size: [0.02, 0.5, 0.02], at: [0, 5, 0] }, { colour: tone.dark }),
    drum(0.16, 0.24, 0.1, 8, 4.72, { colour: tone.woodDark }),
    drum(0.2, 0.29, 0.24, 8, 4.48, { colour: tone.lamp, glow: 0.62 }),
    drum(0.29, 0.18, 0.26, 8, 4.22, { colour: tone.lamp, glow: 0.62 }),
    drum(0.305, 0.305, 0.04, 8, 4.46, { colour: tone.bamboo }),
    drum(0.19, 0.19, 0.05, 8, 4.18, { colour: tone.woodDark }),
    box({ size: [0.03, 0.26, 0.03], at: [0, 4.04, 0] }, { colour: tone.gold }),
  ]);
}

/** Umbul-umbul: a long cloth in the wing's colour on an arm from the column towards the avenue's middle. */
function bannerShape(half: number, side: number, accent: string): BufferGeometry[] {
  const x = side * (half - 0.52);
  const [top, bottom] = [4.2, 2.75];
  const diamond = (y: number, r: number, z: number): [Corner, Corner, Corner, Corner] => {
    const corners: [Corner, Corner, Corner, Corner] = [
      [x - r, y, z],
      [x, y - r * 1.5, z],
      [x + r, y, z],
      [x, y + r * 1.5, z],
    ];
    return z > 0 ? corners : [corners[3], corners[2], corners[1], corners[0]];
  };
  const cloth = (
    w: number,
    y0: number,
    y1: number,
    z: number,
    tip: number,
  ): [Corner, Corner, Corner, Corner] => {
    const corners: [Corner, Corner, Corner, Corner] = [
      [x - w, y0, z],
      [x - w * tip, y1, z],
      [x + w * tip, y1, z],
      [x + w, y0, z],
    ];
    return z > 0 ? corners : [corners[3], corners[2], corners[1], corners[0]];
  };
  const [front, back] = [0.02, -0.02];
  const both = (of: (z: number) => [Corner, Corner, Corner, Corner]) => [of(front), of(back)];
  return [
    box({ size: [0.78, 0.05, 0.05], at: [side * (half - 0.44), top + 0.06, 0] }, { colour: tone.woodDark }),
    quads(
      both((z) => cloth(0.24, top, bottom, z, 1)),
      { colour: accent },
    ),
    quads(
      both((z) => cloth(0.24, bottom, bottom - 0.3, z, 0.05)),
      { colour: tone.gold },
    ),
    quads(
      both((z) => cloth(0.24, top - 0.06, top - 0.14, z * 1.5, 1)),
      { colour: tone.gold },
    ),
    quads(
      [1, 2, 3].flatMap((k) => both((z) => diamond(top - 0.08 - k * 0.36, 0.13, z * 1.6))),
      { colour: tone.cream },
    ),
    quads(
      [1, 2, 3].flatMap((k) => both((z) => diamond(top - 0.08 - k * 0.36, 0.06, z * 2.4))),
      { colour: tone.gold },
    ),
  ];
}

/** Long beams along the avenue, at eaves, shoulders and ridge; z runs from 0 to `length`. */
function purlins(half: number, length: number, accent: string): BufferGeometry[] {
  const along = (x: number, y: number, w: number, colour: string) =>
    box({ size: [w, w * 1.15, length + 0.9], at: [x, y, length / 2] }, { colour, ao: 0.92 });
  const parts = [along(0, 8.42, 0.16, tone.woodDark)];
  for (const side of [-1, 1]) {
    parts.push(
      along(side * half, 5.62, 0.15, tone.woodDark),
      along(side * (half + 1.4), 5.36, 0.12, tone.woodDark),
    );
    parts.push(
      along(side * half * 0.52, 6.62, 0.12, tone.woodDark),
      along(side * half * 0.26, 7.56, 0.09, tone.wood),
    );
    parts.push(along(side * half * 0.76, 6.12, 0.09, tone.wood));
    // the wing's colour along its eaves, seen from the atrium and from above
    parts.push(
      box({ size: [0.05, 0.3, length + 1], at: [side * (half + 1.52), 5.3, length / 2] }, { colour: accent }),
      box(
        { size: [0.07, 0.05, length + 1.04], at: [side * (half + 1.52), 5.12, length / 2] },
        { colour: tone.gold },
      ),
    );
  }
  return parts;
}

/** Along-positions of the columns that stand beside an aisle, near end first. */
function frameStations(hall: Hall, aisle: Aisle, yaw: number): number[] {
  const half = aisle.width / 2;
  const stations: number[] = [];
  for (const column of hall.columns) {
    const local = toLocal(aisle.from, yaw, column);
    const beside = Math.abs(local.x) > half && Math.abs(local.x) < half + 1;
    if (!beside || local.z < -0.6) continue;
    if (!stations.some((s) => Math.abs(s - local.z) < 0.5)) stations.push(local.z);
  }
  return stations.sort((a, b) => a - b);
}

const placed = (at: Point, yaw: number): Matrix4 =>
  new Matrix4().makeRotationY(yaw).setPosition(at.x, 0, at.z);

/** All timber of one wing, in the hall's coordinates. */
export function wingFrames(hall: Hall, wing: WingPlace): BufferGeometry {
  const parts: BufferGeometry[] = [];
  for (const aisle of wing.aisles) {
    const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
    const half = aisle.width / 2 + 0.4;
    const stations = frameStations(hall, aisle, yaw);
    const base = placed(aisle.from, yaw);
    const at = (z: number, x = 0) => base.clone().multiply(new Matrix4().makeTranslation(x, 0, z));
    parts.push(
      ...repeat(
        frameShape(half),
        stations.map((z) => at(z)),
      ),
    );
    const feet = stations.flatMap((z) => [at(z, -half), at(z, half)]);
    parts.push(...repeat(columnShape(COLUMN_HEIGHT), feet));
    parts.push(
      ...repeat(
        lanternShape(),
        stations.slice(1).map((z) => at(z)),
      ),
    );
    for (const side of [-1, 1]) {
      const banner = join(bannerShape(half, side, wing.accent));
      parts.push(
        ...repeat(
          banner,
          stations.map((z) => at(z)),
        ),
      );
    }
    const [first = 0] = stations;
    const last = stations[stations.length - 1] ?? first;
    for (const purlin of purlins(half, last - first, wing.accent)) parts.push(purlin.applyMatrix4(at(first)));
  }
  return join(parts);
}
