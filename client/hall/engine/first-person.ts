import { recall, remember } from '../../net/storage.ts';
import { noteHall } from '../state/hall-store.ts';

const KEY = 'hall.view';

/** Whether this browser's visitor last looked through their own eyes. */
export const wasFirstPerson = (): boolean => recall(KEY) === 'own';

/** Tells the page whose eyes are looked through, and remembers it. */
export function noteFirstPerson(on: boolean): void {
  remember(KEY, on ? 'own' : 'behind');
  noteHall({ firstPerson: on });
}
