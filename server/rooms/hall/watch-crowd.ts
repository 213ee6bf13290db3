import { HALL_PROTOCOL } from '../../../shared/protocol/hall/messages.ts';
import type { Crowd } from './crowd.ts';
import { startObserving, stopObserving } from './observe-crowd.ts';
import { createPatience } from './patience.ts';
import type { Watcher, Wire } from './person.ts';

/** Lets somebody watch from the gallery: without a body, told twice a second what is seen from the hall's middle. */
export function watchCrowd(crowd: Crowd, wire: Wire): Watcher {
  const watcher: Watcher = {
    kind: 'watcher',
    wire,
    observer: startObserving(crowd, wire, null),
    patience: createPatience(crowd.now()),
  };
  crowd.watchers.add(watcher);
  wire.send('welcome', {
    protocol: HALL_PROTOCOL,
    you: 0,
    hall: crowd.number,
    x: 0,
    z: 0,
    yaw: 0,
    seated: false,
    gallery: true,
    people: crowd.people.size,
  });
  return watcher;
}

export function leaveWatch(crowd: Crowd, watcher: Watcher): void {
  if (!crowd.watchers.delete(watcher)) return;
  stopObserving(watcher.observer);
  watcher.wire = null;
  watcher.observer = null;
}
