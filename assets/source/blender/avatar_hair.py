"""Hair grown as shells over the skull, headwear, hijab."""
import math

from avatar_mesh import ACCENT, CHEST, HAIR, HEAD, HEADWEAR, NECK, blend
from avatar_parts import HEAD_C
from mathutils import Vector

SHELL = (.1275, .1425, .1585)


def hang_weight(co):
    return HEAD if co.z > 1.36 else blend(CHEST, HEAD, (co.z - 1.235) / .125)


def shell(m, line, thick=lambda a, t: 0, seg=20, rows=7, slot=HAIR, r=SHELL, flare=0., part=None):
    """Hair from the crown down every meridian to `line(a)`.

    `a` is the angle from the face (0) to the back (pi), negative on the character's right. `line` counts along
    the meridian: 0 crown, 1 ear level, above 1 it hangs straight down 15 cm per unit. `thick(a, t)` lifts the hair.
    """
    grid = []
    for j in range(1, rows + 1):
        row = []
        for i in range(seg):
            a = 2 * math.pi * (i + .5) / seg - math.pi
            end = line(a)
            u = j / rows
            t = end * (u ** .85)
            k = 1 + thick(a, t)
            if j == rows:
                k = 1.0 if end < 1.15 else k - .06        # tuck the rim in
            e = math.pi / 2 * (1 - min(1, t))
            drop = max(0, t - 1) * .15
            out = math.cos(e) * (1 + flare * max(0, t - 1))
            co = HEAD_C + Vector((r[0] * k * out * math.sin(a), .006 - r[1] * k * out * math.cos(a), .004 + r[2] * k * math.sin(e) - drop))
            strand = (.92 if i % 2 else 1.06) * (.80 + .20 * min(1, 1.3 - u))
            row.append(m.add(co, hang_weight(co), strand))
        grid.append(row)
    m.bridge(grid, slot)
    top = HEAD_C + Vector((0, .006, .004 + r[2] * (1 + thick(0, 0))))
    m.fan(grid[0][::-1], top, HEAD, slot)


def around(pairs):
    """Piecewise smooth function of |angle| in degrees."""
    def value(a):
        d = abs(math.degrees(a))
        for (a0, v0), (a1, v1) in zip(pairs, pairs[1:]):
            if d <= a1:
                k = (d - a0) / (a1 - a0)
                return v0 + (v1 - v0) * k * k * (3 - 2 * k)
        return pairs[-1][1]
    return value


def bump(x, centre, width):
    return math.exp(-((x - centre) / width) ** 2)


def short_line(front=.47):
    return around([(0, front), (32, front + .02), (56, .74), (74, 1.04), (92, .98), (120, 1.16), (180, 1.34)])


def hair_short(m):
    """Neat side parting with some volume in front."""
    thick = lambda a, t: .02 + .115 * bump(a, .35, .75) * bump(t, .40, .22) + .03 * bump(t, .2, .4) - .05 * bump(a, -.55, .16) * bump(t, .35, .3)
    line = short_line()
    shell(m, lambda a: line(a) + .05 * math.sin(a * 2 + .6) * (abs(a) < .9), thick)


def hair_curly(m):
    """Ikal: full and uneven."""
    thick = lambda a, t: .10 + .055 * math.sin(a * 5 + t * 9) * math.sin(t * 7 + 1) + .05 * bump(t, .35, .4) - .06 * max(0, t - .8)
    shell(m, around([(0, .40), (36, .46), (60, .80), (76, 1.02), (95, .98), (125, 1.15), (180, 1.26)]), thick, seg=20, rows=8)


def hair_receding(m):
    """Short, thin, high forehead."""
    shell(m, around([(0, .22), (26, .30), (48, .62), (72, 1.06), (92, .98), (125, 1.15), (180, 1.30)]), lambda a, t: .005 + .02 * max(0, t - .5), rows=6)


def hair_under(m):
    """What a peci or an iket leaves visible: sides and nape only."""
    shell(m, around([(0, .52), (40, .54), (62, .86), (76, 1.08), (92, .98), (120, 1.15), (180, 1.32)]), rows=5, seg=18)


def hair_long(m):
    """Loose, over the shoulder blades, with a soft side fringe."""
    line = around([(0, .40), (24, .56), (46, .90), (62, 1.9), (80, 2.55), (120, 2.75), (180, 2.85)])
    thick = lambda a, t: .04 + .05 * bump(t, .35, .3) * bump(a, .5, .9) + .05 * max(0, t - 1.3) - .03 * bump(a, -.4, .2) * bump(t, .3, .3)
    shell(m, lambda a: line(a) + (.14 if -.7 < a < .1 else 0), thick, seg=20, rows=10, flare=-.06)


def hair_bob(m):
    line = around([(0, .46), (20, .52), (40, .62), (56, 1.35), (70, 1.95), (110, 2.0), (180, 2.05)])
    thick = lambda a, t: .05 + .06 * bump(t, .5, .5) + .05 * bump(t, 1.7, .35)
    shell(m, line, thick, seg=20, rows=9)


def hair_bun(m):
    """Combed back into a sanggul."""
    thick = lambda a, t: .012 + .03 * bump(t, .45, .3) * bump(a, 0, 1.0)
    shell(m, around([(0, .42), (34, .50), (58, .86), (74, 1.02), (95, 1.02), (125, 1.15), (180, 1.28)]), thick)
    m.ball((0, .158, 1.535), (.066, .050, .062), HAIR, HEAD, seg=10, rings=6, shade=.98)
    m.ball((0, .135, 1.535), (.074, .020, .070), ACCENT, HEAD, seg=10, rings=4)


