/**
 * Whether the hall sounds: never before the visitor has switched it on and touched the page, never in a hidden
 * tab, and silently not at all where there is no audio. What sounds is loaded only then.
 */
import { gainOf, openAudio, useSoundChoice, wakeAudio, type SoundChoice } from '../../ui/sound-choice.ts';
import type { SoundPlace } from './sound-place.ts';
import type { SoundPlayer } from './sound-player.ts';
import type { TickName } from './ticks.ts';

export type HallSound = {
  /** While the hall is open; the returned function silences it. */
  readonly open: () => () => void;
  readonly hear: (place: SoundPlace) => void;
  readonly footfall: (strength: number) => void;
  readonly tick: (name: TickName) => void;
};

/** What it stands on, so that it can be tested without a browser. */
export type SoundParts = {
  readonly openAudio: () => AudioContext | null;
  readonly loadPlayer: (audio: AudioContext) => Promise<SoundPlayer>;
  /** Calls on each gesture (a finger, a key) until the returned function is called. */
  readonly onGesture: (heard: () => void) => () => void;
  /** Calls when the tab is hidden or shown again. */
  readonly onHidden: (changed: (isHidden: boolean) => void) => () => void;
};

/** What fades out is let fade before the context stands still, ms. */
const REST_AFTER_MS = 900;

export function createHallSound(parts: SoundParts): HallSound {
  let audio: AudioContext | null = null;
  let player: SoundPlayer | null = null;
  let isOpen = false;
  let isHidden = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const sounds = () => isOpen && !isHidden && useSoundChoice.getState().hall;
  /** Nothing is handed to a context that stands still: it would wait there for ever. */
  const awake = () => (sounds() ? player : null);

  function settle({ volume }: SoundChoice): void {
    player?.setGain(sounds() ? gainOf(volume) : 0);
    clearTimeout(resting);
    if (!audio) return;
    if (sounds()) wakeAudio(audio);
    else resting = setTimeout(() => audio?.suspend().catch(() => undefined), REST_AFTER_MS);
  }

  /** A gesture is what browsers wait for: the context is made in it, the rest may follow. */
  function begin(): void {
    if (audio || !isOpen || !useSoundChoice.getState().hall) return;
    audio = parts.openAudio();
    if (!audio) return;
    parts.loadPlayer(audio).then(
      (made) => {
        player = made;
        settle(useSoundChoice.getState());
      },
      // Not reachable now: the hall stays silent until the next visit.
      () => undefined,
    );
  }

  return {
    open() {
      isOpen = true;
      settle(useSoundChoice.getState());
      const stops = [
        parts.onGesture(begin),
        parts.onHidden((hidden) => {
          isHidden = hidden;
          settle(useSoundChoice.getState());
        }),
        useSoundChoice.subscribe((choice) => {
          begin();
          settle(choice);
        }),
      ];
      return () => {
        isOpen = false;
        for (const stop of stops) stop();
        settle(useSoundChoice.getState());
      };
    },
    hear: (place) => awake()?.hear(place),
    footfall: (strength) => awake()?.footfall(strength),
    tick: (name) => awake()?.tick(name),
  };
}

/** The page's own. */
export const hallSound = createHallSound({
  openAudio,
  loadPlayer: async (audio) => (await import('./sound-player.ts')).createSoundPlayer(audio),
  onGesture(heard) {
    addEventListener('pointerdown', heard);
    addEventListener('keydown', heard);
    return () => {
      removeEventListener('pointerdown', heard);
      removeEventListener('keydown', heard);
    };
  },
  onHidden(changed) {
    const tell = () => changed(document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  },
});
