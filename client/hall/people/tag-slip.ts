/** One name tag as a page element: what is written on it, and whether it is seen. */
import type { Phrase } from '../../../shared/protocol/phrases.ts';
import type { Tagged } from './tagged.ts';

export type TagWords = {
  readonly simulated: string;
  readonly officer: string;
  /** A phrase in the reader's language. */
  readonly phrase: (phrase: Phrase) => string;
};

export type Slip = {
  readonly element: HTMLElement;
  tagged: Tagged | null;
  key: string;
  /** Not chosen any more: fades until this time (ms), then may be used for somebody else. */
  leavesAt: number;
  lift: number;
  /** Half its width, pixels. */
  half: number;
};

/** Longer than the fade in name-tags.module.css. */
export const FADE_MS = 240;

export function createSlip(layer: HTMLElement, className: string): Slip {
  const element = document.createElement('div');
  element.className = className;
  layer.append(element);
  return { element, tagged: null, key: '', leavesAt: 0, lift: 0, half: 0 };
}

/** The small print beside a name, or ''. */
export function noteOf(tagged: Tagged, words: TagWords): string {
  if (tagged.role === 'officer') {
    return tagged.simulated ? `${words.officer} · ${words.simulated}` : words.officer;
  }
  return tagged.simulated && tagged.role === 'citizen' ? words.simulated : '';
}

/** Writes a slip for somebody; touches the page only where something differs. */
export function fillSlip(slip: Slip, tagged: Tagged, speech: string, words: TagWords): void {
  const note = noteOf(tagged, words);
  const key = `${tagged.role}|${tagged.name}|${note}|${speech}`;
  if (slip.key === key) return;
  slip.key = key;
  slip.element.dataset['role'] = tagged.role;
  slip.element.dataset['speaks'] = String(speech !== '');
  const parts: HTMLElement[] = [];
  if (speech) parts.push(written('q', speech));
  if (tagged.name) {
    const name = written('span', tagged.name);
    if (note) name.append(written('small', note));
    parts.push(name);
  }
  slip.element.replaceChildren(...parts);
}

function written(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

export function showSlip(slip: Slip, opacity: number): void {
  slip.leavesAt = 0;
  slip.element.style.opacity = opacity.toFixed(2);
}

/** Begins to fade at `now`. */
export function fadeSlip(slip: Slip, now: number): void {
  if (slip.leavesAt > 0) return;
  slip.leavesAt = now + FADE_MS;
  slip.element.style.opacity = '0';
}
