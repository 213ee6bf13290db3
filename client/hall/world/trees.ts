/** Trees around the hall: broad canopies and areca palms, two draw calls. */
import { type BufferGeometry, Group, IcosahedronGeometry, type Material, PlaneGeometry } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { seededRandom } from './seeded-random.ts';
import { scatter, type Placement } from './instances.ts';
import { drum, join, paint, tone } from './solid.ts';

const canopyShade = (_x: number, y: number): number => 0.4 + 0.6 * Math.min(1, Math.max(0, (y - 1.5) / 2.9));

function broadTree(): BufferGeometry {
  const ball = (x: number, y: number, z: number, r: number, colour: string) =>
    paint(new IcosahedronGeometry(r, 1).scale(1, 0.86, 1).translate(x, y, z), { colour, ao: canopyShade });
  return join([
    drum(0.15, 0.27, 2.4, 6, 0, { colour: '#7d5a3c', ao: 0.8 }),
    ball(0, 3.1, 0, 1.45, '#5f9a42'),
    ball(0.95, 2.7, 0.35, 0.95, '#6ea84c'),
    ball(-0.85, 2.75, -0.45, 1, '#548c3d'),
    ball(0.15, 4.1, -0.2, 0.95, '#78b054'),
  ]);
}

/** An areca palm: slender trunk, drooping leaves of two folded blades. */
function palm(): BufferGeometry {
  const parts = [
    drum(0.08, 0.15, 4.6, 6, 0, { colour: '#9a8a72', ao: 0.85 }),
    drum(0.1, 0.08, 0.7, 6, 4.5, { colour: '#7fae52' }),
  ];
  const leaves = 9;
  for (let i = 0; i < leaves; i++) {
    const leaf = new PlaneGeometry(0.62, 2.3, 2, 4);
    const p = leaf.getAttribute('position');
    for (let k = 0; k < p.count; k++) {
      const x = p.getX(k);
      const along = p.getY(k) + 1.15;
      const narrow = 1 - Math.pow(along / 2.3, 2) * 0.85;
      p.setXYZ(k, x * narrow, 0.55 * along - 0.33 * along * along - Math.abs(x) * 0.45, along);
    }
    leaf.computeVertexNormals();
    const n = leaf.getAttribute('normal');
    for (let k = 0; k < n.count; k++) if (n.getY(k) < 0) n.setXYZ(k, -n.getX(k), -n.getY(k), -n.getZ(k));
    // both sides show, so that no leaf vanishes from below
    const index = leaf.index ? Array.from(leaf.index.array) : [];
    leaf.setIndex([...index, ...index.slice().reverse()]);
    leaf.rotateY((i / leaves) * 2 * Math.PI + (i % 2) * 0.2).translate(0, 5.1 + (i % 2) * 0.12, 0);
    parts.push(paint(leaf, { colour: i % 2 ? tone.leaf : '#77b04f', ao: 0.9 }));
  }
  return join(parts);
}

/** Whether a tree may stand here: clear of floors, paths and the view into the hall. */
function isGarden(hall: Hall, x: number, z: number, keep: number): boolean {
  for (const f of hall.floors) {
    if (f.kind === 'disc') {
      if (Math.hypot(x - f.x, z - f.z) < f.radius + keep) return false;
      continue;
    }
    const s = Math.sin(f.yaw);
    const c = Math.cos(f.yaw);
    const dx = x - f.x;
    const dz = z - f.z;
    if (Math.abs(dx * c - dz * s) < f.hx + keep + 2.2 && Math.abs(dx * s + dz * c) < f.hz + keep)
      return false;
  }
  return true;
}

/** At most `count` trees, the same ones in the same hall for everybody. */
export function createTrees(hall: Hall, kit: Material, count: number): Group {
  const random = seededRandom(20221);
  const { bounds } = hall;
  const reach = Math.max(bounds.maxX, -bounds.minX, bounds.maxZ, -bounds.minZ) + 22;
  const broad: Placement[] = [];
  const palms: Placement[] = [];
  const near = hall.atrium.radius + 2;
  for (let tries = 0; tries < count * 14 && broad.length + palms.length < count; tries++) {
    const angle = random() * 2 * Math.PI;
    const r = near + Math.pow(random(), 0.7) * (reach - near);
    const x = Math.sin(angle) * r;
    const z = Math.cos(angle) * r;
    const isPalm = random() < 0.38;
    const scale = isPalm ? 0.8 + random() * 0.45 : 0.8 + random() * 0.75;
    if (!isGarden(hall, x, z, isPalm ? 1.4 : 2.2 * scale)) continue;
    const crowded = [...broad, ...palms].some((t) => Math.hypot(t.x - x, t.z - z) < (isPalm ? 1.6 : 2.7));
    if (crowded) continue;
    (isPalm ? palms : broad).push({ x, z, y: -0.12, yaw: random() * 6.28, scale });
  }
  const group = new Group();
  group.name = 'trees';
  group.add(scatter(broadTree(), kit, broad, true), scatter(palm(), kit, palms, true));
  return group;
}
