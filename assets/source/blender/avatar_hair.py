"""Hair grown as shells over the skull, headwear, hijab."""
import math

from avatar_mesh import ACCENT, CHEST, HAIR, HEAD, HEADWEAR, NECK, blend
from avatar_parts import HEAD_C
from mathutils import Vector

SHELL = (.1275, .1425, .1585)


def hang_weight(co):
    return HEAD if co.z > 1.36 else blend(CHEST, HEAD, (co.z - 1.235) / .125)


def shell(m, line, thick=lambda a, t: 0, seg=18, rows=6, slot=HAIR, r=SHELL, flare=0.):
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
    lift = sum(thick(2 * math.pi * i / seg - math.pi, 0) for i in range(seg)) / seg
    top = HEAD_C + Vector((0, .006, .004 + r[2] * (1 + lift)))
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


def short_line(front=.63):
    return around([(0, front), (30, front + .01), (50, .78), (66, 1.10), (80, 1.06), (96, .98), (120, 1.18), (180, 1.38)])


def hair_short(m):
    """Neat side parting with some volume in front."""
    def thick(a, t):
        quiff = .135 * bump(a, .30, .80) * bump(t, .52, .24)
        parting = -.075 * bump(a, -.62, .13) * bump(t, .50, .34)
        return .035 + quiff + parting + .03 * bump(t, .2, .4) - .02 * bump(t, 1.25, .2)
    line = short_line()
    shell(m, lambda a: line(a) - .07 * bump(a, -.62, .2) + .05 * bump(a, .25, .4), thick)


def hair_curly(m):
    """Ikal: full and uneven."""
    thick = lambda a, t: .12 + .060 * math.sin(a * 5 + t * 9) * math.sin(t * 8 + 1) + .06 * bump(t, .45, .4) - .09 * max(0, t - .85)
    line = around([(0, .60), (34, .64), (56, .92), (72, 1.08), (95, 1.00), (125, 1.18), (180, 1.34)])
    shell(m, lambda a: line(a) + .05 * math.sin(a * 7) * (abs(a) < 1), thick, seg=18, rows=7)


def hair_receding(m):
    """Short, thin, high forehead with deep corners."""
    line = around([(0, .44), (14, .42), (34, .34), (50, .70), (68, 1.10), (92, .98), (125, 1.16), (180, 1.34)])
    shell(m, line, lambda a, t: .012 + .03 * max(0, t - .5))


def hair_under(m):
    """What a peci or an iket leaves visible: sides and nape only."""
    shell(m, around([(0, .56), (40, .60), (58, .90), (72, 1.12), (92, .98), (120, 1.16), (180, 1.36)]), lambda a, t: .01, rows=5, seg=16)


def hair_long(m):
    """Loose, over the shoulder blades, with a soft side fringe."""
    line = around([(0, .58), (16, .66), (34, .84), (50, 2.05), (70, 2.70), (120, 2.85), (180, 2.95)])

    def thick(a, t):
        fringe = .075 * bump(a, .45, .7) * bump(t, .55, .28) - .05 * bump(a, -.28, .14) * bump(t, .4, .35)
        return .075 + fringe + .045 * bump(t, 1.0, .5) + .05 * max(0, t - 1.3) - .05 * max(0, t - 2.3)
    shell(m, lambda a: line(a) + .16 * bump(a, -.75, .30) + .10 * bump(a, .5, .3), thick, seg=18, rows=9, flare=-.05)


def hair_bob(m):
    """Chin length with a straight fringe."""
    line = around([(0, .72), (22, .73), (38, .80), (52, 1.75), (70, 2.0), (110, 2.05), (180, 2.10)])

    def thick(a, t):
        return .075 + .05 * bump(t, .6, .4) + .055 * bump(t, 1.75, .40) - .05 * max(0, t - 1.9) * 8
    shell(m, line, thick, seg=18, rows=8)


def hair_bun(m):
    """Combed back into a sanggul with a clasp."""
    line = around([(0, .56), (30, .60), (52, .86), (68, 1.08), (82, 1.02), (98, 1.02), (125, 1.18), (180, 1.34)])
    thick = lambda a, t: .030 + .045 * bump(t, .5, .3) * bump(a, 0, 1.1)
    shell(m, line, thick)
    m.ball((0, .160, 1.520), (.070, .056, .066), HAIR, HEAD, seg=8, rings=5, shade=.98)
    m.ball((0, .138, 1.524), (.080, .018, .075), ACCENT, HEAD, seg=8, rings=3)


def peci(m):
    rings = ((1.548, .1300, .1435, .004, .8), (1.60, .1285, .1420, .006, 1), (1.642, .1215, .134, .010, 1), (1.649, .114, .126, .010, 1.25))
    m.loft([dict(c=(0, y, z), r=(rx, ry), w=HEAD, p=2.1, sh=sh) for z, rx, ry, y, sh in rings], HEADWEAR, seg=16, cap1=(0, 0, .004))
    m.loft([dict(c=(0, .004, 1.554), r=(.1316, .1451), w=HEAD, p=2.1), dict(c=(0, .005, 1.565), r=(.1312, .1447), w=HEAD, p=2.1)],
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
