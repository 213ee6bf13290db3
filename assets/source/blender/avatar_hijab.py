"""Hijab: a hood that frames the face and gathers at the neck, and two drapes below it."""
import math

from avatar_face import face_y
from avatar_mesh import ACCENT, CHEST, HEAD, HEADWEAR, NECK, VEIL, blend
from mathutils import Vector

# z, half width, half depth, y of the centre
HOOD = ((1.296, .090, .096, .014), (1.330, .092, .100, .022), (1.362, .104, .112, .030), (1.395, .120, .128, .034), (1.432, .132, .143, .033),
        (1.472, .137, .149, .029), (1.515, .137, .149, .023), (1.556, .130, .142, .017), (1.594, .114, .126, .012), (1.624, .088, .098, .011),
        (1.644, .052, .058, .012))
FACE_LOW, FACE_HIGH, FACE_WIDE = 1.345, 1.585, .089
SEG = 20


def smooth(a, b, x):
    t = max(0, min(1, (x - a) / (b - a)))
    return t * t * (3 - 2 * t)


def opening(z):
    """Half width of the face's opening at a height; the chin is narrower than the forehead."""
    t = (z - (FACE_LOW + FACE_HIGH) / 2) / ((FACE_HIGH - FACE_LOW) / 2)
    if abs(t) >= 1:
        return 0
    return FACE_WIDE * math.sqrt(1 - abs(t) ** 2.3) * (1 - .10 * max(0, -t))


def hood_weight(co):
    return HEAD if co.z > 1.36 else blend(NECK, HEAD, (co.z - 1.30) / .06)


def hood_point(z, rx, ry, cy, a):
    """`a` runs from the face (0) over the left ear to the back (pi)."""
    gather = 1 - smooth(1.33, 1.46, z)
    crease = math.sin(8 * a + 26 * (z - 1.3) * math.sin(a))
    bun = math.exp(-((z - 1.462) / .062) ** 2) * max(0, -math.cos(a)) ** 5 * .020    # hair tied up under the cloth
    # two broad folds run from the temples down around the back, as the cloth is wrapped
    behind = smooth(.7, 1.6, min(a, 2 * math.pi - a))
    wrap = sum(math.exp(-((z - line) / .026) ** 2) for line in (1.455 + .045 * (a - math.pi), 1.545 + .038 * (a - math.pi))) * behind
    k = 1 + .032 * gather * crease - .030 * wrap
    co = Vector((rx * k * math.sin(a), cy - (ry * k + bun) * math.cos(a), z))
    return co, 1 - .24 * gather * max(0, -crease) - .15 * wrap


def hood(m):
    rows, edges = [], []
    for z, rx, ry, cy in HOOD:
        x = opening(z)
        first = math.asin(min(1, x / rx)) if x else 0
        row = []
        for i in range(SEG + (1 if x else 0)):
            a = first + (2 * math.pi - 2 * first) * i / SEG
            co, sh = hood_point(z, rx, ry, cy, a)
            rim = max(0, 1 - min(i, SEG - i) / 2) if x else 0      # the cloth lies on the cheek at the opening
            if rim:
                co.y = co.y + (min(co.y, face_y(min(abs(co.x), .1), z, .006)) - co.y) * rim
            row.append(m.add(co, hood_weight(co), sh))
        if not x:
            row.append(row[0])
        else:
            edges.append((row[0], row[-1]))
        rows.append(row)
    for a, b in zip(rows, rows[1:]):
        for i in range(SEG):
            if len({a[i], a[i + 1], b[i + 1], b[i]}) > 3 or a[i] != a[i + 1]:
                m.face((a[i], a[i + 1], b[i + 1], b[i]), HEADWEAR)
    top = m.add((0, .012, 1.653), HEAD)
    for i in range(SEG):
        m.face((rows[-1][i], rows[-1][i + 1], top), HEADWEAR)
    face_rim(m)


def face_rim(m):
    """A rolled edge around the face with the inner cap's band showing."""
    n, rim = 18, []
    mid, half = (FACE_LOW + FACE_HIGH) / 2, (FACE_HIGH - FACE_LOW) / 2
    for i in range(n):
        a = 2 * math.pi * (i + .5) / n
        z = mid + math.cos(a) * half * .985
        x = math.copysign(max(opening(z), .022 * abs(math.sin(a))), math.sin(a)) if abs(math.cos(a)) < .995 else math.sin(a) * .05
        y = face_y(min(abs(x), .092), min(max(z, 1.352), 1.60), .004)
        out = Vector((math.sin(a), 0, math.cos(a)))
        c = Vector((x, y, z))
        rim.append([m.add(c + out * .018 + Vector((0, .022, 0)), HEAD, .86), m.add(c + out * .007 + Vector((0, -.010, 0)), HEAD, 1.10),
                    m.add(c - out * .005 + Vector((0, -.004, 0)), HEAD, .95), m.add(c - out * .012 + Vector((0, .008, 0)), HEAD, .80)])
    for i in range(n):
        for k in range(3):
            m.face((rim[i][k], rim[(i + 1) % n][k], rim[(i + 1) % n][k + 1], rim[i][k + 1]), VEIL if k == 2 else HEADWEAR)


