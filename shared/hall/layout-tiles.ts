import { point } from './frame.ts';
import type { PlacedRegion } from './group-wings.ts';
import type { Hall, Point } from './types.ts';

type Cell = { readonly col: number; readonly row: number };

/** Part of a cell that the tile fills; the rest is the inlay's joint. */
const TILE_SHARE = 0.965;
const LARGEST_CELL = 2.4;

/**
 * The inlaid map: one square tile per region within `radius` of the atrium's centre, north towards -z. The
 * pack's tile grid where it covers everybody without collision, else the centroids drawn onto a grid.
 */
export function layoutTiles(placed: readonly PlacedRegion[], radius: number): Hall['tiles'] {
  const cells = packCells(placed) ?? centroidCells(placed);
  const cols = cells.map((c) => c.col);
  const rows = cells.map((c) => c.row);
  const middle = {
    col: (Math.min(...cols) + Math.max(...cols)) / 2,
    row: (Math.min(...rows) + Math.max(...rows)) / 2,
  };
  const reach = Math.max(
    ...cells.map((c) => Math.hypot(Math.abs(c.col - middle.col) + 0.5, Math.abs(c.row - middle.row) + 0.5)),
  );
  const cell = Math.min(LARGEST_CELL, radius / reach);
  return placed.map((p, i) => {
    const c = cells[i] ?? { col: 0, row: 0 };
    return {
      code: p.region.code,
      centre: point((c.col - middle.col) * cell, (c.row - middle.row) * cell),
      size: Math.floor(cell * TILE_SHARE * 1000) / 1000,
    };
  });
}

const key = (c: Cell): string => `${String(c.col)}:${String(c.row)}`;

function packCells(placed: readonly PlacedRegion[]): Cell[] | null {
  const cells = placed.map((p) => p.region.tile).filter((t) => t !== undefined);
  return cells.length === placed.length && new Set(cells.map(key)).size === cells.length ? cells : null;
}

/** Central regions choose first; each takes the free cell nearest to where it truly lies. */
function centroidCells(placed: readonly PlacedRegion[]): Cell[] {
  const side = Math.ceil(Math.sqrt(placed.length * 1.6));
  const spread = (of: (o: Point) => number) => {
    const values = placed.map((p) => of(p.offset));
    return { min: Math.min(...values), size: Math.max(1e-6, Math.max(...values) - Math.min(...values)) };
  };
  const x = spread((o) => o.x);
  const z = spread((o) => o.z);
  const scale = (side - 1) / Math.max(x.size, z.size);
  const taken = new Set<string>();
  const result = placed.map((): Cell => ({ col: 0, row: 0 }));
  const order = placed
    .map((p, i) => ({ i, offset: p.offset }))
    .sort((a, b) => Math.hypot(a.offset.x, a.offset.z) - Math.hypot(b.offset.x, b.offset.z) || a.i - b.i);
  for (const { i, offset } of order) {
    const want = { x: (offset.x - x.min) * scale, z: (offset.z - z.min) * scale };
    let best: { cell: Cell; distance: number } | null = null;
    for (let row = 0; row <= side; row++) {
      for (let col = 0; col <= side; col++) {
        const distance = Math.hypot(col - want.x, row - want.z);
        if (taken.has(key({ col, row })) || (best && distance >= best.distance)) continue;
        best = { cell: { col, row }, distance };
      }
    }
    if (!best) continue;
    taken.add(key(best.cell));
    result[i] = best.cell;
  }
  return result;
}
