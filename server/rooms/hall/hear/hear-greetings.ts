import { changeLookSchema, gestureSchema, saySchema } from '../../../../shared/protocol/hall/messages.ts';
import { gestureCode, phraseCode } from '../../../../shared/protocol/hall/said.ts';
import { isPhrase } from '../../../../shared/protocol/phrases.ts';
import { noteChanged, type Crowd } from '../crowd/crowd.ts';
import { isWelcome, refuse } from './hear.ts';
import { tellSaid } from '../crowd/observe-crowd.ts';
import type { Person } from '../crowd/person.ts';

const GESTURE_COOLDOWN_MS = 700;
const LOOK_COOLDOWN_MS = 500;
/** Between two phrases of one person: time to read the first. */
const SAY_COOLDOWN_MS = 1500;
/** Gestures are seen from this far, metres. */
export const GESTURE_METRES = 25.6;
/** Words carry less far. */
export const SAY_METRES = 12.8;

/** A greeting; seen by those around, the person included. */
export function hearGesture(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = gestureSchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  if (now < person.nextGestureAt) return;
  person.nextGestureAt = now + GESTURE_COOLDOWN_MS;
  tellSaid(crowd, person, gestureCode(wish.data.gesture), GESTURE_METRES);
}

/** A preset phrase; read by those near, the person included. One this server does not know is no offence. */
export function hearSay(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = saySchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  const { phrase } = wish.data;
  if (!isPhrase(phrase) || now < person.nextSayAt) return;
  person.nextSayAt = now + SAY_COOLDOWN_MS;
  tellSaid(crowd, person, phraseCode(phrase), SAY_METRES);
}

/** Other clothes for this visit; whoever wants to keep them changes the profile. */
export function hearLook(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = changeLookSchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  if (now < person.nextLookAt) return;
  person.nextLookAt = now + LOOK_COOLDOWN_MS;
  person.look = wish.data.look;
  noteChanged(crowd, person);
}
