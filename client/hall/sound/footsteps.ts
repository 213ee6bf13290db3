const LOUDNESS = 0.3;

/** Soft soles on terrazzo: a dull thump and a short scrape, one foot after the other. */
export function createFootsteps(
  audio: BaseAudioContext,
  out: AudioNode,
  noise: AudioBuffer,
  random: () => number,
): (strength: number) => void {
  let side = 1;
  return (strength) => {
    const at = audio.currentTime;
    const loudness = Math.min(1, Math.max(0, strength)) * LOUDNESS * (0.85 + random() * 0.3);
    side = -side;
    const place = audio.createStereoPanner();
    place.pan.value = side * 0.12;
    place.connect(out);

    const thump = audio.createOscillator();
    const weight = audio.createGain();
    thump.frequency.setValueAtTime(118 + random() * 14, at);
    thump.frequency.exponentialRampToValueAtTime(62, at + 0.07);
    weight.gain.setValueAtTime(loudness, at);
    weight.gain.exponentialRampToValueAtTime(0.0005, at + 0.09);
    thump.connect(weight).connect(place);
    thump.start(at);
    thump.stop(at + 0.1);

    const scrape = audio.createBufferSource();
    const sole = audio.createBiquadFilter();
    const touch = audio.createGain();
    scrape.buffer = noise;
    sole.type = 'lowpass';
    sole.frequency.value = 900 + strength * 700 + random() * 200;
    touch.gain.setValueAtTime(loudness * 0.42, at);
    touch.gain.exponentialRampToValueAtTime(0.0004, at + 0.06);
    scrape.connect(sole).connect(touch).connect(place);
    scrape.start(at, random() * 2);
    scrape.stop(at + 0.07);
  };
}
