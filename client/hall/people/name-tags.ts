/**
 * Names over the nearest heads, as page elements: crisp at any size and read by nobody twice (screen readers have
 * the lists). A dozen elements are moved by transform only; who gets one is decided a few times a second.
 */
import { type PerspectiveCamera, Vector3 } from 'three';
import { clearShare, type Blockers } from '../camera/blockers.ts';
import type { CrowdPeople } from '../kit/crowd-people.ts';

export type Tagged = {
  readonly slot: number;
  name: string;
  role: 'citizen' | 'officer' | 'greeter';
  simulated: boolean;
  shown: boolean;
};

export type NameTags = {
  /** Chooses the nearest `count` of `everybody`; not every frame. */
  readonly choose: (
    everybody: readonly (readonly Tagged[])[],
    people: CrowdPeople,
    camera: PerspectiveCamera,
  ) => void;
  /** Moves the chosen tags. */
  readonly update: (people: CrowdPeople, camera: PerspectiveCamera, width: number, height: number) => void;
  readonly remove: () => void;
};

export type TagWords = { readonly simulated: string; readonly officer: string };

const TAGS = 12;
const REACH_M = 13;
const HEAD_M = 1.86;

type Near = { tagged: Tagged | null; distance: number };
type Slip = { readonly element: HTMLElement; tagged: Tagged | null; key: string; distance: number };

export function createNameTags(
  layer: HTMLElement,
  classNames: Readonly<Record<string, string>>,
  words: TagWords,
  blockers: Blockers,
): NameTags {
  const slips: Slip[] = Array.from({ length: TAGS }, () => {
    const element = document.createElement('div');
    element.className = classNames['tag'] ?? '';
    element.hidden = true;
    layer.append(element);
    return { element, tagged: null, key: '', distance: 0 };
  });
  /** Refilled at every choice; grows to the largest crowd and is never given back. */
  const nearest: Near[] = [];
  const point = new Vector3();

  function fill(slip: Slip, tagged: Tagged): void {
    const key = `${tagged.role} ${tagged.name} ${String(tagged.simulated)}`;
    if (slip.key === key) return;
    slip.key = key;
    const name = document.createElement('span');
    name.textContent = tagged.name;
    slip.element.replaceChildren(name);
    slip.element.dataset['role'] = tagged.role;
    const note = tagged.simulated ? words.simulated : tagged.role === 'officer' ? words.officer : '';
    if (!note) return;
    const label = document.createElement('small');
    label.textContent = note;
    slip.element.append(label);
  }

  return {
    choose(everybody, people, camera) {
      let count = 0;
      const { x, y, z } = camera.position;
      for (const group of everybody) {
        for (const tagged of group) {
          if (!tagged.shown) continue;
          const dx = (people.x[tagged.slot] ?? 0) - x;
          const dz = (people.z[tagged.slot] ?? 0) - z;
          const distance = Math.hypot(dx, dz);
          if (distance > REACH_M || distance < 1) continue;
          // Officers stand in their pavilion: only the way to just before it must be free.
          const share = tagged.role === 'officer' ? Math.max(0, 1 - 2.2 / distance) : 1;
          if (clearShare(blockers, x, y, z, dx * share, 1.4 - y, dz * share) < 0.98) continue;
          const place = (nearest[count] ??= { tagged: null, distance: 0 });
          place.tagged = tagged;
          place.distance = distance;
          count += 1;
        }
      }
      for (let i = count; i < nearest.length; i++) {
        const unused = nearest[i];
        if (unused) unused.distance = Infinity;
      }
      nearest.sort((a, b) => a.distance - b.distance);
      slips.forEach((slip, i) => {
        const chosen = i < count ? nearest[i] : undefined;
        slip.tagged = chosen?.tagged ?? null;
        slip.distance = chosen?.distance ?? 0;
        if (slip.tagged) fill(slip, slip.tagged);
        else slip.element.hidden = true;
      });
    },
    update(people, camera, width, height) {
      for (const slip of slips) {
        if (!slip.tagged) continue;
        const { slot } = slip.tagged;
        const tall = HEAD_M * (people.height[slot] ?? 1);
        point.set(people.x[slot] ?? 0, (people.y[slot] ?? 0) + tall, people.z[slot] ?? 0).project(camera);
        const isInside =
          slip.tagged.shown && point.z < 1 && Math.abs(point.x) < 1.1 && Math.abs(point.y) < 1.1;
        slip.element.hidden = !isInside;
        if (!isInside) continue;
        const left = ((point.x + 1) / 2) * width;
        const top = ((1 - point.y) / 2) * height;
        slip.element.style.transform = `translate3d(${left.toFixed(1)}px,${top.toFixed(1)}px,0) translate(-50%,-100%)`;
      }
    },
    remove() {
      for (const slip of slips) slip.element.remove();
    },
  };
}
