import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOnlineCitizens } from '../../../server/identity/online-citizens.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const told: [string, boolean][] = [];
  const online = createOnlineCitizens((id, presence) => told.push([id, presence !== null]));
  return { online, told };
}

describe('a citizen is online', () => {
  it('while any of their sockets is open, in whichever counter’s room', () => {
    const { online, told } = open();
    const [first, second] = [online.hold('a'), online.hold('a')];
    first();
    first();
    expect(told).toEqual([['a', true]]);
    second();
    expect(told).toEqual([
      ['a', true],
      ['a', false],
    ]);
  });

  it('for a quarter of a minute after a request, and a socket’s end does not cut that short', () => {
    const { online, told } = open();
    online.touch('a');
    online.hold('a')();
    vi.advanceTimersByTime(14_000);
    online.touch('a');
    vi.advanceTimersByTime(14_000);
    expect(told).toEqual([['a', true]]);
    vi.advanceTimersByTime(1_001);
    expect(told).toEqual([
      ['a', true],
      ['a', false],
    ]);
  });
});
