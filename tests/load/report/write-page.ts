/** Puts the figures into docs/performance.md, between its marks, and the plot beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { budgetTable, sizesTable, type Row } from './tables.ts';

const BEGIN = '<!-- bench:hall -->';
const END = '<!-- /bench:hall -->';
const PICTURE = '![Processor, bytes, latency and event loop over the number of people](hall-load.svg)';
const file = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** `asked`: the size whose figures are held against the budgets. @throws when the page has lost its marks. */
export function writePage(rows: readonly Row[], asked: number, plot: string): void {
  const page = readFileSync(file('performance.md'), 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/performance.md has no ${BEGIN} … ${END}`);
  const chosen = rows.find(({ avatars }) => avatars === asked) ?? rows.at(-1);
  const parts = chosen ? [budgetTable(chosen), floorOf(chosen), sizesTable(rows), PICTURE] : [];
  writeFileSync(file('performance.md'), `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}`);
  writeFileSync(file('hall-load.svg'), plot);
}

function floorOf({ hall }: Row): string {
  if (!hall) return '';
  const places = Math.round((hall.floorKBpsMedian * 1000) / 5);
  return (
    `${hall.avatars} people, ${Math.round(100 * hall.walkingShare)} % of them walking at a moment, ${hall.seconds} s. The median client is told of ` +
    `${hall.followedMedian} others one by one, ${places} places a second: with 5 bytes each, ${hall.floorKBpsMedian} KB/s is the physical floor, and ` +
    `${Math.round(100 * hall.floorShare)} % of what it is sent is that. The rest is heads of messages, frames and cells, names and looks, and who is gone. ` +
    `${hall.messagesDownMedian} messages a second come down and ${hall.messagesUpMedian} go up; with TCP/IP and TLS the median is at most ` +
    `${hall.downWireKBpsMedian} KB/s. In the densest crowd ${hall.denseCrowd} people stand within 6 m. The bots took ${hall.botsCore} of their own core.`
  );
}
