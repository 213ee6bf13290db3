/**
 * Which keys are held, as the hall understands them. Letters can be switched off (WCAG 2.1.4); nothing is heard
 * while somebody types or works in a panel.
 */
export type HeldKeys = {
  forward: boolean;
  back: boolean;
  left: boolean;
  right: boolean;
  /** The arrows to the sides: seen through own eyes they turn the head. */
  arrowLeft: boolean;
  arrowRight: boolean;
  run: boolean;
  /** Forward was pressed twice: runs until it is let go. */
  dash: boolean;
  turnLeft: boolean;
  turnRight: boolean;
};

export type KeyAction = 'guide' | 'where' | 'search' | 'dismiss' | 'help' | 'greet';

type Hold = keyof HeldKeys;

/** By physical place, so that WASD is where the fingers are on every layout. */
const holds: Readonly<Record<string, Hold>> = {
  KeyW: 'forward',
  KeyA: 'left',
  KeyS: 'back',
  KeyD: 'right',
  KeyQ: 'turnLeft',
  KeyE: 'turnRight',
  ArrowUp: 'forward',
  ArrowDown: 'back',
  ArrowLeft: 'arrowLeft',
  ArrowRight: 'arrowRight',
  ShiftLeft: 'run',
  ShiftRight: 'run',
};

const actions: Readonly<Record<string, KeyAction>> = {
  KeyG: 'guide',
  KeyM: 'where',
  Slash: 'search',
  Escape: 'dismiss',
  KeyH: 'help',
  KeyT: 'greet',
};

/** Two presses of forward within this mean running, milliseconds. */
const TWICE_MS = 300;

export type KeyboardOptions = {
  /** Through own eyes, or from behind. */
  readonly onView: () => void;
  readonly onAction: (action: KeyAction) => void;
  /** False when the visitor switched single letters off. */
  readonly lettersOn: () => boolean;
};

/** Listens on the window until the returned function is called. */
export function listenToKeys(held: HeldKeys, options: KeyboardOptions): () => void {
  let forwardAt = -Infinity;

  function onDown(event: KeyboardEvent): void {
    if (event.code === 'Escape') {
      if (!event.defaultPrevented) options.onAction('dismiss');
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const isQuestion = event.key === '?';
    const isSingle = isQuestion || isLetter(event.code);
    if (isBusyElsewhere(event.target) || (isSingle && !options.lettersOn())) return;
    const hold = holds[event.code];
    if (hold) {
      if (hold === 'forward' && !event.repeat) {
        held.dash = event.timeStamp - forwardAt < TWICE_MS;
        forwardAt = event.timeStamp;
      }
      held[hold] = true;
      if (event.code.startsWith('Arrow')) event.preventDefault();
      return;
    }
    if (event.code === 'KeyV') {
      if (!event.repeat) options.onView();
      return;
    }
    // Wherever the layout has it: "?" asks where one is, though it shares its key with the search.
    const action = isQuestion ? 'where' : actions[event.code];
    if (!action || event.repeat) return;
    event.preventDefault();
    options.onAction(action);
  }

  function onUp(event: KeyboardEvent): void {
    const hold = holds[event.code];
    if (hold) held[hold] = false;
    if (hold === 'forward') held.dash = false;
  }

  const release = () => releaseKeys(held);
  window.addEventListener('keydown', onDown);
  window.addEventListener('keyup', onUp);
  window.addEventListener('blur', release);
  document.addEventListener('focusin', onFocus);

  function onFocus(event: FocusEvent): void {
    if (isBusyElsewhere(event.target)) release();
  }

  return () => {
    release();
    window.removeEventListener('keydown', onDown);
    window.removeEventListener('keyup', onUp);
    window.removeEventListener('blur', release);
    document.removeEventListener('focusin', onFocus);
  };
}

export function releaseKeys(held: HeldKeys): void {
  for (const key of Object.keys(held) as Hold[]) held[key] = false;
}

export const noKeys = (): HeldKeys => ({
  forward: false,
  back: false,
  left: false,
  right: false,
  arrowLeft: false,
  arrowRight: false,
  run: false,
  dash: false,
  turnLeft: false,
  turnRight: false,
});

const isLetter = (code: string): boolean => code.startsWith('Key') || code === 'Slash';

/**
 * Typing, choosing in a list, or working inside a panel: arrows and letters belong there. A heading that merely
 * received the focus when its panel opened is no work yet: whoever walks past a counter walks on.
 */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable]')) return true;
  return target.closest('[data-own-keys]') !== null && !target.matches('[tabindex="-1"]');
}
