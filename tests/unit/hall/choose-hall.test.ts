import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseHall, type HallCount, type HallLimits } from '../../../server/rooms/hall/halls/choose-hall.ts';

const limits: HallLimits = { softCap: 300, hardCap: 1000, max: 3 };
const hall = (number: number, people: number, watching = 0): HallCount => ({ number, people, watching });
const floor = (number: number) => ({ hall: number, gallery: false });
const gallery = (number: number) => ({ hall: number, gallery: true });

describe('the hall somebody is sent to', () => {
  it('is the first when none is open', () => {
    expect(chooseHall([], limits, null, {})).toEqual(floor(1));
  });

  it('is the fullest that is still comfortable', () => {
    expect(chooseHall([hall(1, 20), hall(2, 299), hall(3, 300)], limits, null, {})).toEqual(floor(2));
    expect(chooseHall([hall(3, 7), hall(2, 7)], limits, null, {})).toEqual(floor(2));
  });

  it('is a new one, with the lowest free number, when all are comfortable no more', () => {
    expect(chooseHall([hall(1, 300), hall(3, 310)], limits, null, {})).toEqual(floor(2));
  });

  it('is the emptiest when there may be no more of them', () => {
    expect(chooseHall([hall(1, 500), hall(2, 450), hall(3, 999)], limits, null, {})).toEqual(floor(2));
  });

  it('is a gallery when there is no place anywhere', () => {
    const full = [hall(1, 1000, 9), hall(2, 1000, 4), hall(3, 1001, 8)];
    expect(chooseHall(full, limits, null, {})).toEqual(gallery(2));
    expect(chooseHall(full, limits, null, { hall: 3 })).toEqual(gallery(3));
  });

  it("follows a friend's link past comfort, up to the last place", () => {
    const open = [hall(1, 20), hall(2, 999)];
    expect(chooseHall(open, limits, null, { hall: 2 })).toEqual(floor(2));
    expect(chooseHall([hall(1, 20), hall(2, 1000)], limits, null, { hall: 2 })).toEqual(floor(1));
  });

  it('does not open an empty hall because of a link to it', () => {
    expect(chooseHall([hall(1, 20)], limits, null, { hall: 3 })).toEqual(floor(1));
  });

  it('is the one where somebody was a moment ago, also when it has closed since', () => {
    const open = [hall(1, 20), hall(2, 400)];
    expect(chooseHall(open, limits, { hall: 2, standing: false }, {})).toEqual(floor(2));
    expect(chooseHall(open, limits, { hall: 3, standing: false }, {})).toEqual(floor(3));
    expect(chooseHall(open, limits, { hall: 2, standing: false }, { hall: 1 })).toEqual(floor(1));
  });

  it('keeps the place of a body that stands in a full hall, not of one that left it', () => {
    const open = [hall(1, 20), hall(2, 1000)];
    expect(chooseHall(open, limits, { hall: 2, standing: true }, {})).toEqual(floor(2));
    expect(chooseHall(open, limits, { hall: 2, standing: true }, { hall: 2 })).toEqual(floor(2));
    expect(chooseHall(open, limits, { hall: 2, standing: false }, {})).toEqual(floor(1));
  });

  it('is the gallery one asks for, of a hall that is open', () => {
    const open = [hall(1, 20, 5), hall(2, 400, 1)];
    expect(chooseHall(open, limits, null, { hall: 1, gallery: true })).toEqual(gallery(1));
    expect(chooseHall(open, limits, null, { gallery: true })).toEqual(gallery(2));
    expect(chooseHall(open, limits, null, { hall: 3, gallery: true })).toBeNull();
    expect(chooseHall([], limits, null, { gallery: true })).toEqual(gallery(1));
  });

  it('never sends anybody to a full hall while there is a place, nor beyond the highest number', () => {
    const counts = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 3 }), people: fc.nat(1100), watching: fc.nat(9) }),
      { selector: (h) => h.number },
    );
    const number = fc.integer({ min: 1, max: 5 });
    const own = fc.option(fc.record({ hall: number, standing: fc.constant(false) }));
    const wish = fc.record({ hall: fc.option(number, { nil: undefined }) });
    fc.assert(
      fc.property(counts, own, wish, (open, own, wish) => {
        const choice = chooseHall(open, limits, own, wish);
        const people = open.find((h) => h.number === choice?.hall)?.people ?? 0;
        const isFull = open.length === 3 && open.every((h) => h.people >= 1000);
        expect(choice?.gallery).toBe(isFull);
        if (!choice?.gallery) expect(people).toBeLessThan(1000);
        expect(choice?.hall).toBeLessThanOrEqual(3);
      }),
    );
  });
});
