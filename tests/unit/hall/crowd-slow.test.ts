import { describe, expect, it } from 'vitest';
import { encodeHeard } from '../../../shared/protocol/hall/move-report.ts';
import { hearHeard, hearRest } from '../../../server/rooms/hall/hear/hear.ts';
import { noteHeard, TICKS_BEHIND_LIMIT } from '../../../server/rooms/hall/crowd/observer.ts';
import {
  enter,
  hall,
  hear,
  openTestCrowd,
  pass,
  report,
  type Guest,
  type TestCrowd,
} from './crowd-fixture.ts';

const { spawn } = hall.entrance;

/** One walks to and fro for so long; those named do not say what they have read. */
function walk(test: TestCrowd, walker: Guest, ms: number, deaf: readonly Guest[] = []): void {
  for (let t = 0; t < ms; t += 100) {
    report(test.crowd, walker.person, spawn.x, spawn.z - 0.2 * ((t / 100) % 2), { yaw: t / 300 });
    pass(test, 100, { deaf });
  }
}

function openWithTwo(): { test: TestCrowd; ani: Guest; slow: Guest } {
  const test = openTestCrowd();
  const [ani, slow] = [enter(test, 'ani'), enter(test, 'slow')];
  pass(test, 1500);
  return { test, ani, slow };
}

const framesIn = ({ client }: Guest, act: () => void): number => {
  const before = client.frames.length;
  act();
  return client.frames.length - before;
};

describe('a client that does not say what it has read', () => {
  it('gets two and a half seconds of frames, then none, then a KEY when it has caught up', () => {
    const { test, ani, slow } = openWithTwo();
    const keys = slow.client.keys();
    expect(framesIn(slow, () => walk(test, ani, 6000, [slow]))).toBeLessThanOrEqual(TICKS_BEHIND_LIMIT + 2);
    expect(framesIn(slow, () => walk(test, ani, 2000, [slow]))).toBe(0);
    hear(test, slow);
    walk(test, ani, 1000);
    expect(slow.client.keys()).toBe(keys + 1);
    expect(slow.client.seen.get(ani.person.id)?.yaw).toBeCloseTo(ani.person.yaw, 0);
    expect(framesIn(slow, () => walk(test, ani, 1000))).toBe(10);
    expect(slow.client.ended).toBeNull();
    expect(test.crowd.counts.nonsense).toBe(0);
  });

  it('is not taken for slow because the hall was quiet for long', () => {
    const { test, ani, slow } = openWithTwo();
    pass(test, 600_000);
    const keys = slow.client.keys();
    expect(framesIn(slow, () => walk(test, ani, 1000))).toBe(10);
    expect(slow.client.keys()).toBe(keys);
  });

  it('catches up by the reports of its own walk just as well', () => {
    const { test, ani, slow } = openWithTwo();
    let frames = 0;
    for (let i = 0; i < 60; i++) {
      report(test.crowd, slow.person, spawn.x, spawn.z, { yaw: i });
      frames += framesIn(slow, () => walk(test, ani, 100, [slow]));
    }
    expect(frames).toBe(60);
  });

  it('gains nothing by acknowledging what it was never sent', () => {
    const { test, ani, slow } = openWithTwo();
    const ahead = encodeHeard((slow.client.tick + 500) & 0xffff);
    let frames = 0;
    for (let i = 0; i < 60; i++) {
      hearHeard(test.crowd, slow.person, ahead);
      frames += framesIn(slow, () => walk(test, ani, 100, [slow]));
    }
    expect(frames).toBeLessThanOrEqual(TICKS_BEHIND_LIMIT + 2);
  });

  it('is understood when ticks wrap around', () => {
    const { slow } = openWithTwo();
    const { observer } = slow.person;
    if (!observer) throw new Error('it observes');
    observer.sentTick = 65_536 * 3 + 2;
    observer.heardTick = observer.sentTick - 20;
    noteHeard(observer, 65_535);
    expect(observer.heardTick).toBe(65_536 * 3 - 1);
    noteHeard(observer, 2);
    expect(observer.heardTick).toBe(observer.sentTick);
    noteHeard(observer, 65_000);
    expect(observer.heardTick).toBe(observer.sentTick);
  });
});

describe('a client whose bytes pile up', () => {
  it('gets none until they are gone, then a KEY; others notice nothing', () => {
    const { test, ani, slow } = openWithTwo();
    const keys = slow.client.keys();
    slow.client.waiting = 20_000;
    expect(framesIn(slow, () => expect(framesIn(ani, () => walk(test, ani, 3000))).toBe(30))).toBe(0);
    slow.client.waiting = 0;
    walk(test, ani, 1500);
    expect(slow.client.keys()).toBe(keys + 1);
    expect(slow.client.ended).toBeNull();
  });
});

describe('a client at rest', () => {
  it('gets no frame until it looks again, then a KEY at once', () => {
    const { test, ani, slow } = openWithTwo();
    hearRest(test.crowd, slow.person, { on: true });
    expect(framesIn(slow, () => walk(test, ani, 60_000))).toBe(0);
    const keys = slow.client.keys();
    hearRest(test.crowd, slow.person, { on: false });
    expect(framesIn(slow, () => walk(test, ani, 200))).toBe(2);
    expect(slow.client.keys()).toBe(keys + 1);
    expect(framesIn(slow, () => walk(test, ani, 5000))).toBe(50);
    expect(slow.client.keys()).toBe(keys + 1);
    expect(slow.client.ended).toBeNull();
  });

  it('wakes up to the people of now, also in a hall where nobody moves', () => {
    const { test, slow } = openWithTwo();
    hearRest(test.crowd, slow.person, { on: true });
    pass(test, 20_000);
    const budi = enter(test, 'budi');
    pass(test, 20_000);
    expect(slow.client.seen.has(budi.person.id)).toBe(false);
    hearRest(test.crowd, slow.person, { on: false });
    pass(test, 100);
    expect(slow.client.seen.has(budi.person.id)).toBe(true);
    expect(slow.client.people).toBe(3);
  });

  it('may not be anything but on or off', () => {
    const { test, slow } = openWithTwo();
    for (const message of [null, {}, { on: 1 }, 'on']) hearRest(test.crowd, slow.person, message);
    expect(test.crowd.counts.nonsense).toBe(4);
  });
});
