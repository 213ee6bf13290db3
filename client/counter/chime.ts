/**
 * The call's sound: three notes of an angklung, made here, no file. Browsers allow sound only after a gesture;
 * before one nothing is played and nothing fails.
 */
import { create } from 'zustand';
import { recall, remember } from '../net/storage.ts';

export const useSound = create<{ readonly on: boolean }>(() => ({ on: recall('sound') !== 'off' }));

export function setSound(on: boolean): void {
  remember('sound', on ? 'on' : 'off');
  useSound.setState({ on });
}

let audio: AudioContext | undefined;

/** Call from a gesture: from then on the chime may sound. */
export function unlockSound(): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** Notes in Hz: the rising da-mi-na of a pelog scale. */
const NOTES = [587, 740, 988] as const;
const APART_S = 0.24;

export function playChime(): void {
  if (!useSound.getState().on || audio?.state !== 'running') return;
  const start = audio.currentTime + 0.02;
  for (const round of [0, 1]) {
    NOTES.forEach((hz, i) => bambooNote(hz, start + round * 1.1 + i * APART_S));
  }
}

/** A shaken bamboo tube: two tones an octave apart with a quick tremolo and a soft end. */
function bambooNote(hz: number, at: number): void {
  if (!audio) return;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.22, at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0008, at + 0.85);
  gain.connect(audio.destination);
  const shake = audio.createOscillator();
  const depth = audio.createGain();
  shake.frequency.value = 13;
  depth.gain.value = 0.07;
  shake.connect(depth).connect(gain.gain);
  shake.start(at);
  shake.stop(at + 0.5);
  for (const [factor, volume] of [
    [1, 1],
    [2, 0.35],
  ] as const) {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = hz * factor;
    level.gain.value = volume;
    tone.connect(level).connect(gain);
    tone.start(at);
    tone.stop(at + 0.9);
  }
}
