import { playBamboo } from '../../ui/bamboo-note.ts';

/** What the interface answers with, softly. */
export type TickName = 'open' | 'close' | 'arrive' | 'greet';

/** Notes in Hz and when each begins, seconds after the first; single knocks of the same bamboo as the chime. */
const ticks: Readonly<Record<TickName, readonly (readonly [hertz: number, after: number])[]>> = {
  open: [
    [740, 0],
    [988, 0.06],
  ],
  close: [
    [988, 0],
    [740, 0.06],
  ],
  arrive: [
    [587, 0],
    [880, 0.1],
    [988, 0.2],
  ],
  greet: [
    [494, 0],
    [740, 0.12],
  ],
};

const LOUDNESS = 0.11;

export function playTick(audio: BaseAudioContext, out: AudioNode, name: TickName): void {
  for (const [hertz, after] of ticks[name]) {
    playBamboo(audio, out, { hertz, at: audio.currentTime + 0.01 + after, loudness: LOUDNESS, strikes: 1 });
  }
}
