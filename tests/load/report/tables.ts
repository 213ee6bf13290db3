/** The figures of all sizes as people read them. */
import type { Figures } from '../measure/figures.ts';

export type Row = {
  readonly avatars: number;
  /** Null: broken before, or not everybody could get in. */
  readonly hall: Figures | null;
  readonly naive: Figures | null;
};

type Column = { readonly title: string; readonly of: (figures: Figures) => string };

const milliseconds = (value: number | null): string => (value === null ? '–' : value.toFixed(0));

const COLUMNS: readonly Column[] = [
  { title: 'core', of: (f) => f.cpuCore.toFixed(2) },
  { title: 'loop p99 ms', of: (f) => f.loopP99Ms.toFixed(0) },
  { title: 'down KB/s median · p95 · dense', of: down },
  { title: 'up KB/s', of: (f) => f.upKBpsMedian.toFixed(2) },
  { title: 'near ms p50 · p95', of: (f) => pair(f.latencyP50Ms, f.latencyP95Ms) },
  { title: 'far ms p50 · p95', of: (f) => pair(f.farLatencyP50Ms, f.farLatencyP95Ms) },
  { title: 'MB', of: (f) => f.rssMB.toFixed(0) },
  { title: 'refused', of: (f) => String(f.refused) },
];

function down(f: Figures): string {
  return [f.downKBpsMedian, f.downKBpsP95, f.downKBpsDense].map((value) => value.toFixed(1)).join(' · ');
}

function pair(a: number | null, b: number | null): string {
  return `${milliseconds(a)} · ${milliseconds(b)}`;
}

/** A Markdown table: one line for the hall and one for the baseline at each size. */
export function sizesTable(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ avatars, hall, naive }) => [
    ...(hall ? [lineOf(`**${avatars}**`, hall)] : []),
    ...(naive ? [lineOf(`${avatars} naive`, naive)] : []),
  ]);
  return markdown(['people', ...COLUMNS.map(({ title }) => title)], lines);
}

const lineOf = (name: string, figures: Figures): string[] => [name, ...COLUMNS.map((c) => c.of(figures))];

/** What was asked of the hall, what it reached, and how many times dearer the baseline is. */
export function budgetTable({ hall, naive }: Row): string {
  if (!hall) return '';
  const line = (key: keyof Figures, bound: number | null): string[] => {
    const ours = Number(hall[key]);
    const theirs = naive ? Number(naive[key]) : null;
    const times = theirs === null || ours === 0 ? '–' : `${(theirs / ours).toFixed(1)} ×`;
    const held = bound === null ? '' : ours <= bound ? '' : ' **(missed)**';
    return [
      `\`${key}\``,
      `${ours}${held}`,
      bound === null ? '' : String(bound),
      theirs === null ? '–' : String(theirs),
      times,
    ];
  };
  return markdown(
    ['figure', 'measured', 'at most', 'naive', 'naive costs'],
    [
      line('cpuCore', 0.8),
      line('loopP99Ms', 50),
      line('downKBpsMedian', 5),
      line('downKBpsP95', null),
      line('downKBpsDense', 12),
      line('upKBpsMedian', null),
      line('latencyP50Ms', null),
      line('latencyP95Ms', 250),
      line('farLatencyP50Ms', null),
      line('farLatencyP95Ms', null),
      line('rssMB', null),
      line('refused', null),
    ],
  );
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}

/** The table so far, and of the newest size what the table leaves out. */
export function printTable(rows: readonly Row[]): void {
  console.log(`\n${sizesTable(rows)}`);
  const last = rows.at(-1);
  for (const [name, f] of [
    ['hall', last?.hall],
    ['naive', last?.naive],
  ] as const) {
    if (!f) continue;
    console.log(
      `${name} ${f.avatars}: ${(100 * f.walkingShare).toFixed(0)} % walking, told of ${f.followedMedian} others, ` +
        `${f.messagesDownMedian} messages/s down and ${f.messagesUpMedian} up, ${f.denseCrowd} people within 6 m in the densest crowd, ` +
        `with TCP/IP and TLS up to ${f.downWireKBpsMedian} KB/s down; floor ${f.floorKBpsMedian} KB/s (${(100 * f.floorShare).toFixed(0)} %); ` +
        `longest stall ${f.loopMaxMs} ms; bots ${f.botsCore} of their core, ${f.lost} lost, ${f.unreadable} unreadable`,
    );
  }
  const times = last?.naive && last.hall ? ratios(last.hall, last.naive) : null;
  if (times) console.log(`naive costs: ${times}`);
}

function ratios(hall: Figures, naive: Figures): string {
  const times = (key: keyof Figures): string => `${(Number(naive[key]) / Number(hall[key])).toFixed(1)} ×`;
  return [
    `${times('cpuCore')} processor`,
    `${times('downKBpsMedian')} down`,
    `${times('downKBpsDense')} down in the crowd`,
    `${times('upKBpsMedian')} up`,
    `${times('latencyP95Ms')} near latency`,
  ].join(', ');
}
