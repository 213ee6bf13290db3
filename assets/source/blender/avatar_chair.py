"""The wheelchair: frame fixed to the root, big wheels on their own bone. Seat .46 m high."""
import math

from avatar_mesh import ACCENT, AXLE, DARK, METAL, SIDES
from mathutils import Vector

ROOT, WHEELS = {'root': 1}, {'wheels': 1}
RADIUS = .30


def tube(m, a, b, r, slot, seg=5):
    a, b = Vector(a), Vector(b)
    d = (b - a).normalized()
    x = d.cross(Vector((0, 0, 1)) if abs(d.z) < .9 else Vector((0, 1, 0))).normalized()
    y = d.cross(x)
    m.loft([dict(c=a, r=(r, r), ax=(x, y), w=ROOT), dict(c=b, r=(r, r), ax=(x, y), w=ROOT)], slot, seg=seg, cap0=(0, 0, 0), cap1=(0, 0, 0))


def cushion(m, c, size, slot, tilt=0.):
    ax = (Vector((1, 0, 0)), Vector((0, math.cos(tilt), math.sin(tilt))))
    up = Vector((0, -math.sin(tilt), math.cos(tilt)))
    c = Vector(c)
    m.loft([dict(c=c - up * size[2] / 2, r=(size[0] / 2, size[1] / 2), ax=ax, p=5, w=ROOT, sh=.8),
            dict(c=c + up * size[2] / 2, r=(size[0] / 2, size[1] / 2), ax=ax, p=5, w=ROOT)], slot, seg=8, cap0=(0, 0, 0), cap1=(0, 0, 0))


def wheel(m, side):
    x, n = side * .265, 18
    profile = ((RADIUS, -.016, DARK), (RADIUS, .016, DARK), (RADIUS - .032, .012, METAL), (RADIUS - .032, -.012, DARK))
    rows = [[m.add((x + px, AXLE.y + math.cos(2 * math.pi * i / n) * r, AXLE.z + math.sin(2 * math.pi * i / n) * r), WHEELS)
             for i in range(n)] for r, px, _ in profile]
    for k in range(4):
        m.bridge([rows[k], rows[(k + 1) % 4]], profile[k][2])
    for i in range(6):
        a = 2 * math.pi * i / 6
        d, t = Vector((0, math.cos(a), math.sin(a))), Vector((0, -math.sin(a), math.cos(a)))
        for flip in (1, -1):      # thin two-sided spokes
            q = [Vector((x + flip * .002, AXLE.y, AXLE.z)) + p for p in (t * .010, d * (RADIUS - .03) + t * .005, d * (RADIUS - .03) - t * .005, t * -.010)]
            m.face([m.add(p, WHEELS) for p in (q if flip > 0 else q[::-1])], METAL)
    m.loft([dict(c=(x - .02, AXLE.y, AXLE.z), r=(.034, .034), ax=((0, 1, 0), (0, 0, 1)), w=WHEELS),
            dict(c=(x + .02, AXLE.y, AXLE.z), r=(.034, .034), ax=((0, 1, 0), (0, 0, 1)), w=WHEELS)], METAL, seg=8, cap0=(0, 0, 0), cap1=(0, 0, 0))


def caster(m, side):
    m.loft([dict(c=(side * .205 + dx, -.235, .065), r=(.064, .064), ax=((0, 1, 0), (0, 0, 1)), w=ROOT) for dx in (-.014, .014)],
           DARK, seg=10, cap0=(0, 0, 0), cap1=(0, 0, 0))
    tube(m, (side * .205, -.215, .09), (side * .205, -.19, .30), .012, METAL)


def wheelchair(m):
    cushion(m, (0, -.01, .435), (.43, .44, .05), DARK)
    cushion(m, (0, .205, .68), (.41, .045, .40), ACCENT, math.radians(-6))
    for side, _ in SIDES:
        wheel(m, side)
        caster(m, side)
        tube(m, (side * .215, .19, .20), (side * .215, .225, .93), .014, METAL)          # back post
        tube(m, (side * .215, .225, .93), (side * .215, .31, .93), .017, DARK)           # push handle
        tube(m, (side * .215, .20, .40), (side * .215, -.25, .40), .014, METAL)          # seat rail
        tube(m, (side * .215, .15, .22), (side * .205, -.20, .24), .012, METAL)
        tube(m, (side * .215, -.25, .40), (side * .135, -.36, .10), .013, METAL)         # leg rest
        cushion(m, (side * .095, -.40, .058), (.14, .17, .022), DARK)
        cushion(m, (side * .235, .02, .60), (.022, .26, .13), METAL)
    tube(m, (-.26, AXLE.y, AXLE.z), (.26, AXLE.y, AXLE.z), .016, METAL)
