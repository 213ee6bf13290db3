/** Two soft notes of a degung scale, made on the spot: no file, no download. */
let context: AudioContext | null = null;

/** Silent until the person has touched the page once: browsers allow no sound before. */
export function playChime(): void {
  if (typeof AudioContext === 'undefined' || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  void context.resume();
  strike(context, 587.33, 0);
  strike(context, 880, 0.16);
}

/** A metallophone's bar: a sine with a quiet overtone, struck and left to fade. `delay` in seconds. */
function strike(audio: AudioContext, hertz: number, delay: number): void {
  const at = audio.currentTime + delay;
  for (const [ratio, loudness] of [
    [1, 0.12],
    [2.76, 0.03],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz * ratio;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9 / ratio);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}
