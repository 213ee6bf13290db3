import { describe, expect, it } from 'vitest';
import { CLOSE_MISBEHAVED } from '../../../shared/protocol/hall-messages.ts';
import { encodeMove } from '../../../shared/protocol/snapshot.ts';
import {
  hearGesture,
  hearLook,
  hearMove,
  hearPing,
  hearSay,
  hearUnknown,
  warpPerson,
} from '../../../server/rooms/hall/hear.ts';
import { enter, hall, openTestCrowd, pass, report, sentOf } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

describe('gestures and clothes', () => {
  it('are seen by those around, not more often than a hand can wave', () => {
    const test = openTestCrowd();
    const [ani, budi, far] = [enter(test, 'ani'), enter(test, 'budi'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    hearGesture(test.crowd, ani.person, { gesture: 'salam' });
    hearGesture(test.crowd, ani.person, { gesture: 'wave' });
    expect(sentOf(budi.client, 'gesture')).toEqual([{ id: ani.person.id, gesture: 'salam' }]);
    expect(sentOf(far.client, 'gesture')).toEqual([]);
    const look = { body: 3, skin: 1, top: 2, bottom: 1, hair: 4, pattern: 1 };
    hearLook(test.crowd, ani.person, { look });
    expect(sentOf(far.client, 'update')).toMatchObject([{ id: ani.person.id, look }]);
  });

  it('answers a heartbeat', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    expect(hearPing(test.crowd, ani.person, { n: 7 })).toEqual({ n: 7 });
    expect(hearPing(test.crowd, ani.person, null)).toBeNull();
  });
});

describe('preset phrases', () => {
  it('reach those near, the speaker too, and nobody far away', () => {
    const test = openTestCrowd();
    const [ani, budi, far] = [enter(test, 'ani'), enter(test, 'budi'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    hearSay(test.crowd, ani.person, { phrase: 'sampurasun' });
    const told = [{ id: ani.person.id, phrase: 'sampurasun' }];
    expect(sentOf(budi.client, 'say')).toEqual(told);
    expect(sentOf(ani.client, 'say')).toEqual(told);
    expect(sentOf(far.client, 'say')).toEqual([]);
  });

  it('are not said faster than they are read', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    for (let i = 0; i < 20; i++) {
      hearSay(test.crowd, ani.person, { phrase: 'thanks' });
      pass(test, 100);
    }
    expect(sentOf(budi.client, 'say')).toHaveLength(2);
    expect(ani.client.ended).toBeNull();
  });

  it('pass over an id of a newer client without a strike, and never carry a text', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    for (let i = 0; i < 100; i++) hearSay(test.crowd, ani.person, { phrase: 'congratulations' });
    expect(test.crowd.counts.nonsense).toBe(0);
    hearSay(test.crowd, ani.person, { phrase: 'Halo, ini nomor saya 0812' });
    hearSay(test.crowd, ani.person, { phrase: 'sampurasun', text: 'halo' });
    expect(test.crowd.counts.nonsense).toBe(1);
    expect(sentOf(budi.client, 'say')).toEqual([{ id: ani.person.id, phrase: 'sampurasun' }]);
  });
});

describe('the first steps, before the room was joined', () => {
  it('are kept: a newcomer who walked in already is not pulled back to the entrance', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    report(test.crowd, ani.person, spawn.x, spawn.z - 9);
    pass(test, 100);
    expect(ani.client.corrections).toEqual([]);
    expect(ani.person.mover.z).toBeCloseTo(spawn.z - 9, 5);
    // Only the first report is a walk somebody else has not seen.
    report(test.crowd, ani.person, spawn.x, spawn.z);
    pass(test, 100);
    expect(ani.client.corrections).toHaveLength(1);
  });

  it('are steps: neither a wing away nor into a wall, and not after a warp', () => {
    const test = openTestCrowd();
    const [far, walled, warped] = [enter(test, 'far'), enter(test, 'walled'), enter(test, 'warped')];
    const counter = hall.counters.at(-1);
    report(test.crowd, far.person, counter?.approach.x ?? 0, counter?.approach.z ?? 0);
    const desk = hall.entrance.reception;
    report(test.crowd, walled.person, desk.x, desk.z);
    warpPerson(test.crowd, warped.person, { region: '3216' });
    report(test.crowd, warped.person, spawn.x, spawn.z);
    pass(test, 100);
    for (const { client } of [far, walled, warped]) expect(client.corrections).toHaveLength(1);
  });
});

describe('a client that misbehaves', () => {
  it('is borne for a few unreadable messages and then ended with a reason, others untouched', () => {
    const test = openTestCrowd();
    const [bad, good] = [enter(test, 'bad'), enter(test, 'good')];
    for (let i = 0; i < 10; i++) hearMove(test.crowd, bad.person, Uint8Array.of(9, 9, 9));
    expect(bad.client.ended).toBeNull();
    for (const noise of [null, 'x', 7, {}, undefined, new Uint8Array(), Uint8Array.of(1)]) {
      hearMove(test.crowd, bad.person, noise);
      hearUnknown(test.crowd, bad.person);
    }
    expect(bad.client.ended).toMatchObject({
      code: CLOSE_MISBEHAVED,
      reason: expect.stringMatching(/unreadable/),
    });
    expect(sentOf(good.client, 'leave')).toEqual([{ id: bad.person.id }]);
    expect(good.client.ended).toBeNull();
  });

  it('is forgiven a few mistakes a minute for ever', () => {
    const test = openTestCrowd();
    const clumsy = enter(test, 'clumsy');
    for (let i = 0; i < 200; i++) {
      hearGesture(test.crowd, clumsy.person, { gesture: 'dance' });
      pass(test, 3000);
    }
    expect(clumsy.client.ended).toBeNull();
  });

  it('may deliver half a minute of reports at once after a stall, but not flood', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    for (let i = 0; i < 290; i++) report(test.crowd, ani.person, spawn.x, spawn.z - 0.01 * (i % 5));
    expect(ani.client.ended).toBeNull();
    for (let i = 0; i < 100; i++) report(test.crowd, ani.person, spawn.x, spawn.z);
    expect(ani.client.ended).toMatchObject({ code: CLOSE_MISBEHAVED });
  });

  it('gains nothing by replaying an old report', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.4, 65535);
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.8, 0);
    expect(ani.person.mover.z).toBeCloseTo(spawn.z - 0.8, 5);
    hearMove(
      test.crowd,
      ani.person,
      encodeMove({ sequence: 65535, x: spawn.x, z: spawn.z - 0.4, yaw: 0, gait: 'walk' }),
    );
    expect(ani.person.mover.z).toBeCloseTo(spawn.z - 0.8, 5);
    expect(test.crowd.counts.nonsense).toBe(1);
  });
});
