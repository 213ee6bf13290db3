import { describe, expect, it } from 'vitest';
import { encodeHeard } from '../../../shared/protocol/hall/move-report.ts';
import { encodeQuestion } from '../../../shared/protocol/hall/roster.ts';
import { CLOSE_MISBEHAVED } from '../../../shared/protocol/hall/messages.ts';
import { CAPS } from '../../../server/rooms/hall/crowd/crowd-following.ts';
import {
  hearHeard,
  hearIdly,
  hearPing,
  hearQuestion,
  hearRest,
  hearUnknown,
} from '../../../server/rooms/hall/hear/hear.ts';
import { leaveWatch, watchCrowd } from '../../../server/rooms/hall/crowd/watch-crowd.ts';
import { createFakeClient, enter, hall, openTestCrowd, pass, report, sentOf } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

function openWithWatcher() {
  const test = openTestCrowd();
  const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
  const client = createFakeClient();
  const watcher = watchCrowd(test.crowd, 'wati', client);
  const walk = (ms: number): void => {
    for (let t = 0; t < ms; t += 100) {
      report(test.crowd, ani.person, spawn.x, spawn.z, { yaw: t / 300 });
      pass(test, 100);
      hearHeard(test.crowd, watcher, encodeHeard(client.tick));
    }
  };
  return { test, ani, budi, client, watcher, walk };
}

describe('the gallery', () => {
  it('shows the hall twice a second to who has no body in it', () => {
    const { test, ani, budi, client, walk } = openWithWatcher();
    expect(sentOf(client, 'welcome')).toMatchObject([{ you: 0, gallery: true, people: 2, hall: 1 }]);
    walk(1000);
    expect([...client.seen.keys()].sort()).toEqual([ani.person.id, budi.person.id]);
    expect(client.people).toBe(2);
    const frames = client.frames.length;
    walk(10_000);
    expect(client.frames.length - frames).toBe(20);
    expect(client.keys()).toBe(1);
    expect(test.crowd.people.size).toBe(2);
    expect([...budi.client.seen.keys()].sort()).toEqual([ani.person.id, budi.person.id]);
  });

  it('is told of no more people than others are', () => {
    const { test, client, walk } = openWithWatcher();
    for (let i = 0; i < 230; i++) enter(test, String(i));
    walk(2000);
    expect(client.seen.size).toBe(CAPS.far);
    expect(client.people).toBe(232);
  });

  it('answers heartbeats and questions, rests, and bears what only bodies can do', () => {
    const { test, ani, client, watcher, walk } = openWithWatcher();
    const { crowd } = test;
    walk(1000);
    expect(hearPing(crowd, watcher, { n: 3 })).toEqual({ n: 3 });
    hearQuestion(crowd, watcher, encodeQuestion([ani.person.id]));
    expect(client.roster.map(({ name }) => name)).toEqual(['Warga ani']);
    for (let i = 0; i < 100; i++) hearIdly(crowd, watcher);
    expect(crowd.counts.nonsense).toBe(0);
    hearRest(crowd, watcher, { on: true });
    const frames = client.frames.length;
    walk(3000);
    expect(client.frames.length).toBe(frames);
    hearRest(crowd, watcher, { on: false });
    walk(500);
    expect(client.keys()).toBe(2);
    expect(client.ended).toBeNull();
  });

  it('is left, and its noisy guests are sent away, without a trace in the hall', () => {
    const { test, client, watcher, walk } = openWithWatcher();
    for (let i = 0; i < 30; i++) hearUnknown(test.crowd, watcher);
    expect(client.ended).toMatchObject({ code: CLOSE_MISBEHAVED });
    expect(test.crowd.watchers.size).toBe(0);
    const other = createFakeClient();
    leaveWatch(test.crowd, watchCrowd(test.crowd, 'wira', other));
    walk(1000);
    expect(other.frames).toEqual([]);
    expect(test.crowd.gallery.observers).toEqual([]);
    expect(test.crowd.gallery.isOpen).toBe(false);
  });
});
