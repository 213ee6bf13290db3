/**
 * Names and words over people's heads, as page elements: crisp at any size and read by nobody twice (screen readers
 * have the lists). Few elements are moved by transform only; who gets one is decided a few times a second, and by
 * what matters: who speaks, officers, who is near. In a crowd names give way to each other.
 */
import { type PerspectiveCamera, Vector3 } from 'three';
import { clearShare, type Blockers } from '../camera/blockers.ts';
import { HARDLY_SEEN } from '../camera/fade-people.ts';
import { type CrowdPeople, tagHeight } from '../kit/crowd-people.ts';
import { OWN_SLOT } from './slots.ts';
import { type Box, type Candidate, noCandidate, placeTags } from './tag-layout.ts';
import { createSlip, fadeSlip, fillSlip, noteOf, showSlip, type Slip, type TagWords } from './tag-slip.ts';
import { speechOf, type Tagged } from './tagged.ts';

export type NameTags = {
  /** Chooses who has a tag at `now` (ms); not every frame. While served only the counter's officers have one. */
  readonly choose: (
    everybody: readonly (readonly Tagged[])[],
    people: CrowdPeople,
    camera: PerspectiveCamera,
    now: number,
    isServed: boolean,
  ) => void;
  /** Moves the chosen tags; `width` and `height` of the picture in page pixels. */
  readonly update: (people: CrowdPeople, camera: PerspectiveCamera, width: number, height: number) => void;
  readonly setWords: (words: TagWords) => void;
  readonly remove: () => void;
};

/** On a small screen and on a large one: tags, and those of them with words. */
const FEW = { tags: 6, bubbles: 3 } as const;
const MANY = { tags: 12, bubbles: 4 } as const;
const SMALL_PX = 640;
/** Elements beyond the most tags, for those that still fade. */
const SPARE = 4;

const REACH_M = 12;
const OFFICER_REACH_M = 15;
/** With more people around than this, only who is near is named. */
const CROWD = 14;
const CROWD_REACH_M = 7.5;
/** As near as the officer across the desk. */
const DESK_M = 4.5;
/** Metres somebody counts as nearer, by what they are; words come before all names. */
const SPEAKS_BONUS = 40;
const OFFICER_BONUS = 4;
/** Who has a tag keeps it for a little advantage of somebody else. */
const STAYS_BONUS = 1.2;

/** Of the letters on a tag, pixels: an estimate that saves measuring the page. */
const NAME_LETTER = 6.9;
const SPEECH_LETTER = 8;
const PADDING = 20;
const NAME_HEIGHT = 21;
const SPEECH_HEIGHT = 38;

