import { beforeEach, describe, expect, it } from 'vitest';
import type { HallCount, OwnHall } from '../../../server/rooms/hall/halls/choose-hall.ts';
import { createHalls } from '../../../server/rooms/hall/halls/halls.ts';

let now = 0;
let open: HallCount[] = [];
const own = new Map<string, OwnHall>();
const create = () =>
  createHalls({
    limits: { softCap: 30, hardCap: 100, max: 3 },
    count: () => Promise.resolve(open),
    find: (subject) => Promise.resolve(own.get(subject) ?? null),
    now: () => now,
  });
const numberOf = (answer: Awaited<ReturnType<ReturnType<typeof create>['choose']>>): number =>
  answer.ok ? answer.value.hall : 0;

beforeEach(() => {
  now = 0;
  open = [];
  own.clear();
});

describe('halls that fill up', () => {
  it('spreads a burst of people who all ask before anybody has joined', async () => {
    const halls = create();
    const asked = Array.from({ length: 90 }, (_, i) => halls.choose(`citizen ${i}`, {}));
    const numbers = (await Promise.all(asked)).map(numberOf);
    expect([1, 2, 3].map((n) => numbers.filter((m) => m === n).length)).toEqual([30, 30, 30]);
  });

  it('counts one who asks again once, and one who has arrived as the hall does', async () => {
    const halls = create();
    for (let i = 0; i < 40; i++) await halls.choose('eager', {});
    for (let i = 0; i < 28; i++) await halls.choose(`citizen ${i}`, {});
    expect(numberOf(await halls.choose('last', {}))).toBe(1);
    for (let i = 0; i < 28; i++) halls.arrived(`citizen ${i}`);
    open = [{ number: 1, people: 28, watching: 0 }];
    expect(numberOf(await halls.choose('another', {}))).toBe(2);
    halls.arrived('eager');
    expect(numberOf(await halls.choose('one more', {}))).toBe(1);
  });

  it('waits for nobody longer than ten seconds', async () => {
    const halls = create();
    for (let i = 0; i < 30; i++) await halls.choose(`citizen ${i}`, {});
    expect(numberOf(await halls.choose('next', {}))).toBe(2);
    now = 10_001;
    expect(numberOf(await halls.choose('later', {}))).toBe(1);
  });

  it('does not count twice whose body still stands there', async () => {
    const halls = create();
    open = [{ number: 1, people: 29, watching: 0 }];
    own.set('ani', { hall: 1, standing: true });
    await halls.choose('ani', {});
    expect(numberOf(await halls.choose('budi', {}))).toBe(1);
  });

  it('refuses numbers that no hall has, and galleries of halls that are not open', async () => {
    const halls = create();
    open = [{ number: 1, people: 5, watching: 0 }];
    for (const wish of [{ hall: 4 }, { hall: 999 }, { hall: 2, gallery: true }]) {
      expect(await halls.choose('ani', wish)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
    }
  });
});
