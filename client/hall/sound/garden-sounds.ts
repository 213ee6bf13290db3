import { loop, makeNoise } from './noise.ts';

export type GardenSounds = {
  /** How near the planting is (0 to 1), and whether it is evening. Call about twice a second. */
  readonly hear: (share: number, isEvening: boolean) => void;
};

const WATER = 0.055;
const CRICKETS = 0.05;
const BIRD = 0.05;
/** A bird sings about so often when one stands in the green; the garden is asked twice a second. */
const SONG_CHANCE = 0.09;
const EASE_S = 1.8;

/** Water and birds by day, crickets in the evening. */
export function createGardenSounds(
  audio: BaseAudioContext,
  out: AudioNode,
  random: () => number,
): GardenSounds {
  const water = audio.createGain();
  const ripple = audio.createBiquadFilter();
  ripple.type = 'bandpass';
  ripple.frequency.value = 1700;
  ripple.Q.value = 0.7;
  water.gain.value = 0;
  ripple.connect(water).connect(out);
  loop(audio, makeNoise(audio, 3.1, 'white', random), ripple);

  const crickets = audio.createGain();
  crickets.gain.value = 0;
  crickets.connect(out);
  const chirps = makeChirps(audio);
  for (const [rate, side] of [
    [1, -0.5],
    [0.91, 0.6],
  ] as const) {
    const place = audio.createStereoPanner();
    place.pan.value = side;
    place.connect(crickets);
    loop(audio, chirps, place, rate);
  }

  return {
    hear(share, isEvening) {
      const now = audio.currentTime;
      water.gain.setTargetAtTime(share * WATER, now, EASE_S);
      crickets.gain.setTargetAtTime(isEvening ? (0.25 + 0.75 * share) * CRICKETS : 0, now, EASE_S);
      if (!isEvening && random() < SONG_CHANCE * share) sing(audio, out, BIRD * (0.4 + 0.6 * share), random);
    },
  };
}

/** A second and a third of cricket: three short trills, then a rest. */
function makeChirps(audio: BaseAudioContext): AudioBuffer {
  const length = Math.round(audio.sampleRate * 1.35);
  const buffer = audio.createBuffer(1, length, audio.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < length; i += 1) {
    const t = i / audio.sampleRate;
    const inTrill = t < 0.72 && t % 0.24 < 0.13;
    if (!inTrill) continue;
    const shape = Math.sin((Math.PI * (t % 0.24)) / 0.13);
    samples[i] = Math.sin(2 * Math.PI * 4350 * t) * shape * (0.6 + 0.4 * Math.sin(2 * Math.PI * 62 * t));
  }
  return buffer;
}

/** A few whistled notes that slide, somewhere in the trees. */
function sing(audio: BaseAudioContext, out: AudioNode, loudness: number, random: () => number): void {
  const place = audio.createStereoPanner();
  place.pan.value = random() * 1.6 - 0.8;
  place.connect(out);
  const base = 2300 + random() * 1300;
  let at = audio.currentTime + 0.05;
  for (let note = 2 + Math.floor(random() * 4); note > 0; note -= 1) {
    const lasts = 0.07 + random() * 0.11;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    const from = base * (0.9 + random() * 0.3);
    tone.frequency.setValueAtTime(from, at);
    tone.frequency.exponentialRampToValueAtTime(from * (0.82 + random() * 0.4), at + lasts);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + lasts * 0.3);
    gain.gain.linearRampToValueAtTime(0, at + lasts);
    tone.connect(gain).connect(place);
    tone.start(at);
    tone.stop(at + lasts + 0.02);
    at += lasts + 0.03 + random() * 0.09;
  }
}
