import { expect, test } from 'vitest';
import { forgetDrafts, keepDraft, readDraft } from '../../../client/officer/drafts.ts';
import { minutesSince, stopwatch } from '../../../client/officer/minutes-since.ts';
import { shortcutOf } from '../../../client/officer/shortcuts.ts';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});

test('shortcuts work in either case and stay silent while typing, repeating, or with Ctrl', () => {
  expect(shortcutOf(press('n'), false)).toBe('next');
  expect(shortcutOf(press('N'), false)).toBe('next');
  expect(shortcutOf(press('?'), false)).toBe('help');
  expect(shortcutOf(press('n'), true)).toBeNull();
  expect(shortcutOf(press('n', { repeat: true }), false)).toBeNull();
  expect(shortcutOf(press('n', { ctrlKey: true }), false)).toBeNull();
  expect(shortcutOf(press('x'), false)).toBeNull();
});

test('waiting minutes are whole and never negative', () => {
  expect(minutesSince(0, 119_999)).toBe(1);
  expect(minutesSince(10_000, 0)).toBe(0);
});

test('the stopwatch reads minutes and seconds, hours only when there are any', () => {
  expect(stopwatch(0, 249_000)).toBe('04:09');
  expect(stopwatch(0, 3_753_000)).toBe('1:02:33');
});

test('a draft survives a reload, an empty one and a sign-out leave nothing', () => {
  const storage = fakeStorage();
  keepDraft(storage, 'conv-1', 'Selamat pagi');
  keepDraft(storage, 'conv-2', 'Catatan');
  expect(readDraft(storage, 'conv-1')).toBe('Selamat pagi');
  keepDraft(storage, 'conv-1', '');
  expect(readDraft(storage, 'conv-1')).toBe('');
  storage.setItem('other', 'stays');
  forgetDrafts(storage);
  expect(readDraft(storage, 'conv-2')).toBe('');
  expect(storage.getItem('other')).toBe('stays');
});

/** What a browser's session storage does, keys enumerable like there. */
function fakeStorage(): Storage {
  const entries: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => {
      entries[key] = value;
    },
    removeItem: (key: string) => {
      delete entries[key];
    },
  };
  return new Proxy(entries, {
    get: (_, name) => methods[name as keyof typeof methods],
    ownKeys: () => Object.keys(entries),
  }) as unknown as Storage;
}
