/** Everybody else in the hall: who they are, where the wire last put them, and how the crowd shows it. */
import type { RosterEntry } from '../../../shared/protocol/hall-messages.ts';
import { STOOL_LIFT, type Crowd } from '../kit/crowd.ts';
import type { Gesture } from '../kit/crowd-motion.ts';
import { playGesture, setLook, setPlace, setPose, setSpeed, setVisible } from '../kit/crowd-people.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';
import { gestureWith } from '../../../shared/protocol/phrases.ts';
import { OWN_SLOT } from './slots.ts';
import { speak, type Tagged } from './tagged.ts';
import type { Slots } from './slots.ts';
import { createTrack, pushPlace, readTrack, type Pose, type Track } from './track.ts';

export type Arrival = RosterEntry & { readonly x: number; readonly z: number; readonly yaw: number };

type Other = {
  readonly id: number;
  readonly tag: Tagged;
  readonly track: Track;
  /** What the legs were last said to do. */
  sits: boolean;
  isSeated: boolean;
  /** Eased, so that the legs do not flicker between gaits. */
  speed: number;
  distance: number;
};

export type Others = {
  /** The whole truth of one moment: whoever is not in it has left. */
  readonly replace: (people: readonly Arrival[], now: number) => void;
  readonly enter: (person: Arrival, now: number) => void;
  readonly leave: (id: number) => void;
  readonly update: (entry: RosterEntry) => void;
  readonly gesture: (id: number, gesture: Gesture) => void;
  /** Somebody said a phrase: a bubble, and its gesture. Answers who it was, or null when unknown. */
  readonly say: (id: number, phrase: Phrase, now: number) => Tagged | null;
  /** The visitor's own words. */
  readonly sayMyself: (phrase: Phrase, now: number) => void;
  readonly place: (id: number, x: number, z: number, yaw: number, sits: boolean, now: number) => void;
  /** Moves everybody to where they are shown at `now` (ms). */
  readonly frame: (now: number, dt: number) => void;
  /** Shows only the `limit` nearest to (x, z); not every frame. */
  readonly thin: (x: number, z: number, limit: number) => void;
  /** Whether somebody stands within arm's reach of a place. */
  readonly isTaken: (x: number, z: number) => boolean;
  readonly tags: readonly Tagged[];
  readonly count: () => number;
};

/** Uniform of officers who walk about. */
const HOUSE_ACCENT = '#7a4b28';
const SPEED_EASE = 10;
const ARM_M = 0.55;

export function createOthers(crowd: Crowd, slots: Slots): Others {
  const { people } = crowd;
  const byId = new Map<number, Other>();
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
  const pose: Pose = { x: 0, z: 0, yaw: 0, speed: 0 };
  const distances: number[] = [];

  function enter(person: Arrival, now: number): void {
    leave(person.id);
    const slot = slots.take();
    if (slot === null) return;
    const tag: Tagged = {
      slot,
      name: person.name,
      role: person.role,
      simulated: person.simulated,
      shown: true,
      said: null,
      saidAt: 0,
    };
    byId.set(person.id, {
      id: person.id,
      tag,
      track: createTrack(now, person.x, person.z, person.yaw),
      sits: false,
      isSeated: false,
      speed: 0,
      distance: 0,
    });
    tags.push(tag);
    setLook(people, slot, person.look, person.role === 'officer' ? HOUSE_ACCENT : null);
    setPlace(people, slot, person.x, 0, person.z, person.yaw);
    setSpeed(people, slot, 0);
    setPose(people, slot, 'stand');
    setVisible(people, slot, true);
  }

  function leave(id: number): void {
    const other = byId.get(id);
    if (!other) return;
    byId.delete(id);
    tags.splice(tags.indexOf(other.tag), 1);
    other.tag.shown = false;
    setVisible(people, other.tag.slot, false);
    slots.free(other.tag.slot);
  }

  return {
    enter,
    leave,
    tags,
    count: () => byId.size,
    replace(list, now) {
      const here = new Set(list.map((p) => p.id));
      for (const id of [...byId.keys()]) if (!here.has(id)) leave(id);
      for (const person of list) enter(person, now);
    },
    update(entry) {
      const other = byId.get(entry.id);
      if (!other) return;
      other.tag.name = entry.name;
      other.tag.simulated = entry.simulated;
      setLook(people, other.tag.slot, entry.look, entry.role === 'officer' ? HOUSE_ACCENT : null);
    },
    gesture(id, gesture) {
      const other = byId.get(id);
      if (other) playGesture(people, other.tag.slot, gesture);
    },
    say(id, phrase, now) {
      const other = byId.get(id);
      if (!other) return null;
      speak(other.tag, phrase, now);
      playGesture(people, other.tag.slot, gestureWith(phrase));
      return other.tag;
    },
    sayMyself(phrase, now) {
      speak(self, phrase, now);
      playGesture(people, OWN_SLOT, gestureWith(phrase));
    },
    place(id, x, z, yaw, sits, now) {
      const other = byId.get(id);
      if (!other) return;
      pushPlace(other.track, now, x, z, yaw);
      other.sits = sits;
    },
    frame(now, dt) {
      const ease = Math.min(1, dt * SPEED_EASE);
      for (const other of byId.values()) {
        readTrack(other.track, now, pose);
        other.speed += (pose.speed - other.speed) * ease;
        if (other.speed < 0.05) other.speed = 0;
        setPlace(people, other.tag.slot, pose.x, 0, pose.z, pose.yaw);
        setSpeed(people, other.tag.slot, other.speed);
        const isSeated = other.sits && other.speed < 0.3;
        if (isSeated === other.isSeated) continue;
        other.isSeated = isSeated;
        setPose(people, other.tag.slot, isSeated ? 'sit' : 'stand', isSeated ? STOOL_LIFT : 0);
      }
    },
    isTaken(x, z) {
      for (const { tag } of byId.values()) {
        const away = Math.hypot((people.x[tag.slot] ?? 0) - x, (people.z[tag.slot] ?? 0) - z);
        if (away < ARM_M) return true;
      }
      return false;
    },
    thin(x, z, limit) {
      distances.length = 0;
      for (const other of byId.values()) {
        const { slot } = other.tag;
        other.distance = Math.hypot((people.x[slot] ?? 0) - x, (people.z[slot] ?? 0) - z);
        distances.push(other.distance);
      }
      distances.sort((a, b) => a - b);
      const reach = distances[limit] ?? Infinity;
      for (const other of byId.values()) {
        other.tag.shown = other.distance < reach;
        setVisible(people, other.tag.slot, other.tag.shown);
      }
    },
  };
}
