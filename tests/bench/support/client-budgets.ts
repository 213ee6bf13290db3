/** What the hall may cost, from the project's own requirements, and how a run is judged by it. */
export type SceneCost = { readonly drawCalls: number; readonly triangles: number };

/** The figures of `npm run bench:client`. Bytes, counts and milliseconds. */
export type ClientFigures = {
  readonly walkableBytes: number;
  readonly jsBytes: number;
  readonly hallBytes: number;
  readonly phone: SceneCost;
  readonly desktop: SceneCost;
  readonly frameMsMedian: number;
  readonly clonedFrameMsMedian: number;
  readonly heapGrowthBytes: number;
  readonly textureBytes: { readonly phone: number; readonly desktop: number };
};

type Rule = {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** Times depend on the machine: told, and judged against the cloned baseline only. */
  readonly isTime?: true;
};

const KB = 1000;
const MB = 1_000_000;
/** A heap that returns still breathes: compiled code, the last frames' small objects. */
const HEAP_BREATH = MB;

/** Every figure beside what it may be. */
export function rulesFor(figures: ClientFigures): readonly Rule[] {
  const { phone, desktop, textureBytes } = figures;
  return [
    { name: 'walkableBytes', value: figures.walkableBytes, limit: 650 * KB },
    { name: 'jsBytes', value: figures.jsBytes, limit: 400 * KB },
    { name: 'hallBytes', value: figures.hallBytes, limit: 2 * MB },
    { name: 'phone.drawCalls', value: phone.drawCalls, limit: 40 },
    { name: 'phone.triangles', value: phone.triangles, limit: 150_000 },
    { name: 'desktop.drawCalls', value: desktop.drawCalls, limit: 60 },
    { name: 'desktop.triangles', value: desktop.triangles, limit: 600_000 },
    { name: 'frameMsMedian', value: figures.frameMsMedian, limit: 3, isTime: true },
    {
      name: 'frameMsMedian < cloned',
      value: figures.frameMsMedian,
      limit: figures.clonedFrameMsMedian,
    },
    { name: 'heapGrowthBytes', value: figures.heapGrowthBytes, limit: HEAP_BREATH },
    { name: 'textureBytes.phone', value: textureBytes.phone, limit: 32 * MB },
    { name: 'textureBytes.desktop', value: textureBytes.desktop, limit: 96 * MB },
  ];
}

const isOver = ({ value, limit }: Rule): boolean => !(value <= limit);

/** A table for people, and whether anything that may fail a run did. */
export function judge(figures: ClientFigures): { readonly table: string; readonly failed: boolean } {
  const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
  const rules = rulesFor(figures);
  const lines = rules.map((rule) => {
    const verdict = isOver(rule) ? (rule.isTime ? 'over, on this machine' : 'OVER') : 'ok';
    return `${rule.name.padEnd(24)}${number(rule.value).padStart(12)}${number(rule.limit).padStart(12)}  ${verdict}`;
  });
  return {
    table: [`${''.padEnd(24)}${'measured'.padStart(12)}${'at most'.padStart(12)}`, ...lines].join('\n'),
    failed: rules.some((rule) => isOver(rule) && !rule.isTime),
  };
}
