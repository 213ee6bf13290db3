/** Partials of a bamboo tube: the tone, its octave (the second tube), and a short woody overtone. */
const PARTIALS = [
  { ratio: 1, level: 1, decay: 1 },
  { ratio: 2, level: 0.42, decay: 0.8 },
  { ratio: 3.93, level: 0.09, decay: 0.25 },
] as const;

/** An angklung is shaken: its tubes strike the frame about eleven times a second. */
const SHAKE_S = 0.088;

export type BambooNote = {
  readonly hertz: number;
  /** On the context's clock, seconds. */
  readonly at: number;
  /** 0 to 1. */
  readonly loudness: number;
  /** How often the tubes strike; one is a single knock. */
  readonly strikes: number;
};

/** Sounds one shaken bamboo note into `out`. All nodes end by themselves. */
export function playBamboo(
  audio: BaseAudioContext,
  out: AudioNode,
  { hertz, at, loudness, strikes }: BambooNote,
): void {
  const rings = 0.5;
  const end = at + (strikes - 1) * SHAKE_S + rings;
  for (const { ratio, level, decay } of PARTIALS) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hertz * ratio;
    gain.gain.setValueAtTime(0, at);
    for (let strike = 0; strike < strikes; strike += 1) {
      const struck = at + strike * SHAKE_S;
      // The shake swells and dies away; every second strike is the lighter back-swing.
      const swell = Math.sin((Math.PI * (strike + 1)) / (strikes + 1)) * (strike % 2 === 0 ? 1 : 0.72);
      const peak = loudness * level * swell;
      gain.gain.linearRampToValueAtTime(peak, struck + 0.006);
      gain.gain.exponentialRampToValueAtTime(
        Math.max(0.0002, peak * 0.34),
        struck + SHAKE_S * Math.min(1, 0.6 + decay * 0.38),
      );
    }
    gain.gain.exponentialRampToValueAtTime(0.0001, end - rings * (1 - decay) * 0.6);
    tone.connect(gain).connect(out);
    tone.start(at);
    tone.stop(end + 0.02);
  }
}
