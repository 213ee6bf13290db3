/** What may sound, and how loudly; remembered in this browser. Nothing sounds before the visitor has acted. */
import { create } from 'zustand';
import { recall, remember } from '../net/storage.ts';

export type SoundChoice = {
  /** The chime of a call: on for whoever holds a number, until switched off. */
  readonly call: boolean;
  /** The hall's own sounds: off until switched on. */
  readonly hall: boolean;
  /** 0 to 1, for all of them. */
  readonly volume: number;
};

const USUAL_VOLUME = 0.6;

function rememberedVolume(): number {
  const volume = Number.parseFloat(recall('sound.volume') ?? '');
  return volume >= 0 && volume <= 1 ? volume : USUAL_VOLUME;
}

export const useSoundChoice = create<SoundChoice>(() => ({
  call: recall('sound') !== 'off',
  hall: recall('sound.hall') === 'on',
  volume: rememberedVolume(),
}));

export function chooseSound(part: Partial<SoundChoice>): void {
  if (part.call !== undefined) remember('sound', part.call ? 'on' : 'off');
  if (part.hall !== undefined) remember('sound.hall', part.hall ? 'on' : 'off');
  if (part.volume !== undefined) remember('sound.volume', part.volume.toFixed(2));
  useSoundChoice.setState(part);
}

/** Ears hear loudness roughly as the square of the gain: the slider's middle sounds half as loud. */
export function gainOf(volume: number): number {
  return volume * volume;
}

/** A context made in a gesture, so that it may sound; null where there is none or none is allowed. */
export function openAudio(): AudioContext | null {
  try {
    const audio = new AudioContext();
    wakeAudio(audio);
    return audio;
  } catch {
    return null;
  }
}

/** Refused without a gesture: then it stays silent, which is no error. */
export function wakeAudio(audio: AudioContext): void {
  if (audio.state === 'suspended') audio.resume().catch(() => undefined);
}