def cape_weight(co):
    """The cloth lies on the shoulders: its sides follow the arms a little, so that no arm pokes through."""
    base = blend(CHEST, NECK, (co.z - 1.27) / .05) if co.z > 1.27 else CHEST
    t = .30 * smooth(.10, .19, abs(co.x)) * (1 - smooth(1.19, 1.25, co.z))
    return blend(base, {'upperarm.L' if co.x > 0 else 'upperarm.R': 1}, t)


def cape(m, hem, folds, depth, seg=24):
    """`hem(a)` is the height of the edge at an angle from the front (0) over the left arm to the back (pi)."""
    # share of the way to the hem, half width, half depth, y; the first three rows lie on neck and shoulders
    top = ((1.318, .098, .104, .014), (1.288, .110, .110, .012), (1.256, .150, .124, .010), (1.212, .200, .140, .006))
    rows = []
    for j in range(8):
        row = []
        for i in range(seg):
            a = 2 * math.pi * i / seg
            if j < 4:
                z, rx, ry, cy = top[j]
                v = j / 9
            else:
                v = (.36, .72, .965, 1.0)[j - 4]
                z = 1.212 + (hem(a) - 1.212) * v
                rx, ry, cy = .206 + .026 * v, .140 + .026 * v + .010 * math.cos(a) ** 2, .006
                v = .45 + .55 * v
            wave = folds(a) * (1 - .7 * abs(math.sin(a)) ** 4)      # smooth over the shoulders
            amount = (.050, .060, .034, .030)[j] if j < 4 else depth * v
            k = 1 + amount * wave
            q = (abs(math.sin(a)) ** 2.3 + abs(math.cos(a)) ** 2.3) ** (-1 / 2.3)
            co = Vector((rx * k * q * math.sin(a), cy - ry * k * q * math.cos(a), z))
            row.append(m.add(co, cape_weight(co), (1.04 - .42 * max(0, -wave) * min(1, amount * 20)) * (1 if j < 7 else 1.02)))
        rows.append(row)
    m.bridge(rows[:7], HEADWEAR)
    m.bridge(rows[6:], VEIL)
    under = []
    for i in range(seg):
        p = Vector(m.v[rows[7][i]])
        p = Vector((p.x * .93, p.y * .93, p.z + .004))
        under.append(m.add(p, m.w[rows[7][i]], .5))
    m.bridge([rows[7], under], HEADWEAR)


def pleats(a):
    return .62 * math.sin(6 * a + .9) + .38 * math.sin(10 * a + 2.3)


def hijab_long(m):
    """Falls to the elbows, with a rounded point behind."""
    def hem(a):
        back = max(0, -math.cos(a))
        return 1.085 - .105 * back ** 2.2 - .02 * max(0, math.cos(a)) + .012 * math.sin(a) + .012 * abs(math.sin(a))
    cape(m, hem, pleats, .075)


def hijab_short(m):
    """Wrapped close: one end over the left shoulder in front, the other falls down the back."""
    def hem(a):
        front, back = max(0, math.cos(a)), max(0, -math.cos(a))
        return 1.165 - .075 * back ** 1.6 - .070 * front * (1 + .8 * math.sin(a + .2)) / 1.6 + .004 * math.sin(a)
    cape(m, hem, lambda a: pleats(a + .7), .070)
    # the thrown end: a pleated tail from behind the right shoulder to the middle of the back
    path = ((-.046, .106, 1.300, .034), (-.074, .140, 1.250, .046), (-.080, .172, 1.170, .054), (-.074, .184, 1.085, .064), (-.066, .190, 1.000, .078),
            (-.064, .191, .982, .081))
    rings = []
    for k, (x, y, z, r) in enumerate(path):
        rings.append(dict(c=(x, y, z), r=(r, .014), ax=((1, .30, -.16), (-.2, 1, .2 if k < 2 else 0)), w=cape_weight, sh=1.04,
                          s=VEIL if k == len(path) - 1 else HEADWEAR, mod=lambda x, y, a, r=r: (x, y + .013 * math.cos(7.5 * x / r))))
    m.loft(rings, HEADWEAR, seg=10, cap0=(0, 0, .008), cap1=(0, 0, -.001))


def brooch(m):
    m.disc((.064, -.140, 1.240), (.013, .013), ACCENT, CHEST, n=(.35, -1, .35), seg=8, bulge=.008)
