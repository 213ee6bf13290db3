import { afterEach, expect, test, vi } from 'vitest';
import { listenToKeys, noKeys } from '../../../client/hall/motion/keys.ts';

afterEach(() => vi.unstubAllGlobals());

function keyboard(lettersOn = true) {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', new EventTarget());
  // The page itself is no element.
  vi.stubGlobal('Element', Map);
  const held = noKeys();
  const heard: string[] = [];
  listenToKeys(held, {
    onAction: (action) => heard.push(action),
    onView: () => heard.push('view'),
    lettersOn: () => lettersOn,
  });
  const key = (type: 'keydown' | 'keyup', code: string, at: number, repeat = false) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { code, key: '', repeat });
    Object.defineProperty(event, 'timeStamp', { value: at });
    page.dispatchEvent(event);
  };
  return { held, heard, key };
}

test('W pressed twice in a moment runs until it is let go; pressed twice at leisure it walks', () => {
  const { held, key } = keyboard();
  key('keydown', 'KeyW', 1000);
  key('keyup', 'KeyW', 1080);
  key('keydown', 'KeyW', 1200);
  expect(held).toMatchObject({ forward: true, dash: true });
  key('keydown', 'KeyW', 1240, true);
  expect(held.dash).toBe(true);
  key('keyup', 'KeyW', 3000);
  expect(held).toMatchObject({ forward: false, dash: false });
  key('keydown', 'KeyW', 4000);
  expect(held.dash).toBe(false);
});

test('V looks through own eyes, once for each press, unless letters are switched off', () => {
  const { heard, key } = keyboard();
  key('keydown', 'KeyV', 0);
  key('keydown', 'KeyV', 40, true);
  expect(heard).toEqual(['view']);
  const quiet = keyboard(false);
  quiet.key('keydown', 'KeyV', 0);
  expect(quiet.heard).toEqual([]);
});
