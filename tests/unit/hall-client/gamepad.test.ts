import { afterEach, expect, test, vi } from 'vitest';
import { listenToGamepad, readAxis } from '../../../client/hall/motion/gamepad.ts';

afterEach(() => vi.unstubAllGlobals());

function plugIn() {
  const pad = {
    mapping: 'standard',
    axes: [0, 0, 0, 0],
    buttons: Array.from({ length: 17 }, () => ({ pressed: false })),
  };
  const hall = new EventTarget();
  let asked = 0;
  vi.stubGlobal('window', hall);
  vi.stubGlobal('navigator', { getGamepads: () => [(asked += 1) > 0 ? pad : null, null] });
  const heard: string[] = [];
  const stick = { x: 0, y: 0 };
  const reader = listenToGamepad({
    stick,
    onLook: (yaw, pitch) => heard.push(`look ${Math.sign(yaw)} ${Math.sign(pitch)}`),
    onZoom: (factor) => heard.push(factor < 1 ? 'nearer' : 'farther'),
    onView: () => heard.push('view'),
    onAction: (action) => heard.push(action),
  });
  return { pad, hall, stick, heard, reader, asked: () => asked };
}

test('without a gamepad nothing is asked', () => {
  const { reader, asked } = plugIn();
  reader.read(1 / 60);
  expect(asked()).toBe(0);
});

test('sticks walk and look, buttons act once for each press', () => {
  const { pad, hall, stick, heard, reader } = plugIn();
  hall.dispatchEvent(new Event('gamepadconnected'));
  pad.axes = [0, -1, 1, 0];
  reader.read(1 / 60);
  expect(stick).toEqual({ x: 0, y: 1 });
  expect(heard).toEqual(['look -1 0']);
  pad.axes = [0, 0, 0, 0];
  const a = pad.buttons[0];
  if (a) a.pressed = true;
  reader.read(1 / 60);
  reader.read(1 / 60);
  expect(stick).toEqual({ x: 0, y: 0 });
  expect(heard).toEqual(['look -1 0', 'guide']);
});

test('a resting gamepad leaves the stick on the screen alone', () => {
  const { hall, stick, reader } = plugIn();
  hall.dispatchEvent(new Event('gamepadconnected'));
  stick.y = 0.7;
  reader.read(1 / 60);
  expect(stick.y).toBe(0.7);
});

test('sticks that rest beside their middle mean nothing, pushed fully they mean everything', () => {
  expect(readAxis(0.1)).toBe(0);
  expect(readAxis(-1)).toBe(-1);
  expect(readAxis(0.5)).toBeLessThan(0.5);
  expect(readAxis(undefined)).toBe(0);
});
