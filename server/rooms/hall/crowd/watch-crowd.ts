import { CLOSE_REPLACED, HALL_PROTOCOL } from '../../../../shared/protocol/hall/messages.ts';
import type { Crowd } from './crowd.ts';
import { startObserving, stopObserving } from './observe-crowd.ts';
import { createPatience } from '../hear/patience.ts';
import type { Watcher, Wire } from './person.ts';

/**
 * Lets somebody watch from the gallery: without a body, told twice a second what is seen from the hall's middle. One
 * watches from one tab at a time; the older one is ended politely.
 */
export function watchCrowd(crowd: Crowd, subject: string, wire: Wire): Watcher {
  const { watchers } = crowd.directory;
  const before = watchers.get(subject);
  before?.watcher.wire?.end(CLOSE_REPLACED, 'replaced');
  if (before) leaveWatch(before.crowd, before.watcher);
  const watcher: Watcher = {
    kind: 'watcher',
    subject,
    wire,
    observer: startObserving(crowd, wire, null),
    patience: createPatience(crowd.now()),
  };
  crowd.watchers.add(watcher);
  watchers.set(subject, { crowd, watcher });
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
  crowd.directory.watchers.delete(watcher.subject);
  stopObserving(watcher.observer);
  watcher.wire = null;
  watcher.observer = null;
}
