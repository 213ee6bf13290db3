import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compareInLine,
  effectiveAtOnJoin,
  lineOf,
  pickNext,
  type InLine,
} from '../../../shared/domain/line-order.ts';

const ticket = fc.record({
  id: fc.uuid(),
  state: fc.constantFrom('WAITING', 'CALLED') as fc.Arbitrary<InLine['state']>,
  effectiveAt: fc.integer({ min: 0, max: 5 }),
  restored: fc.boolean(),
  notBefore: fc.option(fc.integer({ min: 0, max: 5 })),
});
const line = fc.uniqueArray(ticket, { selector: (t) => t.id, maxLength: 12 });

it('is one total order: whatever order the tickets come in, the line is the same', () => {
  fc.assert(
    fc.property(line, fc.infiniteStream(fc.nat()), (tickets, stream) => {
      const shuffled = tickets
        .map((t) => ({ t, key: stream.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ t }) => t);
      expect(lineOf(shuffled, 3)).toEqual(lineOf(tickets, 3));
    }),
  );
});

it('picks the first of the line, and nobody who is called already or whose time has not come', () => {
  fc.assert(
    fc.property(line, (tickets) => {
      expect(pickNext(tickets, 3)).toEqual(lineOf(tickets, 3)[0] ?? null);
      for (const t of lineOf(tickets, 3)) {
        expect(t.state).toBe('WAITING');
        expect(t.notBefore ?? 0).toBeLessThanOrEqual(3);
      }
    }),
  );
});

it('puts restored tickets first, then the earlier, then the smaller id', () => {
  const base = { state: 'WAITING', notBefore: null } as const;
  const late = { ...base, id: 'a', effectiveAt: 9, restored: true };
  const early = { ...base, id: 'b', effectiveAt: 1, restored: false };
  const twin = { ...base, id: 'c', effectiveAt: 1, restored: false };
  expect([twin, early, late].sort(compareInLine).map((t) => t.id)).toEqual(['a', 'b', 'c']);
});

it('gives protected groups fifteen minutes, never more', () => {
  expect(effectiveAtOnJoin(1_000_000, true)).toBe(1_000_000 - 900_000);
  expect(effectiveAtOnJoin(1_000_000, false)).toBe(1_000_000);
});
