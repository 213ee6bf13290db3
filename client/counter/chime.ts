/**
 * The call's sound, the same in the hall and the flat view: three shaken bamboo notes, made here, no file.
 * Browsers allow sound only after a gesture; before one nothing is played and nothing fails.
 */
import { playBamboo } from '../ui/bamboo-note.ts';
import { gainOf, openAudio, useSoundChoice, wakeAudio } from '../ui/sound-choice.ts';

/** Its own context: a call must be heard in a hidden tab, where the hall is silent. */
let audio: AudioContext | null = null;

/** Call from a gesture: from then on the chime may sound. */
export function unlockSound(): void {
  if (audio) wakeAudio(audio);
  else audio = openAudio();
}

/** Hz: three rising tones of a pelog scale. */
const NOTES = [587, 740, 988] as const;
const APART_S = 0.42;
const LOUDNESS = 0.34;

export function playChime(): void {
  const { call, volume } = useSoundChoice.getState();
  if (!call || volume === 0 || audio?.state !== 'running') return;
  const out = audio.createGain();
  out.gain.value = gainOf(volume);
  out.connect(audio.destination);
  const start = audio.currentTime + 0.03;
  NOTES.forEach((hertz, i) => {
    if (audio)
      playBamboo(audio, out, {
        hertz,
        at: start + i * APART_S,
        loudness: LOUDNESS,
        strikes: i === 2 ? 9 : 5,
      });
  });
}
