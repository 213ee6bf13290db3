import { describe, expect, it } from 'vitest';
import { CLOSEST, galleryView, noGalleryView } from '../../../client/hall/camera/gallery-view.ts';
import { HIGHEST_PITCH, LOWEST_PITCH } from '../../../client/hall/camera/rig.ts';
import { readHall } from '../../browser/support/walk-order.ts';

const hall = readHall();
/** Lower edge of the roof's beams, and the inner side of the columns that carry them; metres. */
const BEAMS_Y = 5.1;
const shapes = { phone: 390 / 844, desktop: 1280 / 720 };

describe('the view from the gallery', () => {
  for (const [device, aspect] of Object.entries(shapes)) {
    it(`stays under the roof, among its columns and out of them, wherever one turns on a ${device}`, () => {
      const seen = noGalleryView();
      for (let turn = 0; turn < 360; turn += 3) {
        galleryView(hall, (turn * Math.PI) / 180, 0.14, 1, aspect, seen);
        expect(seen.eyeY).toBeLessThan(BEAMS_Y);
        expect(Math.hypot(seen.eyeX, seen.eyeZ)).toBeLessThan(hall.atrium.roofRadius - 1);
        for (const column of hall.columns) {
          const away = Math.hypot(seen.eyeX - column.x, seen.eyeZ - column.z);
          expect(away, `${turn} degrees`).toBeGreaterThan(0.9);
        }
      }
    });
  }

  it('looks ahead and down, the farther down the more one tilts, and never behind itself', () => {
    const seen = noGalleryView();
    let before = Infinity;
    for (let pitch = LOWEST_PITCH; pitch <= HIGHEST_PITCH; pitch += 0.05) {
      galleryView(hall, 0, pitch, 1, shapes.desktop, seen);
      const ahead = seen.lookZ - seen.eyeZ;
      expect(ahead).toBeGreaterThan(0.5);
      expect(ahead).toBeLessThan(before);
      expect(seen.lookY).toBeLessThan(seen.eyeY);
      before = ahead;
    }
  });

  it('comes closer by its lens alone', () => {
    const wide = noGalleryView();
    const close = noGalleryView();
    galleryView(hall, 1, 0.14, 1, shapes.phone, wide);
    galleryView(hall, 1, 0.14, CLOSEST, shapes.phone, close);
    expect(close.fov).toBeCloseTo(wide.fov * CLOSEST);
    expect({ ...close, fov: 0 }).toEqual({ ...wide, fov: 0 });
  });
});
