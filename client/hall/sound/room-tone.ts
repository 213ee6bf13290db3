import { loop, makeNoise } from './noise.ts';

export type RoomTone = {
  /** How full of voices the room is, 0 to 1. */
  readonly setMurmur: (share: number) => void;
};

const AIR = 0.07;
const MURMUR = 0.45;
/** Seconds until a change is mostly heard. */
const EASE_S = 1.4;

/** Where voices lie: pitch of the band in Hz, syllables a second, side (-1 left, 1 right). */
const voices = [
  { hertz: 330, syllables: 2.3, side: -0.6 },
  { hertz: 520, syllables: 3.1, side: 0.55 },
  { hertz: 900, syllables: 4.2, side: 0.1 },
] as const;

/** The air under a great roof, and far voices whose words nobody makes out. */
export function createRoomTone(audio: BaseAudioContext, out: AudioNode, random: () => number): RoomTone {
  const brown = makeNoise(audio, 3.7, 'brown', random);
  const air = audio.createGain();
  const muffle = audio.createBiquadFilter();
  muffle.type = 'lowpass';
  muffle.frequency.value = 420;
  air.gain.value = AIR;
  muffle.connect(air).connect(out);
  loop(audio, brown, muffle);

  const murmur = audio.createGain();
  murmur.gain.value = 0;
  murmur.connect(out);
  const white = makeNoise(audio, 2.9, 'white', random);
  voices.forEach(({ hertz, syllables, side }, i) => {
    const band = audio.createBiquadFilter();
    band.type = 'bandpass';
    band.frequency.value = hertz;
    band.Q.value = 1.6;
    const speech = audio.createGain();
    speech.gain.value = 0.5;
    // Two slow waves against each other: speech comes and goes without a beat one could follow.
    for (const rate of [syllables, syllables * 0.37]) {
      const wave = audio.createOscillator();
      const depth = audio.createGain();
      wave.frequency.value = rate;
      depth.gain.value = 0.22;
      wave.connect(depth).connect(speech.gain);
      wave.start();
    }
    const place = audio.createStereoPanner();
    place.pan.value = side;
    band.connect(speech).connect(place).connect(murmur);
    loop(audio, white, band, 1 + i * 0.07);
  });

  return {
    setMurmur(share) {
      murmur.gain.setTargetAtTime(share * MURMUR, audio.currentTime, EASE_S);
    },
  };
}
