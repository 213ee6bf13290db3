/** Fixed views of the real world with exactly so many people in the picture, and the cost of a crowd of clones. */
import type { Browser } from '@playwright/test';
import { buildStudio, openStudio } from '../../studio/open-studio.ts';
import type { ViewName } from '../../studio/views.ts';
import { keepGlLedger } from './gl-ledger.ts';
import { median } from './measure.ts';

export type ViewCost = {
  readonly view: string;
  readonly drawCalls: number;
  readonly triangles: number;
  readonly people: number;
};

export type StudioFigures = {
  readonly phone: readonly ViewCost[];
  readonly desktop: readonly ViewCost[];
  /** The desktop's people in the same view, drawn as ours and as clones, ms of the main thread. */
  readonly crowdFrameMsMedian: number;
  readonly clonedFrameMsMedian: number;
};

/** Where people stand and look; the overview from the sky is nobody's view. */
const VIEWS: readonly ViewName[] = [
  'entrance',
  'atrium',
  'wing-1',
  'wing-2',
  'wing-3',
  'wing-4',
  'counter',
  'counter-2',
  'desk',
  'garden',
];
const OUR_FRAMES = 90;
const CLONE_FRAMES = 30;

export async function measureStudio(
  browser: Browser,
  people: { readonly phone: number; readonly desktop: number },
  say: (line: string) => void,
): Promise<StudioFigures> {
  const site = await buildStudio();
  const open = (tier: string, count: number, width: number, height: number) =>
    openStudio(browser, site, {
      tier,
      people: count,
      inView: true,
      width,
      height,
      prepare: (page) => keepGlLedger(page, true),
    });
  try {
    const costs: Record<'phone' | 'desktop', ViewCost[]> = { phone: [], desktop: [] };
    const phone = await open('low', people.phone, 390, 844);
    const desktop = await open('high', people.desktop, 1280, 720);
    for (const [device, page] of [
      ['phone', phone],
      ['desktop', desktop],
    ] as const) {
      for (const view of VIEWS) {
        const counts = await page.evaluate((name) => window.studio?.shoot(name), view);
        if (!counts) throw new Error('the studio is gone');
        const { near, mid, far } = counts.people;
        const cost = { view, drawCalls: counts.calls, triangles: counts.triangles, people: near + mid + far };
        costs[device].push(cost);
        say(`${device} ${view}: ${cost.drawCalls} calls, ${cost.triangles} triangles, ${cost.people} people`);
      }
    }
    const time = (frames: number, which: 'ours' | 'clones') =>
      desktop.evaluate(async ([count, crowd]) => window.studio?.time('entrance', count, crowd) ?? [], [
        frames,
        which,
      ] as const);
    const ours = await time(OUR_FRAMES, 'ours');
    const clones = await time(CLONE_FRAMES, 'clones');
    const figures = {
      ...costs,
      crowdFrameMsMedian: median(ours.slice(10)),
      clonedFrameMsMedian: median(clones.slice(5)),
    };
    say(
      `${people.desktop} people: ours ${figures.crowdFrameMsMedian.toFixed(2)} ms, clones ${figures.clonedFrameMsMedian.toFixed(2)} ms`,
    );
    return figures;
  } finally {
    await site.close();
  }
}
