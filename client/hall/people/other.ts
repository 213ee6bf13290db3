import type { RosterEntry } from '../../../shared/protocol/hall/roster.ts';
import type { Tagged } from './tagged.ts';
import { clearTrack, createTrack, type Track } from './track.ts';

/** Somebody else one is told of. Used again for another when they are gone. */
export type Other = {
  id: number;
  readonly track: Track;
  /** Null as long as nobody knows who that is. */
  entry: RosterEntry | null;
  /** The entry is no longer true. */
  isChanged: boolean;
  /** With a body in the crowd's arrays; null without. */
  tag: Tagged | null;
  /** Not told of any more, but the body still fades. */
  isGone: boolean;
  /** The last KEY that named this person, or came before they were first named. */
  generation: number;
  isSeated: boolean;
  /** Eased, so that the legs do not flicker between gaits; m/s. */
  speed: number;
  /** At the last choice of who is shown, metres. */
  distance: number;
};

export const createOther = (): Other => ({
  id: 0,
  track: createTrack(),
  entry: null,
  isChanged: false,
  tag: null,
  isGone: false,
  generation: 0,
  isSeated: false,
  speed: 0,
  distance: 0,
});

export function forgetOther(other: Other): void {
  clearTrack(other.track);
  other.entry = null;
  other.isChanged = false;
  other.tag = null;
  other.isGone = false;
}
