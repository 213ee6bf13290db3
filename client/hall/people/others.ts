/**
 * Everybody else one is told of: where they were, and a body in the crowd's arrays for the nearest whose look is known.
 * Bodies come and go by fading (camera/fade-people.ts); nothing is allocated from frame to frame.
 */
import { SIT } from '../../../shared/protocol/hall/gaits.ts';
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import type { RosterEntry } from '../../../shared/protocol/hall/roster.ts';
import { gestureWith, type Phrase } from '../../../shared/protocol/phrases.ts';
import { STOOL_LIFT, type Crowd } from '../kit/crowd.ts';
import { playGesture, setLook, setPlace, setPose, setSpeed, setVisible } from '../kit/crowd-people.ts';
import { createOther, forgetOther, type Other } from './other.ts';
import { cueTrack, isAtRest, playTrack, type Pose, type TrackTime } from './play-track.ts';
import { pushPlace, startAnew } from './push-place.ts';
import { OWN_SLOT, type Slots } from './slots.ts';
import { createSnapshotClock } from './snapshot-clock.ts';
import { speak, type Tagged } from './tagged.ts';

export type Others = {
  /** A snapshot begins: its tick, and when it came in. A KEY names everybody who is still followed. */
  readonly beginFrame: (tick: number, isKey: boolean, now: number) => void;
  /** Metres, radians; `gait` is an index of `gaits`. True for somebody who was not followed until now. */
  readonly place: (id: number, x: number, z: number, yaw: number, gait: number) => boolean;
  readonly gone: (id: number) => void;
  readonly endFrame: () => void;
  /** Who somebody is; nobody is shown before. */
  readonly dress: (entry: RosterEntry) => void;
  /** Somebody has another look or name: shown as they were until it is known. */
  readonly changed: (id: number) => void;
  readonly gesture: (id: number, gesture: Gesture) => void;
  /** Somebody said a phrase: a bubble, and its gesture. Answers who it was, or null when not shown. */
  readonly say: (id: number, phrase: Phrase, now: number) => Tagged | null;
  /** The visitor's own words. */
  readonly sayMyself: (phrase: Phrase, now: number) => void;
  /** Moves everybody to where they are shown at `now` (ms); `dt` in seconds. */
  readonly frame: (now: number, dt: number) => void;
  /** Shows only the `limit` nearest to (x, z), and finds out whose look is missing for it; not every frame. */
  readonly thin: (x: number, z: number, limit: number) => void;
  /** Whose look one should ask for, the nearest first; as of the last `thin`. */
  readonly strangers: readonly number[];
  /** Whether somebody stands within arm's reach of a place. */
  readonly isTaken: (x: number, z: number) => boolean;
  readonly tags: readonly Tagged[];
  /** People followed. */
  readonly count: () => number;
  /** Another room: everybody is forgotten. */
  readonly clear: () => void;
};

/** Uniform of officers who walk about. */
const HOUSE_ACCENT = '#7a4b28';
const SPEED_EASE = 10;
const ARM_M = 0.55;
const LONGEST_FRAME_MS = 1000;
/** Who is shown stays so for a little advantage of somebody else, metres. */
const STAYS_BONUS = 1;
/** After a longer one a KEY tells where people are, not how they came there; ms. */
const SILENCE_MS = 2500;
/** Thinner than this nobody sees a body go. */
const FAINT = 0.03;

