/** A visit to the running hall among real clients: frame times, the heap over a long walk, what is drawn and held. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { CounterPlace, Hall, Point } from '../../../shared/hall/types.ts';
import { newVisitor, type Device } from '../../browser/support/citizen.ts';
import { askTheWayTo, enterHall, untilAt } from '../../browser/support/hall.ts';
import { readHall } from '../../browser/support/walk-order.ts';
import { keepGlLedger } from './gl-ledger.ts';
import { peopleHall } from './hall-people.ts';
import { median } from './measure.ts';
import type { ViewCost } from './measure-studio.ts';

type Texture = { readonly size: string; readonly bytes: number };
type DeviceFigures = {
  readonly views: readonly ViewCost[];
  readonly textureBytes: number;
  readonly biggestTextures: readonly Texture[];
};

export type VisitFigures = {
  readonly phone: DeviceFigures;
  readonly desktop: DeviceFigures;
  readonly frameMsMedian: number;
  /** Frames of the display that `frameMsMedian` is the median of. */
  readonly frames: number;
  /** Before the rounds and after each of them: growth that goes on shows as a slope, not as one step. */
  readonly heapSamples: readonly number[];
  readonly heapBytes: number;
  readonly heapGrowthBytes: number;
  readonly walkedSeconds: number;
};

/** Strolling people are never all in the picture: so many more come than are asked for. */
const OUT_OF_VIEW = 1.15;
const FRAMES = 240;
/**
 * Rounds of the far counters after the first, each a minute and more. The heap takes one last step in the first of
 * them (code compiled late, rooms and panels of all four counters), so growth is what the last round adds.
 */
const LEGS = 2;
/** The longest way takes 20 s; a busy machine walks slower. */
const WAY_MS = 150_000;
/** Wings the phone walks to; the studio has the views of all. */
const PHONE_TOUR = 2;

export async function measureVisit(
  browser: Browser,
  url: string,
  people: { readonly phone: number; readonly desktop: number },
  say: (line: string) => void,
): Promise<VisitFigures> {
  const hall = readHall();
  const crowd = await peopleHall(url, hall, Math.round(people.desktop * OUT_OF_VIEW), (random) =>
    beforeTheEntrance(hall, random),
  );
  say(`${crowd.count} people are in the hall`);
  try {
    const tour = farCounters(hall);
    const desktop = await enter(browser, url, 'desktop', 'high');
    const times = await frameTimes(desktop.page, FRAMES);
    const frameMsMedian = median(times);
    const views = [await cost(desktop.page, 'entrance')];
    say(`frame ${frameMsMedian.toFixed(2)} ms, ${views[0]?.people} people drawn`);
    // The first round pays for what is made once: panels, texts, a counter's room.
    await walk(desktop.page, tour, views);
    const samples = [await heap(desktop.session)];
    let walkedSeconds = 0;
    for (let leg = 1; leg <= LEGS; leg++) {
      const started = Date.now();
      await walk(desktop.page, tour, []);
      walkedSeconds = Math.round((Date.now() - started) / 1000);
      samples.push(await heap(desktop.session));
    }
    const before = samples.at(-2) ?? NaN;
    const after = samples.at(-1) ?? NaN;
    say(`heap ${samples.join(' -> ')} in rounds of ${walkedSeconds} s of walking`);
    const desktopTextures = await textures(desktop.page);
    await desktop.page.context().close();

    const phone = await enter(browser, url, 'phone', 'low');
    const phoneViews = [await cost(phone.page, 'entrance')];
    await walk(phone.page, tour.slice(0, PHONE_TOUR), phoneViews);
    const phoneTextures = await textures(phone.page);
    await phone.page.context().close();
    return {
      phone: { views: phoneViews, ...phoneTextures },
      desktop: { views, ...desktopTextures },
      frameMsMedian,
      frames: times.length,
      heapSamples: samples,
      heapBytes: before,
      heapGrowthBytes: after - before,
      walkedSeconds,
    };
  } finally {
    crowd.leave();
  }
}

/** Somewhere in the atrium that is seen from the entrance. */
function beforeTheEntrance({ atrium, entrance }: Hall, random: () => number): Point {
  const ahead = entrance.spawnYaw + (random() * 2 - 1) * 0.5;
  const away = 4 + (atrium.radius * 1.6 - 4) * Math.sqrt(random());
  return { x: entrance.spawn.x + Math.sin(ahead) * away, z: entrance.spawn.z + Math.cos(ahead) * away };
}

/** The last counter of each wing: as far from each other as the hall allows. */
function farCounters(hall: Hall): readonly CounterPlace[] {
  const last = new Map(hall.counters.map((counter) => [counter.wingId, counter]));
  return [...last.values()];
}

async function enter(
  browser: Browser,
  url: string,
  device: Device,
  tier: string,
): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const context = await newVisitor(browser, device);
  const page = await context.newPage();
  await keepGlLedger(page, true);
  const session = await context.newCDPSession(page);
  await enterHall(page, `${url}/aula?tier=${tier}`);
  await page.waitForFunction(() => (window.__app?.people.others ?? 0) > 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(3000);
  return { page, session };
}

/** Walks one round of the counters; on the way and at each, notes what the picture costs. */
async function walk(page: Page, tour: readonly CounterPlace[], views: ViewCost[]): Promise<void> {
  for (const counter of tour) {
    await askTheWayTo(page, counter.name);
    await page.waitForTimeout(2500);
    views.push(await cost(page, `on the way to ${counter.name}`));
    await untilAt(page, counter.code, WAY_MS);
    views.push(await cost(page, `at ${counter.name}`));
  }
}

/** The main thread's milliseconds of so many frames, as the hall itself takes them. */
async function frameTimes(page: Page, frames: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const times: number[] = [];
    while (times.length < count) {
      await new Promise((next) => requestAnimationFrame(next));
      times.push(window.__app?.frameMs ?? NaN);
    }
    return times;
  }, frames);
}

/** What one frame asks of WebGL, all passes; the median of seven, so that a renewed shadow is not among them. */
async function cost(page: Page, view: string): Promise<ViewCost> {
  const frames = await page.evaluate(async () => {
    const found: { drawCalls: number; triangles: number; people: number }[] = [];
    const next = () => new Promise((done) => requestAnimationFrame(done));
    await next();
    for (let i = 0; i < 7; i++) {
      const { calls = 0, triangles = 0 } = window.glLedger ?? {};
      await next();
      found.push({
        drawCalls: (window.glLedger?.calls ?? NaN) - calls,
        triangles: (window.glLedger?.triangles ?? NaN) - triangles,
        people: window.__app?.people.drawn ?? 0,
      });
    }
    return found;
  });
  const middle = (key: 'drawCalls' | 'triangles' | 'people') => median(frames.map((frame) => frame[key]));
  return { view, drawCalls: middle('drawCalls'), triangles: middle('triangles'), people: middle('people') };
}

async function textures(page: Page): Promise<Pick<DeviceFigures, 'textureBytes' | 'biggestTextures'>> {
  return page.evaluate(() => ({
    textureBytes: window.glLedger?.textureBytes() ?? NaN,
    biggestTextures: window.glLedger?.textures().slice(0, 12) ?? [],
  }));
}

/** Bytes of the JavaScript heap after everything that can be collected was. */
async function heap(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
