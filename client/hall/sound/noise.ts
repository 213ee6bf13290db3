/** Colours of noise: white hisses, brown rumbles. */
export type NoiseColour = 'white' | 'brown';

/** A seamless loop of noise; `random` gives 0 to 1. */
export function makeNoise(
  audio: BaseAudioContext,
  seconds: number,
  colour: NoiseColour,
  random: () => number,
): AudioBuffer {
  const length = Math.round(audio.sampleRate * seconds);
  const buffer = audio.createBuffer(1, length, audio.sampleRate);
  const samples = buffer.getChannelData(0);
  let last = 0;
  for (let i = 0; i < length; i += 1) {
    const white = random() * 2 - 1;
    last = (last + 0.02 * white) / 1.02;
    samples[i] = colour === 'white' ? white : last * 3.5;
  }
  // The end fades into the beginning, so that the loop has no click.
  const seam = Math.min(length >> 2, Math.round(audio.sampleRate * 0.08));
  for (let i = 0; i < seam; i += 1) {
    const share = i / seam;
    const tail = length - seam + i;
    samples[tail] = (samples[tail] ?? 0) * (1 - share) + (samples[i] ?? 0) * share;
  }
  return buffer;
}

/** Plays a buffer round and round into `out`. */
export function loop(audio: BaseAudioContext, buffer: AudioBuffer, out: AudioNode, rate = 1): void {
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.playbackRate.value = rate;
  source.connect(out);
  source.start();
}
