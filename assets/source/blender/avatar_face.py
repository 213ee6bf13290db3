"""Head, face, ears, glasses, moustache, neck."""
import math

from avatar_mesh import BLUSH, BROW, CHEST, DARK, GLASS, HAIR, HEAD, LIP, NECK, SIDES, SKIN, WHITE
from mathutils import Vector

HEAD_C, HEAD_R = Vector((0, -.004, 1.475)), (.118, .132, .150)


def face_y(x, z, off):
    """Depth of the face's surface at (x, z), `off` metres in front of it."""
    t = max(-1, min(1, (z - HEAD_C.z) / HEAD_R[2]))
    k = 1 - .20 * max(0, -t) ** 1.3
    r = math.sqrt(max(0, 1 - t * t))
    rx, ry = HEAD_R[0] * r * k, HEAD_R[1] * r * (1 - .10 * max(0, -t))
    u = min(.999, abs(x / rx)) if rx > 1e-6 else .999
    return HEAD_C.y - .016 * max(0, -t) - ry * (1 - u ** 2.15) ** (1 / 2.15) - off


def on_face(x, z, off=.002):
    return (x, face_y(x, z, off), z)


def ears(m):
    for s, _ in SIDES:
        m.ball((s * .118, .012, 1.462), (.018, .030, .040), SKIN, HEAD, seg=6, rings=4, shade=.94)


def skull(m):
    rings, n = [], 9
    for j in range(n + 1):
        t = -math.pi / 2 + math.pi * (j + .35) / (n + .7)
        z, r = math.sin(t), math.cos(t)
        low = max(0, -z)
        k = 1 - .20 * low ** 1.3                       # narrower jaw
        rings.append(dict(c=(0, HEAD_C.y - .016 * low, HEAD_C.z + HEAD_R[2] * z),
                          r=(HEAD_R[0] * r * k, HEAD_R[1] * r * (1 - .10 * low)), p=2.15, w=HEAD, sh=1 - .10 * low ** 2))
    m.loft(rings, SKIN, seg=14, cap0=(0, 0, -.008), cap1=(0, 0, .008))


def neck(m):
    m.loft([dict(c=(0, .008, 1.22), r=(.062, .060), w=CHEST, sh=.84), dict(c=(0, .006, 1.29), r=(.054, .056), w=NECK, sh=.82),
            dict(c=(0, .0, 1.37), r=(.056, .060), w=HEAD, sh=.82)], SKIN, seg=8)


def head(m, lashes=False, covered=False):
    """`covered` leaves out what a hijab hides: the back of the skull, the neck."""
    start = len(m.f)
    skull(m)
    if covered:
        m.drop(start, lambda p: p[1] > -.01 or p[2] > 1.60)
    else:
        neck(m)
    for s, _ in SIDES:
        eye(m, s, lashes)
        m.disc(on_face(s * .068, 1.4285, .0008), (.0155, .0095), BLUSH, HEAD, n=(s * .62, -1, -.15), seg=7)
    m.ball(on_face(0, 1.4455, -.0065), (.0125, .015, .0150), SKIN, HEAD, seg=6, rings=4, shade=1.0)
    smile = (-.033, -.020, -.007, .007, .020, .033)
    m.strip([on_face(x, 1.4075 + (abs(x) / .033) ** 2 * .012, .0055) for x in smile],
            (.003, .0065, .0085, .0085, .0065, .003), LIP, HEAD)


def eye(m, s, lashes):
    m.disc(on_face(s * .045, 1.470, .001), (.0175, .0245), DARK, HEAD, n=(s * .34, -1, .03), seg=10, bulge=.005)
    m.disc(on_face(s * .045 - .006, 1.480, .0075), (.006, .0072), WHITE, HEAD, n=(s * .2, -1, .1), seg=6, bulge=.001)
    # high, gently arched and outward-falling brows read as friendly; low inner ends read as stern
    brow = ((.025, 1.5150), (.037, 1.5195), (.051, 1.5190), (.065, 1.5125))
    widths = (.0050, .0062, .0050, .0022) if lashes else (.0070, .0085, .0070, .0030)
    m.strip([on_face(s * x, z, .003) for x, z in brow], widths, BROW, HEAD)
    if lashes:
        m.strip([on_face(s * .030, 1.4905, .0035), on_face(s * .047, 1.4965, .0045), on_face(s * .0675, 1.4905, .0035)],
                (.002, .0050, .0055), DARK, HEAD)


def glasses(m):
    for s, _ in SIDES:
        c = Vector(on_face(s * .047, 1.470, .012))
        ring = []
        for i in range(10):
            a = 2 * math.pi * i / 10
            d = Vector((math.cos(a), abs(math.cos(a)) * .15 * (1 if s * math.cos(a) > 0 else -.2), math.sin(a)))
            ring.append([m.add(c + d * r, HEAD) for r in (.031, .026)])
        for i in range(10):
            m.front.add(len(m.f))
            m.face((ring[i][0], ring[(i + 1) % 10][0], ring[(i + 1) % 10][1], ring[i][1]), GLASS)
        bar = [m.add((s * x, y, z), HEAD) for x, y, z in
               ((.079, -.100, 1.478), (.124, .01, 1.478), (.124, .01, 1.472), (.079, -.100, 1.472))]
        m.face(bar if s > 0 else bar[::-1], GLASS)
    m.strip([on_face(-.017, 1.476, .0145), on_face(.017, 1.476, .0145)], (.006, .006), GLASS, HEAD)


def moustache(m):
    xs = (-.036, -.022, -.008, 0, .008, .022, .036)
    drop = lambda x: 1.4315 - (abs(x) / .036) ** 2 * .010
    m.strip([on_face(x, drop(x), .007) for x in xs], (.003, .011, .0135, .010, .0135, .011, .003), HAIR, HEAD)
