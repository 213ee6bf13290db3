import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHouse, PLACE_KEPT_MS, type House } from '../../../server/rooms/hall/halls/house.ts';

const place = { hall: 2, x: 1, z: -2, yaw: 0.5, seated: true };
let house: House;

beforeEach(() => {
  vi.useFakeTimers();
  house = createHouse(() => performance.now());
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the house of a single process', () => {
  it('keeps a place, with hall and seat, for a minute and no longer', async () => {
    house.places.keep('ani', place);
    vi.advanceTimersByTime(PLACE_KEPT_MS);
    expect(await house.places.find('ani')).toEqual(place);
    expect(await house.places.find('budi')).toBeNull();
    vi.advanceTimersByTime(1);
    expect(await house.places.find('ani')).toBeNull();
  });

  it('keeps the newest place, for a minute from then', async () => {
    house.places.keep('ani', place);
    vi.advanceTimersByTime(50_000);
    house.places.keep('ani', { ...place, hall: 3 });
    vi.advanceTimersByTime(50_000);
    expect(await house.places.find('ani')).toMatchObject({ hall: 3 });
  });

  it('forgets by itself, and leaves no timer behind', () => {
    house.places.keep('ani', place);
    vi.advanceTimersByTime(30_000);
    house.places.keep('budi', place);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(3 * PLACE_KEPT_MS);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets every hall have its number', async () => {
    const lost = vi.fn();
    const giveBack = await house.leases.take('hall 1', lost);
    expect(giveBack).not.toBeNull();
    giveBack?.();
    expect(lost).not.toHaveBeenCalled();
  });
});
