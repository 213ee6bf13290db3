/**
 * How soon the page answers a person, measured in the page: from the input event's own time stamp (so time spent behind
 * a busy main thread counts) to the change of the document that answers it, and to the picture that shows it.
 */
import type { Page } from '@playwright/test';
import { watchMachine } from './watch-machine.ts';

/** What answers: an element that is seen, with this text in it where one is given; or one that is seen no more. */
export type Sign = { readonly css: string; readonly text?: string; readonly gone?: boolean };

export type Answer = {
  /** Milliseconds from the commanding input event to the change, and to the end of the frame that shows it. */
  readonly changeMs: number;
  readonly frameMs: number;
  /** The longest task of the main thread meanwhile, ms; 0 where none took 50. */
  readonly longestTaskMs: number;
  /** What a busy machine kept from every process meanwhile, ms: no work of the page's. */
  readonly starvedMs: number;
};

type InPage = Omit<Answer, 'starvedMs'>;
type Meter = {
  arm(sign: Sign): void;
  answer(): Promise<InPage>;
};

declare global {
  interface Window {
    answerMeter?: Meter;
  }
}

/** Call before the page is opened. */
export async function measureAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // A button is commanded by the finger that leaves it, a stick by the one that comes: the newest counts.
    const inputs = ['pointerdown', 'pointerup', 'keydown'];
    let sign: Sign | null = null;
    let inputAt: number | null = null;
    let longest = 0;
    let tell: (answer: InPage) => void = () => undefined;
    let answered: Promise<InPage> = Promise.reject(new Error('not armed'));
    answered.catch(() => undefined);

    function isSeen({ css, text, gone }: Sign): boolean {
      const found = [...document.querySelectorAll(css)].some(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          (text === undefined || (element.textContent ?? '').includes(text)),
      );
      return gone ? !found : found;
    }

    function look(): void {
      if (!sign || inputAt === null || !isSeen(sign)) return;
      const began = inputAt;
      const changeMs = performance.now() - began;
      sign = null;
      requestAnimationFrame(() => {
        // After the frame's own work: then it is on its way to the screen.
        setTimeout(() => tell({ changeMs, frameMs: performance.now() - began, longestTaskMs: longest }));
      });
    }

    for (const type of inputs) {
      const note = (event: Event) => {
        if (sign && event.isTrusted) inputAt = event.timeStamp;
      };
      addEventListener(type, note, { capture: true, passive: true });
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
    }).observe({ type: 'longtask' });

    window.answerMeter = {
      arm(next) {
        if (isSeen(next)) throw new Error(`the sign is there before the input: ${JSON.stringify(next)}`);
        sign = next;
        inputAt = null;
        longest = 0;
        answered = new Promise((resolve) => {
          tell = resolve;
        });
      },
      answer: () => answered,
    };
  });
}

/** Does something on the page and measures when it answered. @throws when it does not within `patienceMs` */
export async function answerTo(
  page: Page,
  sign: Sign,
  act: () => Promise<unknown>,
  patienceMs = 20_000,
): Promise<Answer> {
  await page.evaluate((next) => window.answerMeter?.arm(next), sign);
  const machine = watchMachine();
  await act();
  const answer = page.evaluate(() => window.answerMeter?.answer());
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`no answer in ${patienceMs} ms: ${JSON.stringify(sign)}`));
    patience = setTimeout(giveUp, patienceMs);
  });
  const measured = await Promise.race([answer, late]).finally(() => clearTimeout(patience));
  const starvedMs = machine.stop();
  if (!measured) throw new Error('measureAnswers was not called for this page');
  return { ...measured, starvedMs };
}
