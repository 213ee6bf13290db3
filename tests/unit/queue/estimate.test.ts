import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRange, estimateWaitMinutes, occupancyOf } from '../../../shared/domain/estimate.ts';

const busy = { idle: 0, occupancyMinutes: 10, abandonment: 0 };

describe('the point estimate', () => {
  it('is the queue-length estimate (q+1)/(sμ) when nobody gives up', () => {
    expect(estimateWaitMinutes({ ...busy, ahead: 20, servers: 3 })).toBeCloseTo(70, 5);
  });
  it('is nothing at all when nobody serves', () => {
    expect(estimateWaitMinutes({ ...busy, ahead: 3, servers: 0 })).toBeNull();
  });
  it('counts an officer who is free now: who is first does not wait', () => {
    expect(estimateWaitMinutes({ ...busy, ahead: 0, servers: 2, idle: 1 })).toBe(0);
    expect(estimateWaitMinutes({ ...busy, ahead: 1, servers: 1, idle: 1 })).toBeCloseTo(10, 5);
  });
  it('grows with the people ahead, falls with every officer and with people giving up', () => {
    const q = fc.integer({ min: 0, max: 80 });
    const s = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(q, s, (ahead, servers) => {
        const at = (more: object) => estimateWaitMinutes({ ...busy, ahead, servers, ...more }) ?? NaN;
        expect(at({ ahead: ahead + 1 })).toBeGreaterThan(at({}));
        expect(at({ servers: servers + 1 })).toBeLessThan(at({}));
        expect(at({ abandonment: 0.01 })).toBeLessThanOrEqual(at({}));
      }),
    );
  });
});

describe('what people read', () => {
  it('is whole five minutes around the point, never an empty range', () => {
    expect(estimateRange(0)).toEqual({ lowMinutes: 0, highMinutes: 5 });
    expect(estimateRange(12)).toEqual({ lowMinutes: 10, highMinutes: 20 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 600, noNaN: true }), (minutes) => {
        const { lowMinutes, highMinutes } = estimateRange(minutes);
        expect(lowMinutes % 5).toBe(0);
        expect(highMinutes % 5).toBe(0);
        expect(lowMinutes).toBeLessThanOrEqual(minutes);
        expect(highMinutes).toBeGreaterThanOrEqual(minutes);
        expect(highMinutes).toBeGreaterThan(lowMinutes);
      }),
    );
  });
});

describe('occupancy per call', () => {
  it('is the standard time while nothing is known, and comes to what is observed', () => {
    expect(occupancyOf(12, [])).toBe(12);
    expect(occupancyOf(12, [1])).toBeCloseTo(11, 5);
    expect(occupancyOf(12, Array<number>(200).fill(4))).toBeCloseTo(4, 1);
  });
});
