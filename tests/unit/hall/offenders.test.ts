import { describe, expect, it } from 'vitest';
import { createOffenders } from '../../../server/rooms/hall/hear/offenders.ts';

const seconds = (n: number): number => n * 1000;

describe('who was sent away for noise', () => {
  it('waits longer each time, up to ten minutes', () => {
    let now = 0;
    const offenders = createOffenders(() => now);
    expect(offenders.waitMs('a', 'here')).toBe(0);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      offenders.note('a', `address ${String(i)}`);
      waits.push(offenders.waitMs('a', 'elsewhere') / 1000);
      now += offenders.waitMs('a', 'elsewhere');
      expect(offenders.waitMs('a', 'elsewhere')).toBe(0);
    }
    expect(waits).toEqual([5, 15, 45, 135, 405, 600, 600]);
  });

  it('does not make others of the same address wait, until many of them were sent away', () => {
    let now = 0;
    const offenders = createOffenders(() => now);
    for (let i = 0; i < 8; i++) offenders.note(`a${String(i)}`, 'market');
    expect(offenders.waitMs('honest', 'market')).toBe(0);
    offenders.note('a8', 'market');
    expect(offenders.waitMs('honest', 'market')).toBe(seconds(5));
    expect(offenders.waitMs('honest', 'home')).toBe(0);
    for (let i = 0; i < 20; i++) offenders.note(`b${String(i)}`, 'market');
    expect(offenders.waitMs('honest', 'market')).toBe(seconds(60));
    now += seconds(60);
    expect(offenders.waitMs('honest', 'market')).toBe(0);
  });

  it('is forgiven after half an hour', () => {
    let now = 0;
    const offenders = createOffenders(() => now);
    for (let i = 0; i < 3; i++) offenders.note('a', 'here');
    now += 30 * 60_000;
    offenders.note('a', 'here');
    expect(offenders.waitMs('a', 'here')).toBe(seconds(5));
  });

  it('does not fill the memory, however many there are', () => {
    const offenders = createOffenders(() => 0);
    for (let i = 0; i < 30_000; i++) offenders.note(`a${String(i)}`, `address ${String(i)}`);
    expect(offenders.waitMs('a0', 'x')).toBe(0);
    expect(offenders.waitMs('a29999', 'x')).toBe(seconds(5));
  });
});