export function createOthers({ people }: Pick<Crowd, 'people'>, slots: Slots): Others {
  const clock = createSnapshotClock();
  const byId = new Map<number, Other>();
  /** Of those who left: tracks are too large to be made anew for everybody who passes. */
  const spare: Other[] = [];
  /** The visitor has no name over the head, only words. */
  const self: Tagged = {
    slot: OWN_SLOT,
    name: '',
    role: 'self',
    simulated: false,
    shown: true,
    said: null,
    saidAt: 0,
  };
  const tags: Tagged[] = [self];
  const strangers: number[] = [];
  const sorted: Other[] = [];
  const pose: Pose = { x: 0, z: 0, yaw: 0, speed: 0 };
  const time: TrackTime = { now: 0, lateness: 0 };
  let frameTime = 0;
  let isKey = false;
  /** A KEY after nothing was heard for long (a hidden tab). */
  let isAnew = false;
  let generation = 0;
  let followed = 0;
  let framedAt = 0;

  function follow(id: number): Other {
    const other = spare.pop() ?? createOther();
    other.id = id;
    byId.set(id, other);
    followed += 1;
    return other;
  }

  /** Not told of any more; the body, if there is one, fades. */
  function lose(other: Other): void {
    if (other.isGone) return;
    other.isGone = true;
    followed -= 1;
    if (other.tag) hide(other);
    else forget(other);
  }

  function forget(other: Other): void {
    byId.delete(other.id);
    forgetOther(other);
    spare.push(other);
  }

  function hide(other: Other): void {
    if (!other.tag) return;
    other.tag.shown = false;
    people.leaving[other.tag.slot] = 1;
  }

  /** Gives a body to somebody who has none, or keeps one from fading. */
  function show(other: Other): void {
    const { entry } = other;
    if (!entry) return;
    if (other.tag) {
      other.tag.shown = true;
      people.leaving[other.tag.slot] = 0;
      return;
    }
    const slot = slots.take();
    if (slot === null) return;
    const { name, role, simulated } = entry;
    other.tag = { slot, name, role, simulated, shown: true, said: null, saidAt: 0 };
    tags.push(other.tag);
    cueTrack(other.track, time);
    playTrack(other.track, time, 0, pose);
    other.speed = pose.speed;
    other.isSeated = false;
    setLook(people, slot, entry.look, role === 'officer' ? HOUSE_ACCENT : null);
    setPlace(people, slot, pose.x, 0, pose.z, pose.yaw);
    setSpeed(people, slot, pose.speed);
    setPose(people, slot, 'stand');
    people.opacity[slot] = 0;
    people.leaving[slot] = 0;
    setVisible(people, slot, true);
  }

  function takeBody(other: Other): void {
    const { tag } = other;
    if (!tag) return;
    tags.splice(tags.indexOf(tag), 1);
    people.leaving[tag.slot] = 0;
    setVisible(people, tag.slot, false);
    slots.free(tag.slot);
    other.tag = null;
    if (other.isGone) forget(other);
  }

  /** `passed` ms went by, `dt` seconds of them are shown. */
  function move(other: Other, slot: number, passed: number, dt: number): void {
    playTrack(other.track, time, passed, pose);
    other.speed += (pose.speed - other.speed) * Math.min(1, dt * SPEED_EASE);
    if (other.speed < 0.05) other.speed = 0;
    setPlace(people, slot, pose.x, 0, pose.z, pose.yaw);
    setSpeed(people, slot, other.speed);
    if (other.track.jumped) {
      // Who is elsewhere at once appears there, like anybody who arrives.
      other.track.jumped = false;
      other.speed = pose.speed;
      people.opacity[slot] = 0;
    }
    const { head, gait } = other.track;
    const isSeated = gait[head] === SIT && isAtRest(other.track);
    if (isSeated === other.isSeated) return;
    other.isSeated = isSeated;
    setPose(people, slot, isSeated ? 'sit' : 'stand', isSeated ? STOOL_LIFT : 0);
  }

  /** Metres from (x, z) to where somebody was last heard of. */
  const distanceOf = ({ track }: Other, x: number, z: number): number =>
    Math.hypot((track.x[track.head] ?? 0) - x, (track.z[track.head] ?? 0) - z);

  return {
    tags,
    strangers,
    count: () => followed,
    beginFrame(tick, key, now) {
      const before = frameTime;
      frameTime = clock.heard(tick, now);
      isKey = key;
      isAnew = key && frameTime - before > SILENCE_MS;
      if (key) generation += 1;
    },
    place(id, x, z, yaw, gait) {
      const known = byId.get(id);
      const other = known ?? follow(id);
      if (other.isGone) {
        other.isGone = false;
        followed += 1;
      }
      other.generation = generation;
      if (isAnew) startAnew(other.track, frameTime, x, z, yaw, gait);
      else pushPlace(other.track, frameTime, x, z, yaw, gait);
      return !known;
    },
    gone(id) {
      const other = byId.get(id);
      if (other) lose(other);
    },
    endFrame() {
      if (!isKey) return;
      isKey = false;
      for (const other of byId.values()) if (other.generation !== generation) lose(other);
    },
    dress(entry) {
      const other = byId.get(entry.id);
      if (!other) return;
      other.entry = entry;
      other.isChanged = false;
      if (!other.tag) return;
      other.tag.name = entry.name;
      other.tag.role = entry.role;
      other.tag.simulated = entry.simulated;
      setLook(people, other.tag.slot, entry.look, entry.role === 'officer' ? HOUSE_ACCENT : null);
    },
    changed(id) {
      const other = byId.get(id);
      if (other) other.isChanged = true;
    },
    gesture(id, gesture) {
      const slot = byId.get(id)?.tag?.slot;
      if (slot !== undefined) playGesture(people, slot, gesture);
    },
    say(id, phrase, now) {
      const tag = byId.get(id)?.tag;
      if (!tag?.shown) return null;
      speak(tag, phrase, now);
      playGesture(people, tag.slot, gestureWith(phrase));
      return tag;
    },
    sayMyself(phrase, now) {
      speak(self, phrase, now);
      playGesture(people, OWN_SLOT, gestureWith(phrase));
    },
    frame(now, dt) {
      // Where frames are slow a step is cut short, but others go on.
      const passed = Math.min(LONGEST_FRAME_MS, now - framedAt);
      framedAt = now;
      time.now = clock.at(now);
      time.lateness = clock.lateness();
      for (const other of byId.values()) {
        const slot = other.tag?.slot;
        if (slot === undefined) continue;
        move(other, slot, passed, dt);
        if (people.leaving[slot] === 1 && (people.opacity[slot] ?? 0) < FAINT) takeBody(other);
      }
    },
    isTaken(x, z) {
      for (const other of byId.values()) if (!other.isGone && distanceOf(other, x, z) < ARM_M) return true;
      return false;
    },
    thin(x, z, limit) {
      sorted.length = strangers.length = 0;
      for (const other of byId.values()) {
        if (other.isGone) continue;
        other.distance = distanceOf(other, x, z) - (other.tag?.shown ? STAYS_BONUS : 0);
        sorted.push(other);
      }
      sorted.sort(byDistance);
      for (let i = limit; i < sorted.length; i++) {
        const other = sorted[i];
        if (other) hide(other);
      }
      for (let i = 0; i < limit; i++) {
        const other = sorted[i];
        if (!other) break;
        if (!other.entry || other.isChanged) strangers.push(other.id);
        show(other);
      }
    },
    clear() {
      clock.reset();
      for (const other of byId.values()) {
        lose(other);
        takeBody(other);
      }
      strangers.length = 0;
    },
  };
}

const byDistance = (a: Other, b: Other): number => a.distance - b.distance;
