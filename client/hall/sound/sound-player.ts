import { createFootsteps } from './footsteps.ts';
import { createGardenSounds } from './garden-sounds.ts';
import { makeNoise } from './noise.ts';
import { createRoomTone } from './room-tone.ts';
import type { SoundPlace } from './sound-place.ts';
import { playTick, type TickName } from './ticks.ts';

/** The hall's sounds, made at run time from a few waves and noises. */
export type SoundPlayer = {
  /** Everything together; 0 is silence. */
  readonly setGain: (gain: number) => void;
  readonly hear: (place: SoundPlace) => void;
  /** Own foot meets the floor; 0 to 1. */
  readonly footfall: (strength: number) => void;
  readonly tick: (name: TickName) => void;
};

/** Seconds in which silence comes and goes: nothing starts or ends with a click. */
const FADE_S = 0.25;

export function createSoundPlayer(audio: BaseAudioContext, random: () => number = Math.random): SoundPlayer {
  const out = audio.createGain();
  out.gain.value = 0;
  out.connect(audio.destination);
  const room = createRoomTone(audio, out, random);
  const garden = createGardenSounds(audio, out, random);
  const step = createFootsteps(audio, out, makeNoise(audio, 2.2, 'white', random), random);
  return {
    setGain: (gain) => {
      out.gain.setTargetAtTime(gain, audio.currentTime, FADE_S);
    },
    hear(place) {
      room.setMurmur(place.murmur);
      garden.hear(place.garden, place.isEvening);
    },
    footfall: step,
    tick: (name) => {
      playTick(audio, out, name);
    },
  };
}
