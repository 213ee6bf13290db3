"""Hair grown as shells over the skull, peci and iket."""
import math

from avatar_face import HEAD_C
from avatar_mesh import ACCENT, CHEST, HAIR, HEAD, HEADWEAR, blend
from mathutils import Vector

SHELL = (.1275, .1425, .1585)


def hang_weight(co):
    return HEAD if co.z > 1.36 else blend(CHEST, HEAD, (co.z - 1.235) / .125)


def shell(m, line, thick=lambda a, t: 0, seg=16, rows=6, slot=HAIR, r=SHELL, flare=0.):
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
            strand = (.80 if i % 2 else 1.12) * (.78 + .22 * min(1, 1.3 - u)) * (1 + .35 * bump(t, .42, .16))    # with a band of shine
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
    thick = lambda a, t: .12 + .085 * math.sin(a * 5 + t * 7) * math.sin(t * 8 + 1) + .06 * bump(t, .45, .4) - .09 * max(0, t - .85)
    line = around([(0, .60), (34, .64), (56, .92), (72, 1.08), (95, 1.00), (125, 1.18), (180, 1.34)])
    shell(m, lambda a: line(a) + .05 * math.sin(a * 7) * (abs(a) < 1), thick, seg=16, rows=7)


def hair_receding(m):
    """Short, thin, high forehead with deep corners."""
    line = around([(0, .44), (14, .42), (34, .34), (50, .70), (68, 1.10), (92, .98), (125, 1.16), (180, 1.34)])
    shell(m, line, lambda a, t: .012 + .03 * max(0, t - .5))


def hair_under(m):
    """What a peci or an iket leaves visible: sides and nape only."""
    shell(m, around([(0, .56), (40, .60), (58, .90), (72, 1.12), (92, .98), (120, 1.16), (180, 1.36)]), lambda a, t: .01, rows=5, seg=16)


def hair_long(m):
    """Loose waves over the shoulder blades, with a soft side fringe and uneven ends."""
    line = around([(0, .58), (16, .66), (34, .84), (50, 2.05), (70, 2.62), (120, 2.76), (180, 2.84)])

    def thick(a, t):
        fringe = .075 * bump(a, .45, .7) * bump(t, .55, .28) - .05 * bump(a, -.28, .14) * bump(t, .4, .35)
        hang = min(1, max(0, t - 1.1))
        waves = .085 * math.sin(5 * a + 3.0 * t) * hang + .040 * math.sin(7 * t + 2 * a) * hang
        return .070 + fringe + .045 * bump(t, 1.0, .5) + .04 * max(0, t - 1.3) - .10 * max(0, t - 2.2) + waves
    ends = lambda a: .10 * math.sin(6 * a + .6) * (abs(a) > 1)
    shell(m, lambda a: line(a) + ends(a) + .16 * bump(a, -.75, .30) + .10 * bump(a, .5, .3), thick, seg=18, rows=9, flare=-.10)


def hair_bob(m):
    """Chin length with a straight fringe."""
    line = around([(0, .72), (22, .73), (42, .84), (64, 1.80), (78, 2.0), (110, 2.05), (180, 2.10)])

    def thick(a, t):
        return .075 + .05 * bump(t, .6, .4) + .055 * bump(t, 1.75, .40) - .05 * max(0, t - 1.9) * 8
    shell(m, lambda a: line(a) + .07 * math.sin(5 * a + 1) * (abs(a) > 1.2), thick, seg=16, rows=8)


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


def hair_pony(m):
    """Combed back into a high ponytail that swings below the nape."""
    line = around([(0, .56), (24, .62), (48, .84), (66, 1.10), (80, 1.02), (98, 1.00), (125, 1.16), (180, 1.30)])
    fringe = lambda a, t: .05 * bump(a, .5, .6) * bump(t, .5, .22) - .04 * bump(a, -.3, .13) * bump(t, .42, .3)
    shell(m, line, lambda a, t: .030 + .04 * bump(t, .5, .3) * bump(a, 0, 1.1) + fringe(a, t))
    m.ball((0, .150, 1.556), (.030, .024, .032), ACCENT, HEAD, seg=8, rings=4)
    tail = ((.158, 1.560, .022, .020), (.196, 1.545, .046, .036), (.214, 1.490, .060, .044), (.206, 1.420, .060, .042), (.190, 1.350, .052, .036),
            (.178, 1.290, .036, .026))
    m.loft([dict(c=(.006 * math.sin(k * 1.4), y, z), r=(rx, ry), w=hang_weight if z < 1.40 else HEAD, sh=.92 + .10 * (k % 2),
                 mod=lambda x, y, a: (x * (1 + .08 * math.sin(3 * a)), y * (1 + .08 * math.sin(3 * a))))
            for k, (y, z, rx, ry) in enumerate(tail)], HAIR, seg=9, cap0=(0, -.006, 0), cap1=(.004, -.004, -.034))
