/** The sweep as a picture: four figures over the number of people, this hall beside the naive baseline. */
import type { Figures } from '../measure/figures.ts';
import type { Row } from './tables.ts';

type Panel = {
  readonly title: string;
  readonly key: keyof Figures;
  /** Ends of the scale; the lower one of a logarithmic scale is its first tick. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isLogarithmic: boolean;
  /** The most that was allowed at 1,000. */
  readonly bound: number;
};

const PANELS: readonly Panel[] = [
  {
    ...{ title: 'Server, share of one core', key: 'cpuCore', bound: 0.8 },
    ...{ from: 0, to: 1.1, ticks: [0, 0.25, 0.5, 0.75, 1], isLogarithmic: false },
  },
  {
    ...{ title: 'Down to the median client, KB/s', key: 'downKBpsMedian', bound: 5 },
    ...{ from: 0.5, to: 500, ticks: [1, 10, 100], isLogarithmic: true },
  },
  {
    ...{ title: 'Near position latency p95, ms', key: 'latencyP95Ms', bound: 250 },
    ...{ from: 30, to: 8000, ticks: [100, 1000], isLogarithmic: true },
  },
  {
    ...{ title: 'Event loop p99, ms', key: 'loopP99Ms', bound: 50 },
    ...{ from: 0.5, to: 2000, ticks: [1, 10, 100, 1000], isLogarithmic: true },
  },
];

const WIDTH = 860;
const PANEL = { width: 360, height: 200 };
const MARGIN = { left: 56, top: 62, across: 66, down: 84 };
const SERIES = ['naive', 'hall'] as const;
const NAMES = { hall: 'this hall', naive: 'naive broadcast' };

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #4b5563 }
  .title { font-weight: 600; fill: #1f2937 }
  .grid { stroke: #9ca3af; stroke-opacity: .35; fill: none }
  .bound { stroke: #6b7280; stroke-dasharray: 2 4; fill: none }
  .hall { stroke: #0f766e } .hall-mark { fill: #0f766e }
  .naive { stroke: #c2570c; stroke-dasharray: 7 4 } .naive-mark { fill: #c2570c }
  polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round }
  @media (prefers-color-scheme: dark) {
    text { fill: #c3c9d2 } .title { fill: #f3f4f6 }
    .hall { stroke: #2dd4bf } .hall-mark { fill: #2dd4bf }
    .naive { stroke: #fb923c } .naive-mark { fill: #fb923c }
    .bound { stroke: #c3c9d2 }
  }`;

export function drawPlot(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ avatars }) => avatars), 1);
  const panels = PANELS.map((panel, i) => drawPanel(panel, rows, most, i % 2, Math.floor(i / 2)));
  const height = MARGIN.top + 2 * PANEL.height + MARGIN.down + 48;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    '<title>Cost of a hall by the number of people in it, beside a naive broadcast</title>',
    `<style>${STYLE}\n</style>`,
    legend(),
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function legend(): string {
  return SERIES.map((series, i) => {
    const x = MARGIN.left + 150 * (1 - i);
    return (
      `<polyline class="${series}" points="${x},18 ${x + 30},18"/>${mark(series, x + 15, 18)}` +
      `<text x="${x + 38}" y="22">${NAMES[series]}</text>`
    );
  }).join('\n');
}

function drawPanel(panel: Panel, rows: readonly Row[], most: number, column: number, row: number): string {
  const left = MARGIN.left + column * (PANEL.width + MARGIN.across);
  const top = MARGIN.top + row * (PANEL.height + MARGIN.down);
  const bottom = top + PANEL.height;
  const xOf = (avatars: number): number => left + (avatars / most) * PANEL.width;
  const yOf = (value: number): number => bottom - partOf(panel, value) * PANEL.height;
  const line = (y: number, kind: string): string =>
    `<path class="${kind}" d="M${left} ${n(y)}H${left + PANEL.width}"/>`;
  return [
    `<text class="title" x="${left}" y="${top - 12}">${panel.title}</text>`,
    ...panel.ticks.map(
      (tick) =>
        `${line(yOf(tick), 'grid')}<text x="${left - 8}" y="${n(yOf(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ),
    `${line(yOf(panel.bound), 'bound')}<text x="${left + 6}" y="${n(yOf(panel.bound) - 5)}">at most ${panel.bound}</text>`,
    ...peopleTicks(most).map(
      (people) => `<text x="${n(xOf(people))}" y="${bottom + 20}" text-anchor="middle">${people}</text>`,
    ),
    ...SERIES.map((series) => drawSeries(panel, series, rows, xOf, yOf)),
    ...(row === 1
      ? [`<text x="${left + PANEL.width}" y="${bottom + 40}" text-anchor="end">people in the hall</text>`]
      : []),
  ].join('\n');
}

function drawSeries(
  panel: Panel,
  series: 'hall' | 'naive',
  rows: readonly Row[],
  xOf: (avatars: number) => number,
  yOf: (value: number) => number,
): string {
  const points = rows.flatMap((row) => {
    const value = row[series]?.[panel.key];
    return typeof value === 'number' ? [{ x: xOf(row.avatars), y: yOf(value) }] : [];
  });
  const line = points.map(({ x, y }) => `${n(x)},${n(y)}`).join(' ');
  return `<polyline class="${series}" points="${line}"/>${points.map(({ x, y }) => mark(series, x, y)).join('')}`;
}

/** Told apart by form too, not by colour alone. */
function mark(series: 'hall' | 'naive', x: number, y: number): string {
  return series === 'hall'
    ? `<circle class="hall-mark" cx="${n(x)}" cy="${n(y)}" r="4"/>`
    : `<path class="naive-mark" d="M${n(x)} ${n(y - 5)}l5 9h-10z"/>`;
}

function partOf({ from, to, isLogarithmic }: Panel, value: number): number {
  const held = Math.max(from, Math.min(to, value));
  return isLogarithmic ? Math.log(held / from) / Math.log(to / from) : (held - from) / (to - from);
}

function peopleTicks(most: number): number[] {
  const step = [10, 25, 50, 100, 250, 500, 1000].find((size) => most / size <= 6) ?? 1000;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
