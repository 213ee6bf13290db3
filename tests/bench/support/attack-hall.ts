/**
 * Hostile clients in a process of their own. Told `{ url, frames }`, sends so many from several clients at once, each
 * with the next of all offences at a thousand frames a second; who is sent away is followed by another person from
 * another address. Answers `{ hostileFrames, dropped }`.
 */
import { attack, offences } from '../../server/hall/offender.ts';
import { readTarget } from './read-target.ts';

const LANES = 24;
const FRAMES_EACH = 900;
const PER_SECOND = 1000;

const { hall } = readTarget();
const kinds = Object.keys(offences);
let clients = 0;

process.on('message', ({ url, frames }: { url: string; frames: number }) => {
  let hostileFrames = 0;
  let dropped = 0;
  const lane = async (): Promise<void> => {
    while (hostileFrames < frames) {
      const n = clients++;
      const end = await attack(url, {
        ...{ name: `jahat${String(n)}`, offence: kinds[n % kinds.length] ?? '', hall, seed: n },
        ...{ frames: FRAMES_EACH, perSecond: PER_SECOND },
        address: `10.${String(n >> 16)}.${String((n >> 8) & 255)}.${String(n & 255)}`,
      });
      hostileFrames += end.sent;
      if (end.code !== 0) dropped += 1;
    }
  };
  void Promise.all(Array.from({ length: LANES }, lane)).then(() =>
    process.send?.({ hostileFrames, dropped }),
  );
});
process.once('disconnect', () => process.exit(0));