export function createNameTags(
  layer: HTMLElement,
  classNames: Readonly<Record<string, string>>,
  firstWords: TagWords,
  blockers: Blockers,
): NameTags {
  let words = firstWords;
  const slips: Slip[] = Array.from({ length: MANY.tags + SPARE }, () =>
    createSlip(layer, classNames['tag'] ?? ''),
  );
  /** Refilled at every choice; grows to the largest crowd and is never given back. */
  const list: Candidate[] = [];
  const point = new Vector3();
  const own: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  const size = { width: 0, height: 0 };

  const slipOf = (tagged: Tagged): Slip | undefined => slips.find((slip) => slip.tagged === tagged);

  /** Page pixels of a point `up` metres above somebody's floor; false when it is not in the picture. */
  function project(people: CrowdPeople, camera: PerspectiveCamera, slot: number, up: number): boolean {
    point.set(people.x[slot] ?? 0, (people.y[slot] ?? 0) + up, people.z[slot] ?? 0).project(camera);
    const isInside = point.z < 1 && Math.abs(point.x) < 1.05 && Math.abs(point.y) < 1.05;
    point.x = ((point.x + 1) / 2) * size.width;
    point.y = ((1 - point.y) / 2) * size.height;
    return isInside;
  }

  /** Where the visitor's own body is on the screen: nothing is written over it. */
  function findOwn(people: CrowdPeople, camera: PerspectiveCamera): Box | null {
    if (!project(people, camera, OWN_SLOT, headOf(people, OWN_SLOT))) return null;
    const { x, y } = point;
    project(people, camera, OWN_SLOT, 0.6);
    const tall = Math.max(0, point.y - y);
    own.left = x - tall * 0.15;
    own.right = x + tall * 0.15;
    own.top = y + tall * 0.1;
    own.bottom = y + tall;
    return own;
  }

  function weigh(tagged: Tagged, distance: number, speaks: boolean): number {
    if (tagged.role === 'self') return -Infinity;
    const bonus = (speaks ? SPEAKS_BONUS : 0) + (tagged.role === 'officer' ? OFFICER_BONUS : 0);
    const slip = slipOf(tagged);
    return distance - bonus - (slip && slip.leavesAt === 0 ? STAYS_BONUS : 0);
  }

  function isSeen(tagged: Tagged, camera: PerspectiveCamera, dx: number, dz: number, away: number): boolean {
    const { x, y, z } = camera.position;
    // Officers stand in their pavilion: only the way to just before it must be free.
    const share = tagged.role === 'officer' ? Math.max(0, 1 - 2.2 / away) : 1;
    return clearShare(blockers, x, y, z, dx * share, 1.4 - y, dz * share) >= 0.98;
  }

  return {
    choose(everybody, people, camera, now, isServed) {
      let count = 0;
      let around = 0;
      for (const group of everybody) {
        for (const tagged of group) {
          const speech = speechOf(tagged, now);
          if (!tagged.shown || (tagged.role === 'self' && !speech)) continue;
          if (isServed && tagged.role !== 'officer') continue;
          const dx = (people.x[tagged.slot] ?? 0) - camera.position.x;
          const dz = (people.z[tagged.slot] ?? 0) - camera.position.z;
          const distance = Math.hypot(dx, dz);
          const reach = isServed ? DESK_M : tagged.role === 'officer' ? OFFICER_REACH_M : REACH_M;
          if (distance > reach || distance < 0.9) continue;
          if (tagged.role === 'citizen') around += 1;
          // Who turned to glass, being in the way, needs no name there either.
          if (tagged.role !== 'self' && (people.opacity[tagged.slot] ?? 1) < HARDLY_SEEN) continue;
          if (!project(people, camera, tagged.slot, headOf(people, tagged.slot))) continue;
          if (tagged.role !== 'self' && !isSeen(tagged, camera, dx, dz, distance)) continue;
          const place = (list[count] ??= noCandidate());
          count += 1;
          const name = (tagged.name.length + noteOf(tagged, words).length) * NAME_LETTER + PADDING;
          const said = speech ? words.phrase(speech).length * SPEECH_LETTER + PADDING : 0;
          place.tagged = tagged;
          place.distance = distance;
          place.rank = weigh(tagged, distance, speech !== null);
          place.width = Math.max(name, said);
          place.x = leanIn(point.x, place.width / 2, size.width);
          place.y = point.y;
          place.speaks = speech !== null;
          place.height = (tagged.name ? NAME_HEIGHT : 0) + (speech ? SPEECH_HEIGHT : 0);
        }
      }
      if (around > CROWD) count = keepNear(list, count);
      const room = size.width < SMALL_PX ? FEW : MANY;
      placeTags(list, count, room.tags, room.bubbles, findOwn(people, camera));
      for (const slip of slips) {
        if (slip.leavesAt > 0 && now > slip.leavesAt) {
          slip.tagged = null;
          slip.leavesAt = 0;
        }
        if (slip.tagged && !isPlaced(list, count, slip.tagged)) fadeSlip(slip, now);
      }
      for (let i = 0; i < count; i++) {
        const one = list[i];
        if (!one?.isPlaced || !one.tagged) continue;
        const { tagged } = one;
        const slip = slipOf(tagged) ?? slips.find((s) => s.tagged === null);
        if (!slip) continue;
        slip.tagged = tagged;
        slip.lift = one.lift;
        slip.half = one.width / 2;
        const speech = speechOf(tagged, now);
        fillSlip(slip, tagged, speech ? words.phrase(speech) : '', words);
        showSlip(slip, one.speaks ? 1 : opacityAt(one.distance));
      }
    },
    update(people, camera, width, height) {
      size.width = width;
      size.height = height;
      for (const slip of slips) {
        if (!slip.tagged) continue;
        const { slot } = slip.tagged;
        if (!project(people, camera, slot, headOf(people, slot)) || !slip.tagged.shown) {
          slip.element.style.visibility = 'hidden';
          continue;
        }
        slip.element.style.visibility = '';
        const x = leanIn(point.x, slip.half, width);
        slip.element.style.transform = `translate3d(${x.toFixed(1)}px,${(point.y - slip.lift).toFixed(1)}px,0) translate(-50%,-100%)`;
      }
    },
    setWords(others) {
      words = others;
    },
    remove() {
      for (const slip of slips) slip.element.remove();
    },
  };
}

/** In a crowd the far names go, those of officers and of who speaks stay; answers how many are left. */
function keepNear(list: Candidate[], count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const one = list[i];
    const other = list[kept];
    if (!one || !other) continue;
    if (one.distance > CROWD_REACH_M && !one.speaks && one.tagged?.role === 'citizen') continue;
    list[kept] = one;
    list[i] = other;
    kept += 1;
  }
  return kept;
}

function isPlaced(list: readonly Candidate[], count: number, tagged: Tagged): boolean {
  for (let i = 0; i < count; i++) {
    const one = list[i];
    if (one?.tagged === tagged) return one.isPlaced;
  }
  return false;
}

/** Beside the edge of the picture a tag leans in, so that it can be read to its end. */
function leanIn(x: number, half: number, width: number): number {
  return Math.min(Math.max(x, half), Math.max(half, width - half));
}

/** Just above the hair: nearer than the crowd's own measure, which leaves room for any hat. */
const headOf = (people: CrowdPeople, slot: number): number => tagHeight(people, slot) - 0.1;

/** Names recede with the people. */
function opacityAt(distance: number): number {
  return Math.max(0.55, Math.min(1, 1.35 - distance * 0.055));
}
