import { describe, expect, it } from 'vitest';
import { CLOSE_MISBEHAVED } from '../../../shared/protocol/hall/messages.ts';
import { encodeQuestion } from '../../../shared/protocol/hall/roster.ts';
import { gestureCode, phraseCode } from '../../../shared/protocol/hall/said.ts';
import { hearGesture, hearLook, hearSay } from '../../../server/rooms/hall/hear/hear-greetings.ts';
import { hearMove, warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { hearPing, hearQuestion, hearUnknown } from '../../../server/rooms/hall/hear/hear.ts';
import { enter, hall, openTestCrowd, pass, report } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

describe('gestures and clothes', () => {
  it('are seen by those around, not more often than a hand can wave', () => {
    const test = openTestCrowd();
    const [ani, budi, far] = [enter(test, 'ani'), enter(test, 'budi'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    pass(test, 500);
    hearGesture(test.crowd, ani.person, { gesture: 'salam' });
    hearGesture(test.crowd, ani.person, { gesture: 'wave' });
    pass(test, 200);
    const told = [{ id: ani.person.id, code: gestureCode('salam') }];
    expect(budi.client.said).toEqual(told);
    expect(ani.client.said).toEqual(told);
    expect(far.client.said).toEqual([]);
  });

  it('changed for others are asked for again, wherever one is, and not each time a hand passes over them', () => {
    const test = openTestCrowd();
    const [ani, far] = [enter(test, 'ani'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    pass(test, 500);
    const look = { body: 3, skin: 1, top: 2, bottom: 1, hair: 4, pattern: 1 };
    for (let i = 0; i < 6; i++) {
      hearLook(test.crowd, ani.person, { look: { ...look, hair: i } });
      pass(test, 500);
    }
    expect(far.client.changed.length).toBeGreaterThanOrEqual(2);
    expect(far.client.changed.length).toBeLessThanOrEqual(4);
    expect(new Set(far.client.changed)).toEqual(new Set([ani.person.id]));
    hearQuestion(test.crowd, far.person, encodeQuestion([ani.person.id]));
    expect(far.client.roster).toEqual([
      {
        id: ani.person.id,
        name: 'Warga ani',
        look: { ...look, hair: 5 },
        role: 'citizen',
        simulated: false,
      },
    ]);
  });

  it('answers a heartbeat', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    expect(hearPing(test.crowd, ani.person, { n: 7 })).toEqual({ n: 7 });
    expect(hearPing(test.crowd, ani.person, null)).toBeNull();
  });
});

describe('who people are', () => {
  it('is answered for those who are here, and passed over for ids of nobody', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    hearQuestion(test.crowd, ani.person, encodeQuestion([budi.person.id, 4711]));
    expect(ani.client.roster.map((one) => one.name)).toEqual(['Warga budi']);
  });

  it('is answered four times a second, and eight times at once to a newcomer, without a strike for more', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const question = encodeQuestion([ani.person.id]);
    for (let i = 0; i < 20; i++) hearQuestion(test.crowd, ani.person, question);
    expect(ani.client.roster).toHaveLength(8);
    pass(test, 3000);
    for (let i = 0; i < 30; i++) {
      hearQuestion(test.crowd, ani.person, question);
      pass(test, 100);
    }
    expect(ani.client.roster.length).toBeLessThanOrEqual(8 + 8 + 12);
    expect(test.crowd.counts.nonsense).toBe(0);
    expect(ani.client.ended).toBeNull();
  });

  it('is refused for bytes that are no question', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    for (const bytes of [Uint8Array.of(2, 0), Uint8Array.of(2, 65), Uint8Array.of(2, 1, 7), 'who', null])
      hearQuestion(test.crowd, ani.person, bytes);
    expect(test.crowd.counts.nonsense).toBe(5);
    expect(ani.client.roster).toEqual([]);
  });
});

describe('preset phrases', () => {
  it('reach those near, the speaker too, and nobody far away', () => {
    const test = openTestCrowd();
    const [ani, budi, far] = [enter(test, 'ani'), enter(test, 'budi'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    pass(test, 500);
    hearSay(test.crowd, ani.person, { phrase: 'sampurasun' });
    pass(test, 200);
    const told = [{ id: ani.person.id, code: phraseCode('sampurasun') }];
    expect(budi.client.said).toEqual(told);
    expect(ani.client.said).toEqual(told);
    expect(far.client.said).toEqual([]);
  });

  it('carry less far than gestures are seen', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    for (let i = 1; i <= 18; i++) {
      report(test.crowd, ani.person, spawn.x, spawn.z - i);
      pass(test, 300);
    }
    hearSay(test.crowd, ani.person, { phrase: 'thanks' });
    hearGesture(test.crowd, ani.person, { gesture: 'nod' });
    pass(test, 200);
    expect(budi.client.said).toEqual([{ id: ani.person.id, code: gestureCode('nod') }]);
  });

  it('are not said faster than they are read', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    pass(test, 500);
    for (let i = 0; i < 20; i++) {
      hearSay(test.crowd, ani.person, { phrase: 'thanks' });
      pass(test, 100);
    }
    expect(budi.client.said).toHaveLength(2);
    expect(ani.client.ended).toBeNull();
  });

  it('pass over an id of a newer client without a strike, and never carry a text', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    pass(test, 500);
    for (let i = 0; i < 100; i++) hearSay(test.crowd, ani.person, { phrase: 'congratulations' });
    expect(test.crowd.counts.nonsense).toBe(0);
    hearSay(test.crowd, ani.person, { phrase: 'Halo, ini nomor saya 0812' });
    hearSay(test.crowd, ani.person, { phrase: 'sampurasun', text: 'halo' });
    expect(test.crowd.counts.nonsense).toBe(1);
    pass(test, 200);
    expect(budi.client.said).toEqual([{ id: ani.person.id, code: phraseCode('sampurasun') }]);
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
    pass(test, 200);
    expect(bad.client.ended).toMatchObject({
      code: CLOSE_MISBEHAVED,
      reason: expect.stringMatching(/unreadable/),
    });
    expect([...good.client.seen.keys()]).toEqual([good.person.id]);
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
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.4, { sequence: 65535 });
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.8, { sequence: 0 });
    expect(ani.person.mover.z).toBeCloseTo(spawn.z - 0.8, 5);
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.4, { sequence: 65535 });
    expect(ani.person.mover.z).toBeCloseTo(spawn.z - 0.8, 5);
    expect(test.crowd.counts.nonsense).toBe(1);
  });
});
