/** A ticket kiosk: a timber stele with a large tilted screen, a slot with its slip of paper, a roof of two tiles. */
import type { BufferGeometry } from 'three';
import { box, join, tone } from '../solid.ts';
import { grounded } from './grounded.ts';

/** Where the screen's picture goes: middle, size and tilt in the kiosk's own coordinates (towards +z). */
export const SCREEN = { y: 1.2, z: 0.16, width: 0.46, height: 0.6, tilt: -0.32 } as const;

export function kioskShape(): BufferGeometry {
  const { y, z, tilt } = SCREEN;
  const parts = [
    box({ size: [0.66, 0.1, 0.52], at: [0, 0.05, 0] }, { colour: tone.stoneDark, ao: 0.72 }),
    box({ size: [0.5, 0.8, 0.26], at: [0, 0.5, -0.06] }, { colour: tone.wood, ao: grounded(0.8) }),
    // woven front between two stiles
    box({ size: [0.34, 0.34, 0.02], at: [0, 0.4, 0.075] }, { colour: '#d3b277', ao: 0.85 }),
    box({ size: [0.36, 0.03, 0.03], at: [0, 0.58, 0.08] }, { colour: tone.gold }),
    box({ size: [0.36, 0.03, 0.03], at: [0, 0.22, 0.08] }, { colour: tone.gold }),
    // head with the screen
    box({ size: [0.6, 0.76, 0.12], at: [0, y, z - 0.075], tilt }, { colour: tone.woodDark }),
    box({ size: [0.51, 0.65, 0.02], at: [0, y - 0.005, z - 0.012], tilt }, { colour: '#171b22' }),
    // slot, tray and the slip that waits in it
    box({ size: [0.34, 0.06, 0.12], at: [0, 0.79, 0.17] }, { colour: tone.dark }),
    box({ size: [0.2, 0.012, 0.03], at: [0, 0.822, 0.2] }, { colour: tone.lamp, glow: 0.6 }),
    box({ size: [0.13, 0.16, 0.006], at: [0.02, 0.77, 0.245], tilt: 0.25 }, { colour: '#fffdf6' }),
    box({ size: [0.62, 0.04, 0.05], at: [0, y - 0.4, z + 0.1] }, { colour: tone.woodLight }),
  ];
  for (const side of [-1, 1]) {
    parts.push(
      box(
        { size: [0.06, 1.75, 0.08], at: [side * 0.31, 0.87, -0.1] },
        { colour: tone.wood, ao: grounded(0.9) },
      ),
      box(
        { size: [0.44, 0.05, 0.5], at: [side * 0.19, 1.82, -0.04], roll: -side * 0.42 },
        { colour: tone.terracotta },
      ),
      box(
        { size: [0.44, 0.03, 0.03], at: [side * 0.19, 1.8, 0.22], roll: -side * 0.42 },
        { colour: tone.gold },
      ),
    );
  }
  return join(parts);
}
