import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdNumber } from '../../../server/rooms/hall/halls/hold-number.ts';
import type { HallLeases } from '../../../server/rooms/hall/halls/house.ts';

const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const giveBack = vi.fn();
const onLost = vi.fn();
const leases = (take: HallLeases['take']): HallLeases => ({ take });

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a hall's number among several processes", () => {
  it('is given back when the hall closes, also when it was still being asked for', async () => {
    holdNumber(
      leases(() => Promise.resolve(giveBack)),
      2,
      log,
      onLost,
    )();
    await vi.advanceTimersByTimeAsync(0);
    expect(giveBack).toHaveBeenCalledTimes(1);
    const close = holdNumber(
      leases(() => Promise.resolve(giveBack)),
      2,
      log,
      onLost,
    );
    await vi.advanceTimersByTimeAsync(0);
    close();
    expect(giveBack).toHaveBeenCalledTimes(2);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is waited for as long as a process that died may hold it', async () => {
    let isFree = false;
    const close = holdNumber(
      leases(() => Promise.resolve(isFree ? giveBack : null)),
      2,
      log,
      onLost,
    );
    await vi.advanceTimersByTimeAsync(4000);
    isFree = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onLost).not.toHaveBeenCalled();
    close();
    expect(giveBack).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is lost to a process that has it and lives, once', async () => {
    holdNumber(
      leases(() => Promise.resolve(null)),
      2,
      log,
      onLost,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is lost later too, and keeps the hall open when nobody can be asked', async () => {
    let lose = (): void => undefined;
    const taking: HallLeases['take'] = (_, lost) => {
      lose = lost;
      return Promise.resolve(giveBack);
    };
    holdNumber(leases(taking), 2, log, onLost);
    await vi.advanceTimersByTimeAsync(0);
    lose();
    lose();
    expect(onLost).toHaveBeenCalledTimes(1);
    holdNumber(
      leases(() => Promise.reject(new Error('Redis is away'))),
      3,
      log,
      onLost,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });
});
