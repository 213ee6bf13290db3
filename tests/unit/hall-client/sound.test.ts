import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHallSound } from '../../../client/hall/sound/hall-sound.ts';
import { hourIn, soundPlaceAt } from '../../../client/hall/sound/sound-place.ts';
import { createSoundPlayer } from '../../../client/hall/sound/sound-player.ts';
import { recall } from '../../../client/net/storage.ts';
import { chooseSound, openAudio, useSoundChoice } from '../../../client/ui/sound-choice.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { realRegions, realWings } from '../hall/real-province.ts';
import { FakeAudio } from './fake-audio.ts';

/** A hall's sound whose gestures, tab and audio are ours. */
function setUp(audio: FakeAudio | null = new FakeAudio()) {
  let gesture = (): void => undefined;
  let hide: (isHidden: boolean) => void = () => undefined;
  const opened = vi.fn(() => audio?.asContext() ?? null);
  const sound = createHallSound({
    openAudio: opened,
    loadPlayer: (context) => Promise.resolve(createSoundPlayer(context, () => 0.4)),
    onGesture: (heard) => {
      gesture = heard;
      return () => undefined;
    },
    onHidden: (changed) => {
      hide = changed;
      return () => undefined;
    },
  });
  return { sound, audio, opened, touch: () => gesture(), hide: (is: boolean) => hide(is) };
}

/** The first gain made is the one everything passes through. */
const loudness = (audio: FakeAudio | null) => audio?.gains[0]?.gain.value;
const loaded = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  chooseSound({ hall: false, call: true, volume: 0.6 });
});
afterEach(() => vi.useRealTimers());

describe('the sound of the hall', () => {
  it('is off by itself: neither the hall nor a touch starts any audio', async () => {
    const { sound, opened, touch } = setUp();
    sound.open();
    touch();
    await loaded();
    sound.footfall(1);
    sound.tick('open');
    expect(opened).not.toHaveBeenCalled();
  });

  it('remembered as on, still waits for a touch of the page', async () => {
    chooseSound({ hall: true });
    const { sound, opened, touch, audio } = setUp();
    sound.open();
    await loaded();
    expect(opened).not.toHaveBeenCalled();
    touch();
    await loaded();
    expect(opened).toHaveBeenCalledTimes(1);
    expect(loudness(audio)).toBeCloseTo(0.36);
  });

  it('mutes to nothing, lets the audio rest, and is remembered as off', async () => {
    const { sound, audio } = setUp();
    sound.open();
    chooseSound({ hall: true });
    await loaded();
    expect(loudness(audio)).toBeGreaterThan(0);
    chooseSound({ hall: false });
    expect(loudness(audio)).toBe(0);
    expect(recall('sound.hall')).toBe('off');
    await vi.advanceTimersByTimeAsync(1000);
    expect(audio?.state).toBe('suspended');
  });

  it('follows the volume, which is remembered', async () => {
    const { sound, audio } = setUp();
    sound.open();
    chooseSound({ hall: true });
    await loaded();
    chooseSound({ volume: 0.5 });
    expect(loudness(audio)).toBeCloseTo(0.25);
    chooseSound({ volume: 0 });
    expect(loudness(audio)).toBe(0);
    expect(recall('sound.volume')).toBe('0.00');
  });

  it('is silent in a hidden tab and comes back with it', async () => {
    const { sound, audio, hide } = setUp();
    sound.open();
    chooseSound({ hall: true });
    await loaded();
    hide(true);
    expect(loudness(audio)).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(audio?.state).toBe('suspended');
    const nodes = audio?.gains.length;
    sound.footfall(1);
    expect(audio?.gains.length, 'nothing waits in a standing context').toBe(nodes);
    hide(false);
    expect(audio?.state).toBe('running');
    expect(loudness(audio)).toBeGreaterThan(0);
  });

  it('ends with the hall', async () => {
    const { sound, audio } = setUp();
    const leave = sound.open();
    chooseSound({ hall: true });
    await loaded();
    leave();
    expect(loudness(audio)).toBe(0);
  });

  it('is silently nothing where there is no audio', async () => {
    const { sound, touch } = setUp(null);
    sound.open();
    chooseSound({ hall: true });
    touch();
    await loaded();
    sound.footfall(1);
    sound.tick('arrive');
    expect(openAudio(), 'this machine has no AudioContext').toBeNull();
    expect(useSoundChoice.getState().hall).toBe(true);
  });

  it('leaves no sound going on after a step, a tick, a bird', () => {
    const audio = new FakeAudio();
    const player = createSoundPlayer(audio.asContext(), () => 0.01);
    const always = audio.started;
    for (const name of ['open', 'close', 'arrive', 'greet'] as const) player.tick(name);
    player.footfall(1);
    player.footfall(0.2);
    player.hear({ murmur: 1, garden: 1, isEvening: false });
    expect(audio.started).toBe(always);
  });
});

describe('what a place sounds like', () => {
  const hall = layoutHall(realRegions, realWings);
  it('is fuller where people are, and greener beside a planter', () => {
    const planter = hall.planters[0];
    expect(planter).toBeDefined();
    const beside = soundPlaceAt(hall, (planter?.x ?? 0) + 1, planter?.z ?? 0, 0, 10);
    const crowd = soundPlaceAt(hall, 0, 0, 20, 10);
    expect(beside.garden).toBeGreaterThan(0.8);
    expect(beside.murmur).toBe(0);
    expect(crowd.murmur).toBe(1);
  });

  it('has crickets in the evening of the province, wherever one sits', () => {
    const dusk = new Date('2026-11-23T11:30:00Z');
    expect(hourIn('Asia/Jakarta', dusk)).toBeCloseTo(18.5);
    expect(soundPlaceAt(hall, 0, 0, 0, hourIn('Asia/Jakarta', dusk)).isEvening).toBe(true);
    expect(soundPlaceAt(hall, 0, 0, 0, 10).isEvening).toBe(false);
    expect(hourIn('Asia/Jakarta', new Date('2026-11-23T17:05:00Z'))).toBeLessThan(1);
  });
});
