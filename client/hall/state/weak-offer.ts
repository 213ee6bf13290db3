/**
 * Whether this device is offered the flat view because even the lowest tier is a slide show here. Asked once: whoever
 * stays is not asked again in this browser.
 */
import { recall, remember } from '../../net/storage.ts';
import { noteHall, useHall } from './hall-store.ts';

export type WeakOfferState = 'none' | 'open' | 'declined';

const KEY = 'weak';

export function offerFlatView(): void {
  if (useHall.getState().weakOffer !== 'none') return;
  noteHall({ weakOffer: recall(KEY) === 'stay' ? 'declined' : 'open' });
}

export function stayInHall(): void {
  remember(KEY, 'stay');
  noteHall({ weakOffer: 'declined' });
}
