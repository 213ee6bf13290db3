/** A process full of bots: `startBots` starts it and asks it things over IPC. */
import { createHallParty } from './measure/hall-party.ts';
import { closeWindow, densestOf, openWindows, ratesBetween, type Totals } from './measure/tallies.ts';
import type { Party, PartyOptions, Stretch } from './measure/party.ts';
import { createNaiveParty } from './naive/naive-party.ts';
import { answerParent, READY, type Answered } from './support/ask-child.ts';

const WINDOW_MS = 2000;

const options = JSON.parse(process.argv[2] ?? '{}') as PartyOptions;
const party = await (options.kind === 'naive' ? createNaiveParty(options) : createHallParty(options));
let stretch = beginStretch(party);
// Whoever started us is gone: nobody needs these people.
process.on('disconnect', () => process.exit(0));
answerParent({
  async enter() {
    await party.enter();
    return party.state();
  },
  begin() {
    stretch.cancel();
    stretch = beginStretch(party);
  },
  end: () => stretch.end(),
  stats: () => party.state(),
  stop() {
    party.close();
    setTimeout(() => process.exit(0), 500);
  },
});
process.send?.({ id: READY } satisfies Answered);

function beginStretch({ totals, spots, book, walkingShare, followed, state }: Party): {
  readonly end: () => Stretch;
  readonly cancel: () => void;
} {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const before: Totals[] = totals();
  const windows = openWindows(spots(), start);
  const shares: number[] = [];
  book.near.fill(0);
  book.far.fill(0);
  const timer = setInterval(() => {
    closeWindow(windows, spots(), performance.now());
    shares.push(walkingShare());
  }, WINDOW_MS);
  return {
    cancel: () => clearInterval(timer),
    end() {
      clearInterval(timer);
      const seconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return {
        bots: before.length,
        rates: ratesBetween(before, totals(), seconds),
        followed: followed(),
        walkingShare: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
        dense: densestOf(windows),
        near: [...book.near],
        far: [...book.far],
        core: (user + system) / 1e6 / seconds,
        state: state(),
      };
    },
  };
}
