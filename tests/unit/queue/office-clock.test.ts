import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextEventTime } from '../../../shared/domain/office-clock.ts';

it('gives every event of an office its own millisecond, in order, however the clock trembles', () => {
  const jitter = fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 2, maxLength: 100 });
  fc.assert(
    fc.property(jitter, (steps) => {
      let clock = 1_000_000;
      let last = 0;
      for (const step of steps) {
        clock += step;
        const at = nextEventTime(clock, last);
        expect(at).toBeGreaterThan(last);
        last = at;
      }
    }),
  );
});

it('believes a clock that was set back', () => {
  expect(nextEventTime(1_000_000, 1_000_000 + 3_600_000)).toBe(1_000_000);
});
