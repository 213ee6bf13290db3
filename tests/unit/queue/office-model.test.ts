import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketStates } from '../../../shared/domain/ticket.ts';
import { OfficeModel, type Operation } from './support/office-model.ts';

const kinds: readonly Operation['kind'][] = [
  ...(['take', 'take', 'take', 'call', 'call', 'call', 'start', 'accept', 'complete', 'complete'] as const),
  ...(['recall', 'markMissed', 'responseOver', 'release', 'officerLost', 'rejoin'] as const),
  ...(['graceOver', 'cancel', 'void', 'expire', 'becomeReady'] as const),
];
const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat(40),
  which: fc.nat(200),
  waitMs: fc.constantFrom(0, 1, 500, 25_000, 130_000, 11 * 60_000),
  flag: fc.boolean(),
});

it('any 400 commands in any order keep the invariants I1, I2, I4–I7', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(operation, { minLength: 50, maxLength: 400, size: 'max' }), (operations) => {
      const office = new OfficeModel();
      let accepted = 0;
      for (const op of operations) {
        if (office.apply(op)) accepted += 1;
        for (const ticket of office.tickets.values()) reached.add(ticket.state);
      }
      // One open call a ticket (I1): a call is open while its ticket is CALLED, and n says which it is.
      for (const [id, events] of office.log) {
        const ticket = office.tickets.get(id);
        const sinceCalled = events.slice(events.map((e) => e.type).lastIndexOf('CALLED'));
        const calls = sinceCalled.filter((e) => e.payload.call).map((e) => e.payload.call?.n);
        if (ticket?.state === 'CALLED') expect(calls).toEqual(calls.map((_, i) => i + 1));
        if (ticket?.state === 'CALLED') expect(ticket.callCount).toBe(calls.length);
      }
      expect([...office.log.values()].flat()).toHaveLength(accepted);
    }),
    { numRuns: 150 },
  );
  // The walk is worth something only if it goes everywhere; nobody is ABANDONED yet (T5).
  const never = ticketStates.filter((state) => !reached.has(state));
  expect(never).toEqual(['ABANDONED']);
});