def peci(m):
    rings = ((1.545, .1355, .1485, .004, .8), (1.60, .134, .147, .006, 1), (1.648, .126, .138, .010, 1), (1.655, .118, .130, .010, 1.25))
    m.loft([dict(c=(0, y, z), r=(rx, ry), w=HEAD, p=2.1, sh=sh) for z, rx, ry, y, sh in rings], HEADWEAR, seg=16, cap1=(0, 0, .004))
    m.loft([dict(c=(0, .004, 1.552), r=(.1372, .1502), w=HEAD, p=2.1), dict(c=(0, .005, 1.563), r=(.1368, .1498), w=HEAD, p=2.1)],
           ACCENT, seg=16)


def iket(m):
    """Sundanese headcloth: a wrapped band with a folded peak in front and a knot behind."""
    lift = lambda x, y: .020 * max(0, -y / .15) + .012 * max(0, y / .15)
    rings = ((1.528, .1345, .1480, .80), (1.548, .1400, .1535, 1), (1.582, .1385, .1515, 1.04), (1.600, .1290, .1420, .9),
             (1.632, .100, .112, 1.), (1.646, .05, .06, 1.))
    m.loft([dict(c=(0, .004, z), r=(rx, ry), w=HEAD, p=2.1, sh=sh, dz=lift if z < 1.61 else lambda x, y: 0) for z, rx, ry, sh in rings],
           HEADWEAR, seg=16, cap1=(0, 0, .004))
    peak = [(-.070, -.142, 1.575), (.070, -.142, 1.575), (.045, -.146, 1.610), (0, -.122, 1.668), (-.045, -.146, 1.610)]
    m.front_face(peak, HEAD, HEADWEAR, 1.1)
    back = [m.add(Vector(p) + Vector((0, .012, 0)), HEAD, .8) for p in peak]
    m.face(back, HEADWEAR)
    m.ball((0, .160, 1.572), (.030, .022, .022), HEADWEAR, HEAD, seg=6, rings=4, shade=.95)
    for s in (-1, 1):
        tail = [m.add(p, HEAD, 1.05) for p in ((s * .010, .165, 1.572), (s * .050, .176, 1.520), (s * .066, .170, 1.548), (s * .028, .160, 1.585))]
        m.face(tail, HEADWEAR)
        m.face([m.add(Vector(m.v[i]) - Vector((0, .006, 0)), HEAD, .8) for i in tail][::-1], HEADWEAR)


def hijab(m):
    table = ((1.300, .098, .104, .014), (1.335, .104, .112, .022), (1.375, .118, .122, .026), (1.42, .132, .136, .026), (1.47, .138, .146, .024),
             (1.52, .138, .148, .020), (1.57, .128, .140, .016), (1.615, .100, .112, .014), (1.642, .058, .066, .014))

    def opening(z):     # the shell steps back where the face looks out
        return lambda x, y, a: (x, y if y > 0 else y * (1 - .24 * math.exp(-((z - 1.475) / .085) ** 4) * max(0, 1 - abs(x) / .11)))

    m.loft([dict(c=(0, y, z), r=(rx, ry), p=2.1, w=HEAD if z > 1.36 else blend(NECK, HEAD, (z - 1.30) / .06),
                 sh=.86 + .14 * min(1, max(0, (z - 1.3) / .2)), mod=opening(z)) for z, rx, ry, y in table],
           HEADWEAR, seg=16, cap1=(0, 0, .012))
    n, rim = 16, []
    for i in range(n):
        a = 2 * math.pi * i / n
        c = Vector((math.sin(a) * .094, -.098 + .042 * abs(math.sin(a)) ** 2 - .012 * math.cos(a), 1.472 + math.cos(a) * .115))
        out, forward = Vector((math.sin(a), -.15, math.cos(a))).normalized(), Vector((0, -1, 0))
        rim.append([m.add(c + out * .016, HEAD, .92), m.add(c + out * .006 + forward * .020, HEAD, 1.08), m.add(c - out * .006 + forward * .004, HEAD, .8)])
    for i in range(n):
        for k in range(2):
            m.face((rim[i][k], rim[(i + 1) % n][k], rim[(i + 1) % n][k + 1], rim[i][k + 1]), HEADWEAR)
    drape = ((1.34, .094, .100, .006), (1.295, .112, .108, .004), (1.262, .158, .122, .002), (1.225, .196, .136, -.002),
             (1.17, .204, .150, -.006), (1.10, .196, .156, -.010))
    fall = lambda x, y: -.055 * max(0, -y / .15) + .02 * (abs(x) / .2)
    still = lambda x, y: 0
    rings = [dict(c=(0, y, z), r=(rx, ry), p=2.2, w=blend(CHEST, NECK, (z - 1.25) / .07) if z > 1.25 else CHEST, sh=.94 + .06 * (k % 2),
                  dz=fall if z < 1.18 else still) for k, (z, rx, ry, y) in enumerate(drape)]
    rings.append(dict(c=(0, -.008, 1.105), r=(.186, .148), p=2.2, w=CHEST, sh=.5, dz=fall))
    m.loft(rings, HEADWEAR, seg=16)
    m.disc((.070, -.130, 1.235), (.016, .016), ACCENT, CHEST, n=(.35, -1, .35), seg=8, bulge=.008)
